"""Erasing a room of a case: by its time, or because two people want it.

1. A coordinator's session does it. A room that coordinators read is erased by one who reads it, for what
   hangs on it (filed signals) is found by its key alone.
2. Keys of files go first (`keys.emptying`); then, in one transaction, what hangs on the room, the cards
   made from it, the room itself, and the word that it was erased.
"""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.cases import access, cards, retention, rooms
from safeconduct.cases.documents import Brief, ErasedRoom
from safeconduct.cases.events import RoomErasing
from safeconduct.cases.models import Case
from safeconduct.cases.models import ErasedRoom as ErasedRow
from safeconduct.cases.rules import digests
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import emptying, rows
from safeconduct.keys.compartments import DESK, room_id, well_known
from safeconduct.keys.rows import Reading

NOT_ITS_READER = define(
    "not_its_reader",
    403,
    N_("Only a coordinator who reads this part can erase it: the lead, or the second."),
)


def able(actor: Actor, brief: Brief, kind: str) -> bool:
    """Whether this session may carry the erasing of a room out."""
    if "coordinator" not in actor.roles:
        return False
    handle = room_id(brief.root, kind)
    return "coordinator" not in access.readers(kind) or handle in rooms.open_now(actor.keys, [handle])


def erase(
    actor: Actor, door: Reading[Case], kind: str, *, asked_by: UUID | None = None, why: str = ""
) -> ErasedRoom:
    """Erase a room for good and say so; in the caller's transaction, except for the keys of its files.

    Raises Refusal NOT_ITS_READER, ERASURE_KEY, BUSY.
    """
    brief: Brief = door.document
    if not able(actor, brief, kind):
        raise Refusal(NOT_ITS_READER)
    handle = room_id(brief.root, kind)
    emptying.forget_files(handle)
    emit(actor, RoomErasing(case=door.row.id, kind=kind))
    _take_cards(actor, door, kind)
    for one in (*digests.cards_of(kind), kind):
        emptying.empty(room_id(brief.root, one))
    now = clock.now()
    said = ErasedRoom(
        kind=kind,
        at=now,
        gone=retention.gone_from_backups(now),
        ground="asked" if asked_by else "time",
        asked_by=asked_by,
        why=why,
    )
    rows.insert(actor.keys, ErasedRow, door.row.compartment, said)
    return said


def _take_cards(actor: Actor, door: Reading[Case], kind: str) -> None:
    """What left the room as cards goes with it."""
    if kind == "identity":
        cards.take_names(actor.keys, door.row.id)
    if kind == "contacts" and actor.keys.holds(well_known(DESK, actor.keys.organisation)):
        cards.take_numbers(actor.keys, door.row.id)
