"""On the board of held people, those who need somebody first stand on top."""

from dataclasses import replace
from datetime import timedelta

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.board import Line, held, last_sign, next_due
from safeconduct.trace.rules.clocks import Due, Inputs
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.reach import Reach
from tests.trace.rules.given import at, moment, named, said

INPUTS = Inputs("deprived", Span(), (), (), (), moment(0))
HELD = episodes([said("letter", "held", at(1), "B2", by="department 1")], moment(9))


def a_due(rule, state, hours=None):
    return Due(rule, "1", state, True, INPUTS, earliest=None if hours is None else moment(hours))


def a_line(name, hours, due=None, ended=None):
    reach = Reach(timedelta(hours=hours), timedelta(hours=hours), ended_by=ended)
    return Line(named(name), HELD, reach, due, None)


def order(*lines):
    return [line.person for line in held(lines)]


def test_what_is_overdue_comes_before_what_will_be_and_what_is_over_soonest_before_the_rest():
    dues = [
        a_due("later", "not_due", 48),
        a_due("soon", "not_due", 3),
        a_due("perhaps", "possibly_overdue", -1),
        a_due("longer", "possibly_overdue", -9),
        a_due("done", "satisfied", -20),
        a_due("never", "does_not_apply", -20),
        a_due("undated", "possibly_overdue"),
    ]
    assert next_due(dues).rule == "longer"
    assert next_due([*dues, a_due("sure", "certainly_overdue", 1)]).rule == "sure"
    assert next_due(dues[:2]).rule == "soon"
    assert next_due([dues[6], dues[2]]).rule == "perhaps"
    assert next_due(dues[4:6]) is None


def test_who_is_out_of_reach_stands_before_who_was_reached():
    reached, alone = a_line("a", 90, ended=named("lawyer")), a_line("b", 1)
    assert order(reached, alone) == [named("b"), named("a")]


def test_then_the_next_deadline_then_the_longest_out_of_reach():
    soon, late = a_due("r", "not_due", 3), a_due("r", "not_due", 30)
    assert order(a_line("a", 90, late), a_line("b", 1, soon)) == [named("b"), named("a")]
    assert order(a_line("a", 1, soon), a_line("b", 90, soon)) == [named("b"), named("a")]
    assert order(a_line("a", 90), a_line("b", 1, late)) == [named("b"), named("a")]


def test_who_is_released_as_somebody_claims_stays_on_the_board_and_who_is_free_leaves_it():
    claimed = replace(a_line("a", 1), custody=replace(HELD, status="released_as_claimed"))
    free = replace(a_line("b", 1), custody=replace(HELD, status="free_as_claimed"))
    assert order(claimed, free) == [named("a")]


def test_the_last_reliable_sign_is_neither_improbable_nor_under_duress():
    custody = episodes(
        [
            said("letter", "held", at(1), "B3", by="department 1"),
            said("rumour", "seen", at(5), "C5"),
            said("gate", "released", at(7), "C3", duress=True),
        ],
        moment(9),
    )
    assert last_sign(custody.episodes).claims == (named("letter"),)
    assert last_sign(()) is None
