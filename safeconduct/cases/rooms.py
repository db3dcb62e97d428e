"""The rooms of a case: made when first used, held by those whom table and assignments name.

1. The handle of a room follows from the root in the brief, so a writer finds it without its key.
2. It is made with exactly the holders demanded. The maker keeps nothing unless named.
3. A room that one may not read, or may read no longer, answers like one that does not exist.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from safeconduct.cases import access, briefs, endings
from safeconduct.cases.documents import Brief
from safeconduct.cases.models import Case
from safeconduct.cases.rules.rooms import ROOMS, TEAM, demanded
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import compartments, rows
from safeconduct.keys.among import Handles
from safeconduct.keys.compartments import DESK, room_id, well_known
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch
from safeconduct.keys.rows import R, Reading

ROOM_ERASED = define(
    "room_erased", 409, N_("This part of the case was erased. Open the case again to write into it anew.")
)


class Room(NamedTuple):
    """One room of one case: its kind and its compartment."""

    case: UUID
    kind: str
    compartment: UUID


def room(keyring: Keyring, case: UUID, kind: str, create: bool = False) -> UUID:
    """The compartment of a room.

    With `create` it is made if nobody used it yet, and its handle is given also to those who may only
    write into it. Without, Refusal NOT_FOUND is raised alike for a case that does not exist or is not
    yours, for a room nobody used yet and for a room you may not read. Raises ROOM_ERASED, with `create`,
    for a room of a closed case whose time was over.
    """
    handle, document = _handle(keyring, case, kind)
    if create:
        if document is not None and document.closed and endings.gone(keyring, case, kind):
            raise Refusal(ROOM_ERASED)
        if not compartments.exists(handle):
            if document is None:
                raise Refusal(NOT_FOUND)
            holders = holders_of(keyring, document, kind)
            compartments.create(keyring, kind, id=handle, subject=case, holders=holders)
        return handle
    if not open_now(keyring, [handle]):
        raise Refusal(NOT_FOUND)
    return handle


def contents(keyring: Keyring, case: UUID, kind: str, table: type[R]) -> list[Reading[R]]:
    """The rows of one table in a room, oldest first; none while nobody has used the room.

    Raises Refusal NOT_FOUND for everybody who is not, or would not be, its reader.
    """
    handle, document = _handle(keyring, case, kind)
    newest = _newest([handle])
    if document is not None and not newest and _would_read(keyring, document, kind):
        return []
    if not _held_of(keyring, newest):
        raise Refusal(NOT_FOUND)
    return rows.read_all(keyring, table.objects.filter(compartment=handle).order_by("leaf"))


def reads(keyring: Keyring, case: UUID, kind: str) -> bool:
    """Whether the keyring opens this room of the case."""
    try:
        room(keyring, case, kind)
    except Refusal:
        return False
    return True


def held(keyring: Keyring, case: UUID, kinds: Iterable[str] = ROOMS) -> list[Room]:
    """The rooms (or cards) of a case that the keyring opens, in the order of the roles table.

    Raises Refusal NOT_FOUND for a case whose brief is not yours.
    """
    root = briefs.brief(keyring, case).root
    handles = {kind: room_id(root, kind) for kind in kinds}
    mine = open_now(keyring, handles.values())
    return [Room(case, kind, handle) for kind, handle in handles.items() if handle in mine]


def open_now(keyring: Keyring, handles: Iterable[UUID]) -> set[UUID]:
    """Those of the rooms whose present key the keyring holds; an earlier key alone does not count."""
    return _held_of(keyring, _newest(handles))


def readable(keyring: Keyring, cases: Collection[UUID], kinds: Iterable[str]) -> dict[UUID, dict[str, UUID]]:
    """Of each case the door, if it opens, and the rooms (or cards) whose rows `contents` would give, by kind:
    asked of all cases at once.

    A room that nobody has used yet is among them for who would be its reader. A kind that `contents`
    refuses is not there, nor a case of which all are refused. Raises Damaged for a brief that does not fit.
    """
    doors = briefs.of_each(keyring, cases)
    handles = {
        (case, kind): handle
        for kind in kinds
        for case, handle in _handles(keyring, cases, kind, doors).items()
    }
    newest = _newest(handles.values())
    mine = _held_of(keyring, newest)
    found = {case: {briefs.KIND: door.row.compartment} for case, door in doors.items()}
    for (case, kind), handle in handles.items():
        unused = handle not in newest and case in doors
        if handle in mine or (unused and _would_read(keyring, doors[case].document, kind)):
            found.setdefault(case, {})[kind] = handle
    return found


def holders_of(keyring: Keyring, document: Brief, kind: str) -> frozenset[UUID]:
    """Who is to hold a room of the case now: members and teams."""
    return holders_of_each(keyring, document, [kind])[kind]


def holders_of_each(keyring: Keyring, document: Brief, kinds: Iterable[str]) -> dict[str, frozenset[UUID]]:
    """Who is to hold each of these rooms now."""
    present = briefs.present(keyring, document)
    found = {}
    for kind in kinds:
        readers = access.readers(kind)
        teams = {role: briefs.team(keyring, role) for role, scope in readers.items() if scope == TEAM}
        found[kind] = demanded(readers, present, teams)
    return found


def holders_of_brief(keyring: Keyring, document: Brief) -> frozenset[UUID]:
    """Who is to hold the door: the desk, the coordinators and everybody assigned."""
    fixed = {well_known(DESK, keyring.organisation), briefs.team(keyring, "coordinator")}
    return frozenset(fixed | {member for member, _role in briefs.present(keyring, document)})


def _handle(keyring: Keyring, case: UUID, kind: str) -> tuple[UUID, Brief | None]:
    """The room's handle by the brief, or by the key itself for a team that reads rooms of this kind."""
    try:
        document = briefs.brief(keyring, case)
    except Refusal:
        known = keyring.find(kind, case)
        if known is None or not _of_a_team(keyring, kind):
            raise
        return known, None
    return room_id(document.root, kind), document


def _handles(
    keyring: Keyring, cases: Iterable[UUID], kind: str, doors: Mapping[UUID, Reading[Case]]
) -> dict[UUID, UUID]:
    """As `_handle`, of many cases: what the keyring holds of this kind is gone through once."""
    by_key: dict[UUID | None, UUID] = {}
    if _of_a_team(keyring, kind):
        for one in keyring.compartments(kind):
            by_key.setdefault(keyring.subject(one), one)
    by_door = {case: room_id(doors[case].document.root, kind) for case in cases if case in doors}
    return by_door | {case: by_key[case] for case in cases if case not in doors and case in by_key}


def _of_a_team(keyring: Keyring, kind: str) -> bool:
    """Whether the keyring is of a team that reads every room of this kind."""
    teams = (role for role, scope in access.readers(kind).items() if scope == TEAM)
    return any(keyring.holds(briefs.team(keyring, role)) for role in teams)


def _would_read(keyring: Keyring, document: Brief, kind: str) -> bool:
    """Whether a room that nobody has used would be this keyring's to read."""
    if _of_a_team(keyring, kind):
        return True  # without asking who works on the case
    return any(keyring.member == one or keyring.holds(one) for one in holders_of(keyring, document, kind))


def _newest(handles: Iterable[UUID]) -> dict[UUID, int]:
    """The number of the present epoch of each compartment that was ever made."""
    return dict(Epoch.objects.filter(of__among=Handles(handles)).values_list("of").annotate(Max("number")))


def _held_of(keyring: Keyring, newest: Mapping[UUID, int]) -> set[UUID]:
    if any(not _has(keyring, handle, number) for handle, number in newest.items()):
        keyring.refresh()  # it may have been made or granted a moment ago
    return {handle for handle, number in newest.items() if _has(keyring, handle, number)}


def _has(keyring: Keyring, handle: UUID, number: int) -> bool:
    try:
        keyring.secret(handle, number)
    except NotHeld:
        return False
    return True
