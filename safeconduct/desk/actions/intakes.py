"""The lines of providers, and what came in: accepted as a signal, or set aside."""

import base64
import secrets
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, intake, signals
from safeconduct.desk.actions.signals import SignalIs, signal_is
from safeconduct.desk.documents import Channel, DismissalDocument, Level, LineDocument, SignalDocument
from safeconduct.desk.events import IncidentCritical, SignalLogged
from safeconduct.desk.models import Dismissal, Line
from safeconduct.desk.rules.lines import fitted, stamped
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import files, rows

DESK = roles("operator", "coordinator")


class OpenLine(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    name: Annotated[
        str, Meta(title=N_("Name of the line"), min_length=1, max_length=100, examples=[N_("night number")])
    ]
    channel: f.AnyChannel = Channel.PHONE


class LineOpened(Struct, kw_only=True, frozen=True):
    """What the provider needs. `path` is where it posts to on this server, `secret` (base64) what it signs
    with."""

    id: UUID
    path: str
    secret: str


@action(
    "desk.open_line",
    title=N_("Open a line for a provider"),
    may=roles("coordinator"),
    example={"name": "night number", "channel": "phone"},
    inverse="desk.close_line",
    confirm=True,
    keeps_result=False,
)
def open_line(actor: Actor, given: OpenLine) -> LineOpened:
    """Make a door through which a provider hands over calls and messages."""
    secret = secrets.token_bytes(32)
    document = LineDocument(
        name=given.name, secret=secret, channel=given.channel, opened=incidents.stamp(actor)
    )
    row = rows.insert(actor.keys, Line, incidents.desk(actor.keys), document)
    return LineOpened(id=row.id, path=path_of(row.id), secret=base64.b64encode(secret).decode())


class OneLine(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    line: f.LineRef


class LineIs(Struct, kw_only=True, frozen=True):
    id: UUID


@action(
    "desk.close_line",
    title=N_("Close a line"),
    may=roles("coordinator"),
    example={"line": f.EXAMPLE},
    inverse="desk.open_line",
    destructive=True,
)
def close_line(actor: Actor, given: OneLine) -> LineIs:
    """Shut a door: what comes there is refused from now on. What came before stays. Refusals: not_found."""
    rows.erase(actor.keys, rows.find(actor.keys, Line, given.line).row)
    return LineIs(id=given.line)


class Accept(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    intake: f.IntakeRef
    level: f.AnyLevel = Level.UNSET
    incident: f.IncidentRef | None = None


@action(
    "desk.accept_intake",
    title=N_("Accept as a signal"),
    may=DESK,
    example={"intake": f.EXAMPLE, "level": "urgent"},
    final=N_("the message lives on, word for word, as the signal"),
    emits=[SignalLogged, IncidentCritical],
    urgent=True,
)
def accept_intake(actor: Actor, given: Accept) -> SignalIs:
    """Make a signal of what came, under your own signature; its recording stays sealed with it.

    Refusals: not_found.
    """
    found = intake.find(actor, given.intake)
    seen = found.seen
    joins = signals.home(actor, seen.sender, given.incident)
    signal = new_id()
    signals.open_compartment(actor, signal)
    document = SignalDocument(
        code=incidents.code("S"),
        channel=seen.channel,
        received_at=seen.received_at,
        answered_at=clock.now(),
        number=seen.sender[:100],
        lines=stamped(fitted(seen.text), seen.received_at, actor.zone),
        level=given.level,
        recording=_recording(actor, signal, found.recording),
        incident=joins or new_id(),
    )
    taken = signals.take_in(actor, document, handle=signal, joined=joins is not None)
    rows.erase(actor.keys, found.row)
    for one in intake.aside(actor, given.intake):
        rows.erase(actor.keys, one)
    return signal_is(taken.id, taken.document, joined=taken.joined)


class Dismiss(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    intake: f.IntakeRef
    why: f.Why = ""


class IntakeIs(Struct, kw_only=True, frozen=True):
    id: UUID


@action(
    "desk.dismiss_intake",
    title=N_("Set aside"),
    may=DESK,
    example={"intake": f.EXAMPLE, "why": "wrong number"},
    inverse="desk.restore_intake",
    destructive=True,
)
def dismiss_intake(actor: Actor, given: Dismiss) -> IntakeIs:
    """Take a message off the list, with the reason; it is kept as it came. Refusals: not_found."""
    intake.find(actor, given.intake)
    document = DismissalDocument(of=given.intake, at=clock.now(), why=given.why)
    rows.insert(actor.keys, Dismissal, incidents.desk(actor.keys), document)
    return IntakeIs(id=given.intake)


class Restore(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    intake: f.IntakeRef


@action(
    "desk.restore_intake",
    title=N_("Put back on the list"),
    may=DESK,
    example={"intake": f.EXAMPLE},
    inverse="desk.dismiss_intake",
)
def restore_intake(actor: Actor, given: Restore) -> IntakeIs:
    """Undo setting a message aside. Refusals: not_found."""
    intake.find(actor, given.intake)
    for one in intake.aside(actor, given.intake):
        rows.erase(actor.keys, one)
    return IntakeIs(id=given.intake)


def path_of(line: UUID) -> str:
    """Where a provider posts to on this server."""
    return f"/hooks/line/{line}"


def _recording(actor: Actor, signal: UUID, sound: intake.Recording | None) -> UUID | None:
    """The sound that came along, sealed with the signal."""
    if sound is None:
        return None
    return files.receive(actor.keys, signal, [sound.data], name="recording", media_type=sound.type)
