"""Cards: what leaves a case so that it can be recognised. Made by who writes, sealed to who may look.

Number cards go to the desk, only where the case is to be recognised there; they name nobody. Cards of
names go to the coordinators, and to each assigned member who may read the identity room.
"""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from safeconduct.cases import access, briefs
from safeconduct.cases.documents import Brief, DeskCard, Spellings
from safeconduct.cases.models import Case, NumberCard, SpellingCard
from safeconduct.cases.numbers import normal
from safeconduct.cases.rules.rooms import ASSIGNED
from safeconduct.cases.shelves import Shelf, shelf
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


def numbers(keyring: Keyring) -> Shelf[NumberCard]:
    """The desk's cards; empty for who does not hold the desk."""
    found = shelf(keyring, NumberCard)
    found.follow(keyring, _if_held(keyring, well_known(DESK, keyring.organisation)))
    return found


def spellings(keyring: Keyring) -> Shelf[SpellingCard]:
    """The cards of names that this keyring opens: the coordinators', and the member's own."""
    found = shelf(keyring, SpellingCard)
    found.follow(keyring, [keyring.member, *_if_held(keyring, briefs.team(keyring, "coordinator"))])
    return found


def put_number(keyring: Keyring, door: Reading[Case], value: str, state: str) -> None:
    """Let the desk recognise a number of this case, or with an empty value say it of all its numbers."""
    _tell(keyring, DeskCard(case=door.row.id, code=door.document.code, number=normal(value), state=state))


def put_case(
    keyring: Keyring, door: Reading[Case], *, minor: bool | None = None, warning: str | None = None
) -> None:
    """Tell the desk what concerns the whole case."""
    _tell(keyring, DeskCard(case=door.row.id, code=door.document.code, minor=minor, warning=warning))


def _tell(keyring: Keyring, card: DeskCard) -> None:
    rows.insert(keyring, NumberCard, well_known(DESK, keyring.organisation), card)


def take_numbers(keyring: Keyring, case: UUID) -> None:
    """Take every card of a case from the desk."""
    for reading in list(numbers(keyring).readings.values()):
        if reading.document.case == case:
            rows.erase(keyring, reading.row)


def put_names(
    keyring: Keyring, door: Reading[Case], person: UUID, names: list[str], minor: bool | None
) -> None:
    """Seal a person's names to everybody who may know who this is."""
    card = Spellings(case=door.row.id, code=door.document.code, person=person, names=names, minor=minor)
    copies = _copy(keyring, card, eligible(keyring, door.document))
    whole = replace(card, copies=copies)
    rows.insert(keyring, SpellingCard, briefs.team(keyring, "coordinator"), whole)


def minors(keyring: Keyring, case: UUID) -> dict[UUID, bool | None]:
    """Whether each person is a minor, by the newest card that this keyring opens."""
    return minors_of_each(keyring, [case])[case]


def minors_of_each(keyring: Keyring, cases: Iterable[UUID]) -> dict[UUID, dict[UUID, bool | None]]:
    """As `minors`, of many cases: the cards are gone through once."""
    found: dict[UUID, dict[UUID, bool | None]] = {case: {} for case in cases}
    of_them = (one for one in spellings(keyring).readings.values() if one.document.case in found)
    for one in sorted(of_them, key=lambda each: each.row.leaf):
        found[one.document.case][one.document.person] = one.document.minor
    return found


def settle_names(keyring: Keyring, door: Reading[Case]) -> None:
    """Make the copies of a case's cards of names equal to who may have them; a coordinator's to do."""
    team = briefs.team(keyring, "coordinator")
    if not keyring.holds(team):
        return
    wanted = eligible(keyring, door.document)
    for reading in list(spellings(keyring).readings.values()):
        card: Spellings = reading.document
        if card.case != door.row.id or reading.row.compartment != team:
            continue
        _take_back(keyring, [row for member, row in card.copies.items() if member not in wanted])
        kept = {member: row for member, row in card.copies.items() if member in wanted}
        added = _copy(keyring, card, wanted - kept.keys())
        if kept | added != card.copies:
            rows.rewrite(keyring, reading.row, replace(card, copies=kept | added))


def take_names(keyring: Keyring, case: UUID) -> None:
    """Take back every card of names of a case, with its copies; a coordinator's to do."""
    team = briefs.team(keyring, "coordinator")
    for reading in list(spellings(keyring).readings.values()):
        card: Spellings = reading.document
        if card.case == case and reading.row.compartment == team:
            _take_back(keyring, [reading.row.id, *card.copies.values()])


def eligible(keyring: Keyring, document: Brief) -> frozenset[UUID]:
    """Assigned members whose role reads the identity room."""
    reads = {role for role, scope in access.readers("identity").items() if scope == ASSIGNED}
    return frozenset(member for member, role in briefs.present(keyring, document) if role in reads)


def _copy(keyring: Keyring, card: Spellings, members: Iterable[UUID]) -> dict[UUID, UUID]:
    own = replace(card, copies={})
    made = {member: new_id() for member in sorted(members)}
    for member, row in made.items():
        rows.insert(keyring, SpellingCard, member, own, id=row)
    return made


def _take_back(keyring: Keyring, copies: list[UUID]) -> None:
    for row in SpellingCard.objects.filter(id__in=copies):
        rows.erase(keyring, row)


def _if_held(keyring: Keyring, compartment: UUID) -> list[UUID]:
    return [compartment] if keyring.holds(compartment) else []
