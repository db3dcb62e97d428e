"""With their own keys alone, past every query, members open the rows of those rooms that the table gives."""

from collections import Counter

import pytest
from django.apps import apps

from safeconduct.cases.rules.digests import COMPARTMENTS
from safeconduct.keys import rows
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from tests.roles.opens import keys
from tests.roles.table import ROLES
from tests.roles.words import FIRST, SECOND
from tests.roles.world import OTHERS, WALKERS, World

pytestmark = pytest.mark.django_db

Place = tuple[str, str]
AT_THE_DESK = {"operator", "coordinator"}
READS_THE_LOG = {"coordinator", "admin"}
READ_DOCUMENTS = {"documenter", "lawyer", "coordinator"}  # coordinators by the teams that they hold
TEAMS = set(ROLES) - {"partner"}


def everything() -> list[SealedRow]:
    tables = [table for table in apps.get_models() if issubclass(table, SealedRow)]
    return [row for table in tables for row in table.objects.all()]


def opened(world: World, keyring: Keyring) -> Counter[Place]:
    """How many rows lie open to a keyring in each place, trying every sealed row that there is."""
    places, found = world.places(), Counter[Place]()
    for row in everything():
        try:
            rows.unseal(keyring, row)
        except NotHeld:
            continue
        found[places[row.compartment]] += 1
    return found


def theirs(role: str, name: str, on: str) -> set[Place]:
    """The places that a member of one role, who works on the case `on`, may open; by the literal table."""
    off = SECOND if on == FIRST else FIRST
    found = {("house", ""), ("member", name)}
    for room, cells in keys().items():
        found |= {(room, side) for side, cell in ((on, "am"), (off, "a")) if cells[role] in cell}
    found |= {("signal", side) for room, side in found if room == "signals"}
    if role in AT_THE_DESK:  # a signal is everybody's at the desk for a day
        found |= {("desk", ""), ("signal", ""), ("signal", FIRST), ("signal", SECOND)}
    if role in READ_DOCUMENTS:
        found.add(("unfiled", ""))
    if role in READS_THE_LOG:
        found.add(("audit", ""))
    teams = TEAMS if role == "coordinator" else {role} & TEAMS
    return found | {(f"team:{team}", "") for team in teams}


def test_the_table_names_every_kind_of_room_and_card():
    assert keys().keys() == {*COMPARTMENTS, "brief"}


def test_every_room_of_both_cases_holds_rows_that_could_be_opened(world: World):
    places = world.places()
    filled = {places[row.compartment] for row in everything()}
    assert {(room, side) for room in keys() for side in (FIRST, SECOND)} <= filled
    assert {("package", ""), ("signal", FIRST), ("recovery", ""), ("engine", "")} <= filled


@pytest.mark.parametrize("role", ROLES)
def test_the_keys_of_a_role_open_every_row_of_its_rooms_and_no_other(world: World, role: str):
    everybody = [(WALKERS[role], FIRST), *([(OTHERS[role], SECOND)] if role in OTHERS else [])]
    places = world.places()
    filled = Counter(places[row.compartment] for row in everything())
    for name, on in everybody:
        found = opened(world, world.keyring(name))
        may = theirs(role, name, on) & filled.keys()
        assert found == {place: filled[place] for place in may}, name
