"""Every action and query, tried over HTTP by a member of every role, ends as the literal table says."""

import pytest

from safeconduct.acts import registry
from tests.people.test_roles_table import CELLS, OBJECTS, _meant
from tests.roles.given import given, is_action
from tests.roles.table import ROLES, Line, lines
from tests.roles.walking import Answer, Walk
from tests.roles.words import FIRST, SECOND, shown_too_much
from tests.roles.world import WALKERS, World

pytestmark = pytest.mark.django_db

# What somebody may who comes so far, and is then refused for a reason that has nothing to do with roles.
ENDS = {
    ("desk.still_on_it", ""): "not_taken",
    ("people.hand_share", ""): "not_found",  # no share was printed
    ("people.propose_recovery", ""): "recovery_proposed",  # somebody did already
    ("people.end_old_shares", ""): "not_found",  # none are earlier
    ("people.countersign", "coordinator"): "admin_needed",  # a coordinator signed first
    ("people.confirm_way", ""): "invalid",  # a code that nobody sent
    ("people.change_passphrase", ""): "stale_secrets",
    ("voice.publish_statement", ""): "not_submitted",
    ("voice.let_stand", ""): "not_flagged",
    ("voice.withdraw_statement", ""): "not_public",
    ("voice.correct_from_template", ""): "not_public",
    ("voice.lift_veto", ""): "not_vetoed",
    ("people.enrol", ""): "invalid",
    ("people.found", ""): "already_founded",
}
# Wider scopes of the agreed table, which let somebody do it on every case.
EVERYWHERE = {"all", "fresh", "team", "own", "dispatch", "leg", "second"}
# What the agreed table does not say in so many words, and why it may stand.
BESIDE = {
    ("desk.accept_dispatch", "lawyer"): "offered to the team by name: nobody's case",
    ("dispatch", "coordinator"): "who logs a critical signal proposes by that; nobody approves their own",
    ("cases.withdraw_disclosure", "press"): "their own draft, which is a statement",
    ("voice.draft_from_template", "coordinator"): "by the emergency template alone, of any case of the team",
    ("voice.correct_from_template", "coordinator"): "the same, of what stands in public",
    ("members", "coordinator"): "a request is the first of two signatures, which an admin's completes",
    ("journal", "coordinator"): "the team's journal is everybody's: there is one team",
}


def test_nothing_that_is_registered_is_missing_from_the_table():
    registered = {one.name for one in [*registry.actions(), *registry.queries()]}
    assert {line.name for line in lines()} == registered


def test_no_line_is_wider_than_the_cell_of_the_agreed_table():
    """Narrower it may be: what is not built yet is denied."""
    agreed = {(thing, role): _meant(thing, role, cell) for thing, role, cell in CELLS}
    wide = []
    for line in lines():
        if line.thing not in OBJECTS.values():
            assert line.verb == "may", line
            continue
        for role, cell in line.cells.items():
            scopes = {scope for verb, scope, _form in agreed[line.thing, role] if verb == line.verb}
            fits = bool(scopes & EVERYWHERE) if cell == "a" else bool(scopes)
            if cell in "am" and not fits and not {(line.thing, role), (line.name, role)} & BESIDE.keys():
                wide.append((line.name, line.way, role, cell))
    assert not wide


@pytest.mark.parametrize("role", ROLES)
def test_every_step_ends_as_the_table_says_and_shows_no_word_of_another_room(
    world: World, walk: Walk, role: str
):
    ended, meant, shown = {}, {}, {}
    for line in lines():
        tried = [given(line, world, role, side) for side in (FIRST, SECOND)]
        sides = (FIRST,) if line.cells[role] == "-" or tried[0] == tried[1] else (FIRST, SECOND)
        for side, plain in zip(sides, tried, strict=False):
            step = (line.name, line.way, side)
            answer = _try(walk, role, line, plain)
            ended[step], meant[step] = answer.code, _code(line, role, side)
            if words := shown_too_much(role, line.name, answer.body.decode()):
                shown[step] = words
    assert {step: code for step, code in ended.items() if code != meant[step]} == {}
    assert not shown


def _try(walk: Walk, role: str, line: Line, plain: dict[str, object]) -> Answer:
    do = walk.act if is_action(line) else walk.ask
    return do(WALKERS[role], line.name, plain)


def _code(line: Line, role: str, side: str) -> str:
    cell = line.cells[role]
    if cell == "-" or (cell == "f" and side == FIRST):
        return "forbidden"
    if cell == "a" or (cell == "m" and side == FIRST):
        return ENDS.get((line.name, role)) or ENDS.get((line.name, ""), "ok")
    return "not_found"
