"""Keeping every room's readers equal to what the table and the assignments demand.

1. When an assignment changes, rooms that the one who changes it holds are set right at once. The
   others are noted as due, in the brief, until somebody who holds them comes by.
2. Whoever is owed a room is granted it. Whoever should hold it no longer is locked out: the room's key
   is turned, and what is written from then on opens for the others alone.
3. Keys that somebody knows who left the organisation are turned by `people.upkeep`, rooms among them.
"""

from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from msgspec.structs import replace

from safeconduct.acts.transactions import all_or_nothing
from safeconduct.cases import briefs, cards, retention, rooms
from safeconduct.cases.documents import Brief, Due, Vouch
from safeconduct.cases.models import Case, RoomDue, TeamVouch
from safeconduct.cases.rooms import Room, holders_of_brief, holders_of_each
from safeconduct.cases.rules.digests import COMPARTMENTS
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import DESK, room_id, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Certificate, Countersignature
from safeconduct.keys.rows import Reading
from safeconduct.people import upkeep

SECONDS = 0.3  # that one request may spend on it


_rounds: WeakKeyDictionary[Keyring, tuple[int, list[UUID]]] = WeakKeyDictionary()


def reassign(keyring: Keyring, door: Reading[Case], document: Brief) -> list[Room]:
    """Write a brief with other assignments and set right what follows; the rooms that stay due.

    Only a coordinator's word counts: from anybody else the new assignments would give nothing.
    A brief that somebody leaves is turned before it is written, so that its new text is not theirs.
    """
    before: Brief = door.document
    was = holders_of_each(keyring, before, COMPARTMENTS)
    vouch = Vouch(root=document.root, team=document.assigned)
    rows.insert(keyring, TeamVouch, door.row.compartment, vouch)
    _match(keyring, door.row.compartment, holders_of_brief(keyring, document))
    rows.rewrite(keyring, door.row, document)
    after = briefs.find(keyring, door.row.id)
    cards.settle_names(keyring, after)
    left = []
    for kind, wanted in holders_of_each(keyring, document, COMPARTMENTS).items():
        handle = room_id(document.root, kind)
        if was[kind] == wanted or not compartments.exists(handle):
            continue
        if rooms.open_now(keyring, [handle]):
            _match(keyring, handle, wanted)
        else:
            left.append(_owe(keyring, after, kind))
    return left


def _owe(keyring: Keyring, door: Reading[Case], kind: str) -> Room:
    rows.insert(keyring, RoomDue, door.row.compartment, Due(kind=kind, at=clock.now()))
    return Room(door.row.id, kind, room_id(door.document.root, kind))


def catch_up(keyring: Keyring, *, everything: bool = False) -> list[Room]:
    """Set right every room held of one's own cases and of cases with rooms due; the rooms changed.

    With `everything`, of all cases. Harmless at any time.
    """
    keyring.refresh()
    if everything:
        wanted = set(briefs.everything(keyring))
    else:
        wanted = set(briefs.own(keyring)) | {one.case for one in turn_due(keyring)}
    return [one for case in sorted(wanted) for one in _settle(keyring, case)]


def mend(keyring: Keyring, *, seconds: float = SECONDS) -> bool:
    """Set right what is due and, once after signing in and whenever somebody's roles changed, the rooms
    of one's own cases, for about so many seconds at most; whether anything is left for the next request.

    Raises Refusal, DatabaseError; the next request tries again. Raises Damaged.
    """
    until = clock.monotonic() + seconds
    queue = _queue(keyring)
    queue += sorted({one.case for one in _reachable(keyring)} - set(queue))
    while queue:
        if clock.monotonic() > until:
            return True
        case = queue.pop()
        try:
            _settle(keyring, case)
        except (Refusal, DatabaseError):
            queue.insert(0, case)  # a busy database or a full disk passes; a row that does not fit stays so
            raise
    return False


def _queue(keyring: Keyring) -> list[UUID]:
    """One's own cases still to be looked at; all of them when the directory has changed since."""
    newest = (
        table.objects.order_by("-leaf").values_list("leaf", flat=True).first()
        for table in (Certificate, Countersignature)
    )
    mark = max((leaf for leaf in newest if leaf is not None), default=-1)
    known = _rounds.get(keyring)
    if known is None or known[0] != mark:
        known = _rounds[keyring] = (mark, sorted(briefs.own(keyring)))
    return known[1]


def due(keyring: Keyring) -> list[Room]:
    """Rooms noted as due in the briefs that the keyring opens, whether or not it holds the rooms."""
    doors = {one.row.compartment: one for one in briefs.everything(keyring).values()}
    found = set()
    for row in RoomDue.objects.all():
        door = doors.get(row.compartment)
        if door is not None:
            kind = rows.read(keyring, row).document.kind
            found.add(Room(door.row.id, kind, room_id(door.document.root, kind)))
    return sorted(found)


def turn_due(keyring: Keyring) -> list[Room]:
    """Rooms that the keyring holds and that are due: noted, or their key is known to somebody who left."""
    stale = [
        Room(case, keyring.kind(one), one) for one in upkeep.stale(keyring) if (case := keyring.subject(one))
    ]
    return sorted({*_reachable(keyring), *stale})


def _reachable(keyring: Keyring) -> set[Room]:
    """What is noted as due and can be put right with this keyring."""
    noted = due(keyring)
    mine = rooms.open_now(keyring, [one.compartment for one in noted])
    return {one for one in noted if one.compartment in mine}


def _settle(keyring: Keyring, case: UUID) -> list[Room]:
    """Undone as a whole: a turn that broke off must not leave its key in memory, where alone it would be."""
    with all_or_nothing(keyring):
        door = briefs.find(keyring, case)
        document: Brief = door.document
        _match(keyring, door.row.compartment, holders_of_brief(keyring, document))
        mine = rooms.held(keyring, case, COMPARTMENTS)
        wanted = holders_of_each(keyring, document, [one.kind for one in mine])
        changed = [one for one in mine if _match(keyring, one.compartment, wanted[one.kind])]
        _let_cards_go(keyring, door)
        cards.settle_names(keyring, door)
        _done(keyring, door.row.compartment, {one.kind for one in mine})
        return changed


def _let_cards_go(keyring: Keyring, door: Reading[Case]) -> None:
    """Some months after closing the desk recognises the case no more."""
    end = retention.ends(door.document, retention.NUMBER_CARDS)
    due = door.document.recognised and end is not None and clock.now() >= end
    if due and keyring.holds(well_known(DESK, keyring.organisation)):
        cards.take_numbers(keyring, door.row.id)
        current = briefs.find(keyring, door.row.id)
        rows.rewrite(keyring, current.row, replace(current.document, recognised=False))


def _match(keyring: Keyring, compartment: UUID, wanted: frozenset[UUID]) -> bool:
    """Make the roster equal `wanted`; whether anything had to change."""
    present = compartments.roster(keyring, compartment)
    if present - wanted:
        compartments.turn(keyring, compartment, wanted)
        return True
    for holder in sorted(wanted - present):
        compartments.grant(keyring, compartment, holder)
    return present != wanted


def _done(keyring: Keyring, brief: UUID, kinds: set[str]) -> None:
    """Take off the notes about rooms that were just set right."""
    for row in RoomDue.objects.filter(compartment=brief):
        if rows.read(keyring, row).document.kind in kinds:
            rows.erase(keyring, row)
