"""Signals: typed while listening, completed later, judged."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct, field

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import signals
from safeconduct.desk.documents import Channel, Level, SignalDocument
from safeconduct.desk.events import IncidentCritical, SignalLogged
from safeconduct.desk.incidents import code
from safeconduct.desk.rules.lines import stamped
from safeconduct.kernel import clock
from safeconduct.kernel.errors import STALE, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_

DESK = roles("operator", "coordinator")


class LogSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """Nothing is mandatory: a scream has no fields."""

    lines: f.Lines = []
    level: f.AnyLevel = Level.UNSET
    channel: f.AnyChannel = Channel.PHONE
    number: f.Number = field(name="from", default="")
    called: f.Called = ""
    place: f.Place = ""
    incident: f.IncidentRef | None = None


class SignalIs(Struct, kw_only=True, frozen=True):
    """Where the signal stands now. `joined`: it became part of an incident that was open already."""

    id: UUID
    code: str
    incident: UUID
    joined: bool
    level: Level


@action(
    "desk.log_signal",
    title=N_("Log a signal"),
    may=DESK,
    example={"lines": ["screams, then the line went dead"], "from": "+7 900 000-00-01"},
    emits=[SignalLogged, IncidentCritical],
    urgent=True,
)
def log_signal(actor: Actor, given: LogSignal) -> SignalIs:
    """Write down one incoming contact.

    It opens an incident, or joins the named one, or the open one that the same number spoke of in
    the last two hours (`desk.split_signal` undoes that). Level critical raises the alarms at once.
    Refusals: not_found for an incident that is not there.
    """
    now = clock.now()
    joins = signals.home(actor, given.number, given.incident)
    document = SignalDocument(
        code=code("S"),
        channel=given.channel,
        received_at=now,
        answered_at=now,
        number=given.number,
        called=given.called,
        place=given.place,
        lines=stamped(given.lines, now, actor.zone),
        level=given.level,
        incident=joins or new_id(),
    )
    taken = signals.take_in(actor, document, joined=joins is not None)
    return signal_is(taken.id, taken.document, joined=taken.joined)


class AddLines(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    lines: f.Lines


@action(
    "desk.add_lines",
    title=N_("Add to a signal"),
    may=DESK,
    example={"signal": f.EXAMPLE, "lines": ["21:41 the same number sent: help"]},
    urgent=True,
)
def add_lines(actor: Actor, given: AddLines) -> SignalIs:
    """Add lines to a signal; what was written before stays as it was, also what a colleague added
    meanwhile. Refusals: not_found.
    """
    found = signals.find(actor, given.signal).document
    lines = [*found.lines, *stamped(given.lines, clock.now(), actor.zone)]
    return signal_is(given.signal, signals.change(actor, given.signal, lines=lines))


class AmendSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    version: Annotated[int, Meta(title=N_("Version"), ge=1, extra={"widget": "hidden"})] | None = None
    channel: f.AnyChannel = Channel.PHONE
    number: f.Number = field(name="from", default="")
    called: f.Called = ""
    place: f.Place = ""


@action(
    "desk.amend_signal",
    title=N_("Complete a signal"),
    may=DESK,
    example={"signal": f.EXAMPLE, "from": "+7 900 000-00-01", "place": "Penza"},
    inverse="desk.amend_signal",
)
def amend_signal(actor: Actor, given: AmendSignal) -> SignalIs:
    """Fill in what was learnt later: way, number, name, place, all four at once. What was heard is
    never changed.

    Refusals: not_found; stale when `version`, the one that the form showed, is not the newest.
    """
    if given.version not in (None, signals.find(actor, given.signal).row.version):
        raise Refusal(STALE)
    changed = signals.change(
        actor,
        given.signal,
        channel=given.channel,
        number=given.number,
        called=given.called,
        place=given.place,
    )
    return signal_is(given.signal, changed)


class SetLevel(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    level: f.AnyLevel


@action(
    "desk.set_level",
    title=N_("Judge how urgent it is"),
    may=DESK,
    example={"signal": f.EXAMPLE, "level": "critical"},
    inverse="desk.set_level",
    emits=[IncidentCritical],
    urgent=True,
)
def set_level(actor: Actor, given: SetLevel) -> SignalIs:
    """Judge a signal. Critical raises the alarms of its incident unless they are open already; a lower
    level afterwards ends none of them: a human closes an alarm.

    Refusals: not_found; stale.
    """
    return signal_is(given.signal, signals.judge(actor, given.signal, given.level))


def signal_is(signal: UUID, document: SignalDocument, *, joined: bool = False) -> SignalIs:
    """What every action about a signal gives."""
    return SignalIs(
        id=signal, code=document.code, incident=document.incident, joined=joined, level=document.level
    )
