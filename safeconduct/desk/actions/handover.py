"""The handover: what is open, promised and unowned, written for the next shift and read by it."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents
from safeconduct.desk.documents import HandoverDocument, HeadIs
from safeconduct.desk.models import Handover
from safeconduct.desk.sheet import open_points
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import heads, rows
from safeconduct.vault.merkle import Head

DESK = roles("operator", "coordinator")


class WriteHandover(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    note: Annotated[
        str,
        Meta(
            title=N_("What the next shift must know"),
            description=N_("The open points are added by themselves."),
            max_length=20_000,
            examples=[N_("The neighbour will call at seven; she is afraid, speak softly.")],
            extra={"widget": "text"},
        ),
    ] = ""
    notes: Annotated[
        dict[UUID, Annotated[str, Meta(max_length=200)]],
        Meta(title=N_("A word on single points"), max_length=200, extra={"widget": "hidden"}),
    ] = {}


class HandoverIs(Struct, kw_only=True, frozen=True):
    id: UUID
    points: int
    without_note: int


@action(
    "desk.write_handover",
    title=N_("Write the handover"),
    may=DESK,
    example={"note": "The neighbour will call at seven; she is afraid, speak softly."},
    urgent=True,
)
def write_handover(actor: Actor, given: WriteHandover) -> HandoverIs:
    """Freeze the open points as they are now, with your notes, and the head of the log beside them: on
    paper in another pocket it proves later that nothing before it was changed. You sign the head, if the
    log goes on from the one that you signed last; if it does not, the sheet says so.
    """
    head, head_is = _signed(actor)
    points = [replace(one, note=given.notes.get(one.subject, "")) for one in open_points(actor)]
    document = HandoverDocument(
        written=incidents.stamp(actor),
        points=points,
        note=given.note,
        head_size=head.size,
        head_root=head.root,
        head_is=head_is,
    )
    row = rows.insert(actor.keys, Handover, incidents.desk(actor.keys), document)
    bare = sum(not one.note for one in points)
    return HandoverIs(id=row.id, points=len(points), without_note=bare)


def _signed(actor: Actor) -> tuple[Head, HeadIs]:
    """The present head, signed. A log that was altered must not keep the next shift from its sheet."""
    try:
        return heads.sign(actor.keys), "signed"
    except Refusal as refusal:
        if refusal.code != heads.FORKED:
            raise
        return heads.offer(), "forked"


class ReadHandover(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    handover: f.HandoverRef


@action(
    "desk.read_handover",
    title=N_("I have read it"),
    may=DESK,
    example={"handover": f.EXAMPLE},
    final=N_("what was read was read"),
    urgent=True,
)
def read_handover(actor: Actor, given: ReadHandover) -> HandoverIs:
    """Say that the shift that begins has read it. Refusals: not_found; stale."""
    found = rows.find(actor.keys, Handover, given.handover)
    document: HandoverDocument = found.document
    if all(one.by != actor.member for one in document.read_by):
        read_by = [*document.read_by, incidents.stamp(actor)]
        rows.rewrite(actor.keys, found.row, replace(document, read_by=read_by))
    bare = sum(not one.note for one in document.points)
    return HandoverIs(id=given.handover, points=len(document.points), without_note=bare)
