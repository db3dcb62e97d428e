"""On the board of held people, those who need somebody first stand on top."""

from datetime import timedelta

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.board import last_sign, need, next_due
from safeconduct.trace.rules.clocks import Due, Inputs
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.reach import Reach
from tests.trace.rules.given import at, moment, named, said

INPUTS = Inputs("deprived", Span(), (), (), (), moment(0))


def a_due(rule, state, hours=None):
    return Due(rule, "1", state, True, INPUTS, earliest=None if hours is None else moment(hours))


def a_need(hours, due=None, ended=None):
    return need(Reach(timedelta(hours=hours), timedelta(hours=hours), ended_by=ended), due)


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
    assert a_need(1) < a_need(90, ended=named("lawyer"))
    assert a_need(1) < a_need(90, a_due("r", "possibly_overdue", -9), ended=named("lawyer"))


def test_then_the_next_deadline_then_the_longest_out_of_reach():
    soon, late = a_due("r", "not_due", 3), a_due("r", "not_due", 30)
    assert a_need(1, soon) < a_need(90, late) < a_need(99)
    assert a_need(90, soon) < a_need(1, soon)
    assert need(None, soon) < need(None, late) < need(None, None)


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
