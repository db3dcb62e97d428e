"""Keeping every room's readers equal to what the table and the assignments demand.

1. When an assignment changes, rooms that the one who changes it holds are set right at once. The
   others are noted as due, in the brief, until somebody who holds them comes by.
2. Whoever is owed a room is granted it. Whoever should hold it no longer is locked out: the room's key
   is turned, and what is written from then on opens for the others alone.
3. A team whose key was turned (somebody left it) makes every room it reads due: the one who left knows
   their keys.
"""

from uuid import UUID

from django.db.models import Max

from safeconduct.cases import access, briefs, cards, rooms
from safeconduct.cases.documents import Brief, Due
from safeconduct.cases.models import Case, RoomDue
from safeconduct.cases.rooms import Room, holders_of, holders_of_brief
from safeconduct.cases.rules.rooms import ROOMS, TEAM
from safeconduct.kernel import clock
from safeconduct.keys import certificates, compartments, rows
from safeconduct.keys.compartments import room_id
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch
from safeconduct.keys.rows import Reading

NAMES = "names"  # what is due is no room but the cards of names


def reassign(keyring: Keyring, door: Reading[Case], document: Brief) -> list[Room]:
    """Write a brief with other assignments and set right what follows; the rooms that stay due.

    A brief that somebody leaves is turned before it is written, so that its new text is not theirs.
    """
    _match(keyring, door.row.compartment, holders_of_brief(keyring, document))
    before: Brief = door.document
    rows.rewrite(keyring, door.row, document)
    after = briefs.find(keyring, door.row.id)
    left = _owe_names(keyring, after, before)
    for kind in ROOMS:
        handle = room_id(document.root, kind)
        wanted = holders_of(keyring, document, kind)
        if holders_of(keyring, before, kind) == wanted or not compartments.exists(handle):
            continue
        if rooms.open_now(keyring, [handle]):
            _match(keyring, handle, wanted)
        else:
            left.append(_owe(keyring, after, kind))
    return left


def _owe(keyring: Keyring, door: Reading[Case], kind: str) -> Room:
    rows.insert(keyring, RoomDue, door.row.compartment, Due(kind=kind, at=clock.now()))
    return Room(door.row.id, kind, room_id(door.document.root, kind))


def _owe_names(keyring: Keyring, door: Reading[Case], before: Brief) -> list[Room]:
    """The cards of names follow the assignment; only a coordinator can reach them."""
    if keyring.holds(briefs.team(keyring, "coordinator")):
        cards.settle_names(keyring, door)
    elif cards.eligible(keyring, door.document) != cards.eligible(keyring, before):
        return [_owe(keyring, door, NAMES)]
    return []


def catch_up(keyring: Keyring, *, everything: bool = False) -> list[Room]:
    """Set right every room held of one's own cases and of cases with rooms due; the rooms changed.

    With `everything`, of all cases. To be called after signing in; harmless at any time.
    """
    keyring.refresh()
    if everything:
        wanted = set(briefs.everything(keyring))
    else:
        wanted = set(briefs.own(keyring)) | {one.case for one in turn_due(keyring)}
    return [one for case in sorted(wanted) for one in _settle(keyring, case)]


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
    noted = due(keyring)
    mine = rooms.open_now(keyring, [one.compartment for one in noted])
    leads = keyring.holds(briefs.team(keyring, "coordinator"))
    reach = {one for one in noted if one.compartment in mine or (one.kind == NAMES and leads)}
    return sorted({*reach, *_known(keyring), *_left(keyring)})


def _settle(keyring: Keyring, case: UUID) -> list[Room]:
    door = briefs.find(keyring, case)
    document: Brief = door.document
    _match(keyring, door.row.compartment, holders_of_brief(keyring, document))
    stale = {one.compartment for one in _known(keyring)}
    mine = rooms.held(keyring, case)
    changed = [
        one
        for one in mine
        if _match(keyring, one.compartment, holders_of(keyring, document, one.kind), one.compartment in stale)
    ]
    done = {one.kind for one in mine}
    if keyring.holds(briefs.team(keyring, "coordinator")):
        cards.settle_names(keyring, door)
        done.add(NAMES)
    _done(keyring, door.row.compartment, done)
    return changed


def _match(keyring: Keyring, compartment: UUID, wanted: frozenset[UUID], stale: bool = False) -> bool:
    """Make the roster equal `wanted`; whether anything had to change."""
    present = compartments.roster(keyring, compartment)
    if stale or present - wanted:
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


def _known(keyring: Keyring) -> list[Room]:
    """Rooms held that are older than the newest key of a team that reads them."""
    turned = dict(Epoch.objects.filter(number__gt=1).values_list("of").annotate(Max("leaf")))
    found: list[Room] = []
    for kind in ROOMS if turned else ():
        teams = [briefs.team(keyring, role) for role, s in access.readers(kind).items() if s == TEAM]
        newest = max((turned[team] for team in teams if team in turned), default=-1)
        if newest >= 0:
            found += _older(keyring, kind, newest)
    return found


def _older(keyring: Keyring, kind: str, leaf: int) -> list[Room]:
    mine = {one: keyring.subject(one) for one in keyring.compartments(kind)}
    opened = dict(Epoch.objects.filter(of__in=list(mine)).values_list("of").annotate(Max("leaf")))
    return [
        Room(case, kind, one)
        for one, case in mine.items()
        if case is not None and opened[one] < leaf and rooms.open_now(keyring, [one])
    ]


def _left(keyring: Keyring) -> list[Room]:
    """Rooms held whose roster names somebody who was assigned and does not stand any more."""
    directory = certificates.directory(keyring)
    found = []
    for case, reading in briefs.everything(keyring).items():
        gone = {one for one, _role in reading.document.team() if directory.now(one) is None}
        if gone:
            mine = rooms.held(keyring, case)
            found += [one for one in mine if compartments.roster(keyring, one.compartment) & gone]
    return found
