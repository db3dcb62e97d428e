"""What came in while nobody looked, and the lines it comes by."""

import base64
from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, intake
from safeconduct.desk.actions.intakes import path_of
from safeconduct.desk.documents import Channel, Stamp
from safeconduct.desk.models import Line
from safeconduct.desk.queries.inputs import DESK, Nothing
from safeconduct.kernel.text import N_
from safeconduct.keys import rows


@query("desk.intakes", title=N_("Messages nobody has looked at"), may=DESK, example={})
def intakes(actor: Actor, given: Nothing) -> list[intake.Seen]:
    """What came in and is not a signal yet, oldest first."""
    return intake.waiting(actor)


class OneIntake(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    intake: f.IntakeRef


@query("desk.intake", title=N_("One message"), may=DESK, example={"intake": f.EXAMPLE})
def one_intake(actor: Actor, given: OneIntake) -> intake.Seen:
    """One message that came in, also one that was set aside. Refusals: not_found."""
    return intake.find(actor, given.intake).seen


class LineView(Struct, kw_only=True, frozen=True):
    """A provider's line. `path` is where it posts to on this server."""

    id: UUID
    name: str
    channel: Channel
    opened: Stamp
    path: str


@query("desk.lines", title=N_("Lines of providers"), may=DESK, example={})
def lines(actor: Actor, given: Nothing) -> list[LineView]:
    """The doors through which providers hand over calls and messages."""
    desk = incidents.desk(actor.keys)
    found = rows.look_through(actor.keys, Line.objects.filter(compartment=desk).order_by("leaf"))
    return [
        LineView(
            id=one.row.id,
            name=one.document.name,
            channel=one.document.channel,
            opened=one.document.opened,
            path=path_of(one.row.id),
        )
        for one in found
        if one.verified
    ]


class OneLine(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    line: f.LineRef


class LineSecret(Struct, kw_only=True, frozen=True):
    """What a provider signs with, in base64."""

    line: UUID
    path: str
    secret: str


@query(
    "desk.line_secret",
    title=N_("Secret of a line"),
    may=roles("coordinator"),
    example={"line": f.EXAMPLE},
    confirm=True,
)
def line_secret(actor: Actor, given: OneLine) -> LineSecret:
    """What the provider of a line needs, for setting it up. Refusals: not_found; confirm."""
    document = rows.find(actor.keys, Line, given.line).document
    return LineSecret(
        line=given.line, path=path_of(given.line), secret=base64.b64encode(document.secret).decode()
    )
