"""The doors of providers, and what came through them: accepted as a signal, or set aside."""

import base64
import secrets
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, intake, rules
from safeconduct.desk.actions.signals import SignalIs, take_in
from safeconduct.desk.documents import Channel, Level, LineDocument, SignalDocument
from safeconduct.desk.events import IncidentCritical, SignalLogged
from safeconduct.desk.models import Line
from safeconduct.kernel.text import N_
from safeconduct.keys import files, rows

DESK = roles("operator", "coordinator")
LineRef = Annotated[UUID, Meta(title=N_("Line"), extra={"widget": "ref", "of": "desk.line"})]


class OpenLine(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    name: Annotated[
        str, Meta(title=N_("Name of the line"), min_length=1, max_length=100, examples=[N_("night number")])
    ]
    channel: f.AnyChannel = Channel.PHONE


class LineOpened(Struct, kw_only=True, frozen=True):
    """Shown once: the provider needs both. `path` is where it posts to on this server."""

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
)
def open_line(actor: Actor, given: OpenLine) -> LineOpened:
    """Make a door through which a provider hands over calls and messages. Its secret is shown once."""
    secret = secrets.token_bytes(32)
    document = LineDocument(
        name=given.name, secret=secret, channel=given.channel, opened=incidents.stamp(actor)
    )
    row = rows.insert(actor.keys, Line, incidents.desk(actor.keys), document)
    return LineOpened(id=row.id, path=f"/hooks/line/{row.id}", secret=base64.b64encode(secret).decode())


class OneLine(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    line: LineRef


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
    found = rows.find(actor.keys, Line, given.line)
    rows.erase(actor.keys, found.row)
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
)
def accept_intake(actor: Actor, given: Accept) -> SignalIs:
    """Make a signal of what came, under your own signature; its recording stays sealed with it.

    Refusals: not_found.
    """
    found, seen = intake.one(actor, given.intake)
    document = SignalDocument(
        code=incidents.code("S"),
        channel=Channel(seen.channel),
        received_at=seen.received_at,
        number=seen.sender,
        lines=rules.stamped(seen.text.splitlines(), seen.received_at, actor.zone),
        level=given.level,
    )
    taken = take_in(actor, document, given.incident)
    if seen.recording is not None:
        file = files.receive(
            actor.keys,
            taken.id,
            [seen.recording.data],
            name="recording",
            media_type=seen.recording.type,
        )
        incidents.change_signal(actor, taken.id, recording=file)
    rows.erase(actor.keys, found.row)
    return taken


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
    """Take a message off the list, with the reason; it is kept. Refusals: not_found; stale."""
    found, _ = intake.one(actor, given.intake)
    changed = replace(found.document, dismissed=incidents.stamp(actor), why=given.why)
    rows.rewrite(actor.keys, found.row, changed)
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
    """Undo setting a message aside. Refusals: not_found; stale."""
    found, _ = intake.one(actor, given.intake)
    rows.rewrite(actor.keys, found.row, replace(found.document, dismissed=None, why=""))
    return IntakeIs(id=given.intake)
