"""Members with several roles, shifts that begin and end, and glass that nobody can break yet."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from safeconduct.desk.models import Signal
from safeconduct.kernel import clock
from safeconduct.keys import rows
from tests import cast as fictional
from tests.roles.given import given, is_action
from tests.roles.opens import keys
from tests.roles.table import ROLES, Line, lines
from tests.roles.test_by_keys import opened
from tests.roles.walking import Walk
from tests.roles.words import FIRST, SECOND, word
from tests.roles.world import WALKERS, World

pytestmark = pytest.mark.django_db

DAY = timedelta(hours=24)
# Somebody new holds both roles, and works on the first case in the second of them alone.
PAIRS = [
    ("operator", "lawyer"),
    ("lawyer", "operator"),
    ("passage", "operator"),
    ("documenter", "psychologist"),
    ("coordinator", "passage"),
    ("lawyer", "coordinator"),
    ("analyst", "press"),
]
ONLY = {"cases", "claims"}  # what depends on being on a case; the rest is decided by the door alone,
ALSO = {"desk.prepare_address", "desk.drop_address"}  # but for these
# Steps that take one's own draft, and steps that ask for two rights, of which each role may give one.
APART = {"cases.withdraw_disclosure", "cases.revoke_directive", "cases.strike_entry", "cases.proposals"}


@pytest.fixture(autouse=True)
def as_before(world: World, walk: Walk) -> Iterator[None]:
    """What a test adds goes with it: the rows by themselves, here what was learnt of them."""
    members = world.evening.cast.members
    kept = {name: keyring.remember() for name, keyring in members.items()}
    yield
    for name in members.keys() - kept.keys():
        members.pop(name)
        if name in walk.browsers:
            walk.sign_out(name)
    for take_back in kept.values():
        take_back()


def comes(world: World, held: str, on_it_as: str) -> str:
    """Somebody new with both roles, on the first case as one of them; their name."""
    cast, name = world.evening.cast, f"yarrow-{held}"
    fictional.join(cast, name, held, on_it_as)
    case = world.known[FIRST]["case"]
    world.evening.act("ash", "cases.assign", case=case, member=world.evening.member(name), role=on_it_as)
    for member in ("ash", *WALKERS.values()):
        world.evening.act(member, "cases.catch_up")
    return name


@pytest.mark.parametrize(("held", "on_it_as"), PAIRS)
def test_of_two_roles_each_gives_what_it_gives_alone_and_only_one_is_on_the_case(
    world: World, walk: Walk, held: str, on_it_as: str
):
    name = comes(world, held, on_it_as)
    found, meant = {}, {}
    for line in lines():
        if (line.name.partition(".")[0] not in ONLY and line.name not in ALSO) or line.name in APART:
            continue
        for side in (FIRST, SECOND):
            plain = given(line, world, on_it_as, side)
            answer = (walk.act if is_action(line) else walk.ask)(name, line.name, plain)
            found[line.name, line.way, side] = answer.code
            meant[line.name, line.way, side] = ends(line, held, on_it_as, side)
    assert {step: code for step, code in found.items() if code != meant[step]} == {}
    assert rooms_of(world, name) == {
        (room, side)
        for room, cells in keys().items()
        for side in (FIRST, SECOND)
        if "a" in {cells[held], cells[on_it_as]} or (cells[on_it_as] == "m" and side == FIRST)
    }


def ends(line: Line, held: str, on_it_as: str, side: str) -> str:
    """How a step ends for somebody who is on the first case as one role and holds the other besides."""
    cells = {line.cells[held], line.cells[on_it_as]}
    if "a" in cells or (line.cells[on_it_as] == "m" and side == FIRST):
        return "ok"
    if "f" in cells and side == FIRST:
        return "forbidden"
    return "forbidden" if cells == {"-"} else "not_found"


def rooms_of(world: World, name: str) -> set[tuple[str, str]]:
    """The rooms whose rows somebody's keys open."""
    rooms = {place for place in opened(world, world.keyring(name)) if place[1] in {FIRST, SECOND}}
    return {(room, side) for room, side in rooms if room in keys()}


def places(world: World, name: str) -> Counter[tuple[str, str]]:
    return opened(world, world.keyring(name))


def test_a_shift_opens_nothing_when_it_begins_and_shuts_nothing_when_it_ends(world: World, walk: Walk):
    before = {role: set(places(world, name)) for role, name in WALKERS.items()}
    world.evening.on_shift("fir", "elm")  # Cedar's ends
    assert {role: set(places(world, name)) for role, name in WALKERS.items()} == before
    answer = walk.ask("cedar", "desk.signal", {"signal": world.known[SECOND]["signal"]})
    assert answer.code == "ok"


def test_after_a_day_a_filed_signal_is_read_by_those_on_its_case_alone(world: World, walk: Walk):
    """Fresh it is the desk's; then it has its star, over HTTP and for the keys of whoever signs in."""
    handle, evening = world.known[FIRST]["signal"], world.evening
    filed = rows.find(evening.cast["ash"], Signal, handle).document.filed_at
    of_case = ("desk.case_signals", {"case": world.known[FIRST]["case"]})
    before, after = filed + DAY - timedelta(seconds=1), filed + DAY
    asked = [(name, ("desk.signal", {"signal": handle})) for name in ("cedar", "elm")]
    assert answers(walk, asked, before) == ["ok", "ok"]
    assert answers(walk, asked, after) == ["ok", "not_found"]
    asked = [(name, of_case) for name in ("hazel", "oak", "aspen", "elm", "juniper")]
    assert answers(walk, asked, after) == ["ok", "ok", "ok", "not_found", "not_found"]
    holders = {name for name in evening.cast.members if ("signal", FIRST) in places(world, name)}
    assert holders == {"ash", "fir", "aspen", "cedar", "hazel", "oak"}


def answers(walk: Walk, asked: list[tuple[str, Any]], at: datetime) -> list[str]:
    """How the answers end of members who sign in at that time for it, and out again."""
    with clock.held(at):
        for name, _question in asked:
            if name in walk.browsers:
                walk.sign_out(name)
        codes = [walk.ask(name, *question).code for name, question in asked]
        for name, _question in asked:
            walk.sign_out(name)
    return codes


@pytest.mark.parametrize("role", ROLES)
def test_nobody_breaks_the_glass_of_anothers_identity_address_or_route(world: World, walk: Walk, role: str):
    """Break-glass is not built: until then the cell that has it denies."""
    known, name = world.known[SECOND], WALKERS[role]
    shut = {(room, side) for room in ("shelter", "route") for side in (FIRST, SECOND)}
    assert not (shut | {("identity", SECOND)}) & set(places(world, name))
    answer = walk.act(name, "cases.reveal_person", {"case": known["case"], "person": known["person"]})
    assert answer.code in {"forbidden", "not_found"}
    assert word("identity", SECOND) not in answer.body.decode()


def test_an_address_opens_with_neither_half_alone(world: World):
    """Every lawyer holds one half of each address, and the engine the other."""
    for name in world.evening.cast.members:
        assert ("package", "") not in places(world, name), name
    assert ("package", "") not in opened(world, world.evening.cast.founded.engine)
