"""What members see of alarms and of the engine's health."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from django.utils.translation import gettext
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import query
from safeconduct.channels.reasons import SAYS as FAULTS
from safeconduct.engine import lately, staff
from safeconduct.engine.documents import AlarmNote, ChannelLately, ChannelNotice, Course, Happened
from safeconduct.engine.models import Alarm, Node, Note, Order, Progress
from safeconduct.engine.pulse import AUDITOR, LOOP
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.rules.shown import Shown, shown
from safeconduct.engine.rules.watch import SAYS, Finding
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

KEEPERS = roles("admin", "coordinator")
SILENT_AFTER = timedelta(seconds=15)
UNWATCHED_AFTER = timedelta(seconds=60)


class AlarmLine(msgspec.Struct, kw_only=True, frozen=True):
    """One alarm as a member may see it. `doubtful`: the row says less than what was signed; whatever is
    in doubt shows as open. `waiting`: it is still an order that the engine has not picked up."""

    id: UUID
    kind: str
    title: str
    callsign: str
    emergency: bool
    subject: UUID | None
    details: dict[str, str]
    raised_at: datetime
    raised_by: UUID | None
    state: str
    owner: UUID | None
    since: datetime
    waiting: bool
    doubtful: bool
    audiences: list[UUID]
    course: list[Course]


class Nothing(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A question that needs no answer first."""


class ChannelNamed(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One channel, by its name."""

    name: Annotated[str, Meta(title=N_("Name of the channel"), max_length=31, examples=["sms"])]


class ChannelLine(msgspec.Struct, kw_only=True, frozen=True):
    """One channel that stands, and what became lately of its messages, to the minute. `fails`: the last
    one did not leave; `says` in words why."""

    name: str
    kind: str
    since: datetime
    sent_at: datetime | None
    failed_at: datetime | None
    fails: bool
    says: str


class ChannelSetUp(msgspec.Struct, kw_only=True, frozen=True):
    """What is set up for one channel, but no password and no secret."""

    name: str
    shown: dict[str, str | int]


class WatcherLine(msgspec.Struct, kw_only=True, frozen=True):
    """Who outside must hear from us; an empty address for nobody. `answers`: no word to the contrary."""

    url: str
    every_s: int
    answers: bool


class Health(msgspec.Struct, kw_only=True, frozen=True):
    """The engine's health; `reasons` are codes of what is not well, `says` the same in words."""

    at: datetime | None
    ok: bool
    reasons: list[str]
    says: list[str]


class Heartbeat(NamedTuple):
    """When the engine's pulse was last seen, whether all is well, and codes of what is not."""

    at: datetime | None
    ok: bool
    reasons: tuple[Finding, ...]


def open_alarms(actor: Actor) -> list[AlarmLine]:
    """Every alarm that this member may see and that is not closed: emergencies first, oldest first."""
    waiting = set(Order.objects.filter(id__in=Note.objects.values("alarm")).values_list("id", flat=True))
    standing = set(Alarm.objects.exclude(state=State.CLOSED.value).values_list("id", flat=True))
    lines = _lines(actor.keys, waiting | standing)
    return [line for line in lines if line.state != State.CLOSED.value]


def alarm(actor: Actor, alarm_id: UUID) -> AlarmLine:
    """One alarm, closed or not. Raises Refusal NOT_FOUND for none and for not yours."""
    for line in _lines(actor.keys, {alarm_id}):
        return line
    raise Refusal(NOT_FOUND)


def alarm_behind(actor: Actor, link: str) -> UUID:
    """The alarm that a message's link is about. Raises Refusal NOT_FOUND for none and for not yours."""
    alarms = Alarm.objects.values_list("id", flat=True)
    for reading in rows.read_all(actor.keys, Progress.objects.filter(alarm__in=alarms)):
        if any(entry.link == link for entry in reading.document.course):
            found: UUID = reading.row.alarm
            return found
    raise Refusal(NOT_FOUND)


def heartbeat() -> Heartbeat:
    """The engine's health, as every page shows it: red after 15 seconds of silence."""
    now, reasons = clock.now(), []
    loops = list(Node.objects.filter(part=LOOP).order_by("-beat"))
    alive = [node for node in loops if abs(now - node.beat) <= SILENT_AFTER]
    if not alive:
        reasons.append(Finding.SILENT)
    elif not any(node.sees for node in alive):
        reasons.append(Finding.BLIND)
    auditor = Node.objects.filter(part=AUDITOR).order_by("-beat").first()
    if auditor is None or abs(now - auditor.beat) > UNWATCHED_AFTER:
        reasons.append(Finding.UNWATCHED)
    said = [node.findings for node in (*alive, *([auditor] if auditor else []))]
    reasons += [Finding(code) for text in said for code in text.split(",") if code in set(Finding)]
    unique = tuple(dict.fromkeys(reasons))
    return Heartbeat(loops[0].beat if loops else None, not unique, unique)


@query("engine.channels", title=N_("Channels that stand"), may=anybody_signed_in, example={})
def channels(actor: Actor, given: Nothing) -> list[ChannelLine]:
    """By which channels messages can leave; what they need is sealed to the engine alone."""
    del given
    known = lately.of(actor.keys)
    return [_channel(one, known.get(one.name)) for one in staff.channels(actor.keys)]


def _channel(notice: ChannelNotice, known: ChannelLately | None) -> ChannelLine:
    return ChannelLine(
        name=notice.name,
        kind=notice.kind,
        since=notice.at,
        sent_at=known.sent_at if known else None,
        failed_at=known.failed_at if known else None,
        fails=known is not None and known.fails,
        says=gettext(FAULTS[known.why]) if known and known.why else "",
    )


@query(
    "engine.channel_set_up", title=N_("What is set up for a channel"), may=KEEPERS, example={"name": "sms"}
)
def channel_set_up(actor: Actor, given: ChannelNamed) -> ChannelSetUp:
    """What a form fills in again. Raises Refusal NOT_FOUND."""
    shown = staff.shown_of(actor.keys, given.name)
    if not shown:
        raise Refusal(NOT_FOUND)
    return ChannelSetUp(name=given.name, shown={name: shown[name] for name in shown if name != staff.DOOR})


@query("engine.watcher", title=N_("The watcher outside"), may=KEEPERS, example={})
def watcher(actor: Actor, given: Nothing) -> WatcherLine:
    """Who outside must hear from us, and whether anything was wrong with that."""
    del given
    shown = staff.watcher_shown(actor.keys)
    answers = Finding.WATCHER not in heartbeat().reasons
    return WatcherLine(url=str(shown.get("url", "")), every_s=int(shown.get("every_s", 30)), answers=answers)


@query("engine.health", title=N_("How the engine is"), may=anybody_signed_in, example={})
def health(actor: Actor, given: Nothing) -> Health:
    """When the engine was last heard of, whether all is well, and what is not."""
    del actor, given
    beat = heartbeat()
    says = [gettext(SAYS[reason]) for reason in beat.reasons]
    return Health(at=beat.at, ok=beat.ok, reasons=[reason.value for reason in beat.reasons], says=says)


def _lines(keyring: Keyring, alarms: set[UUID]) -> list[AlarmLine]:
    notes = _by_alarm(rows.look_through(keyring, Note.objects.filter(alarm__in=alarms)))
    course = _by_alarm(rows.look_through(keyring, Progress.objects.filter(alarm__in=alarms)))
    states = dict(Alarm.objects.filter(id__in=alarms).values_list("id", "state"))
    found = [_line(alarm, notes[alarm], course[alarm], states.get(alarm)) for alarm in notes]
    return sorted(found, key=lambda line: (not line.emergency, line.raised_at))


def _by_alarm(
    readings: Iterable[Reading[Note]] | Iterable[Reading[Progress]],
) -> dict[UUID, list[Reading[Any]]]:
    found: dict[UUID, list[Reading[Any]]] = defaultdict(list)
    for reading in readings:
        if reading.verified:
            found[reading.row.alarm].append(reading)
    return found


def _line(
    alarm_id: UUID, notes: list[Reading[Note]], progress: list[Reading[Progress]], column: str | None
) -> AlarmLine:
    note: AlarmNote = notes[0].document
    said = {
        (entry.happened, entry.at, entry.member, entry.channel): entry
        for reading in sorted(progress, key=lambda one: one.row.leaf)
        for entry in reading.document.course
    }
    course = list(said.values())
    now_shown: Shown = shown(course, column)
    return AlarmLine(
        id=alarm_id,
        kind=note.kind,
        title=gettext(note.title) if note.title else "",
        callsign=note.callsign,
        emergency=note.emergency,
        subject=note.subject,
        details=note.details,
        raised_at=note.at,
        raised_by=notes[0].author,
        state=now_shown.state.value,
        owner=now_shown.owner,
        since=now_shown.since or note.at,
        waiting=column is None,
        doubtful=now_shown.doubtful,
        audiences=[one.row.compartment for one in notes],
        course=course,
    )


__all__ = ["AlarmLine", "Happened", "Heartbeat", "alarm", "alarm_behind", "heartbeat", "open_alarms"]
