"""On the board of held people, those who need somebody first stand on top."""

from dataclasses import replace
from datetime import timedelta

import pytest

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.board import OVER, last_sign, need, next_due
from safeconduct.trace.rules.chain import Episode
from safeconduct.trace.rules.clocks import Due, Inputs
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.reach import Reach
from safeconduct.trace.rules.said import Kind
from safeconduct.trace.rules.status import DIED, FREE, RELEASED, UNKNOWN
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


def test_of_two_who_are_out_of_reach_the_hours_that_are_certain_decide():
    def out(least, most):
        return need(Reach(timedelta(hours=least), timedelta(hours=most)), None)

    assert out(9, 10) < out(8, 90)
    nobody_knows = need(Reach(None, None), None)
    assert out(1, 1) < nobody_knows == out(0, 0)


def test_a_deadline_of_which_nobody_knows_the_time_comes_last_among_its_like():
    undated, dated = a_due("r", "not_due"), a_due("r", "not_due", 900)
    assert a_need(1, a_due("r", "certainly_overdue")) < a_need(1, dated) < a_need(1, undated) < a_need(1)
    by_latest_alone = replace(undated, latest=moment(3))
    assert a_need(1, by_latest_alone) < a_need(1, dated)
    earlier = replace(dated, earliest=moment(1), latest=moment(5000))
    assert a_need(1, earlier) < a_need(1, by_latest_alone)


def sign(name, began, last):
    return Episode(Kind.SEEN, (named(name),), began, last, last)


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (sign("x", at(1), at(1)), sign("y", at(2), at(2))),
        (sign("x", at(2), at(3)), sign("y", at(1), at(4))),
        (sign("x", at(1, 20), at(1, 20)), sign("y", at(2), at(2))),
        (sign("x", Span(), Span()), sign("y", at(-90), at(-90))),
        (sign("x", Span(None, moment(1)), Span(None, moment(1))), sign("y", at(2), at(2))),
        (sign("x", at(1), at(1)), sign("y", Span(None, moment(2)), Span(None, moment(2)))),
    ],
)
def test_the_last_sign_is_the_one_of_which_it_is_sure_that_it_was_last(before, last):
    assert last_sign([before, last]) == last_sign([last, before]) == last


def test_who_is_free_or_dead_by_two_sources_is_held_no_longer_and_who_was_let_go_as_claimed_is():
    signs = [said("taken", "apprehended", at(0))]
    for act, by_one, by_two in (("released", RELEASED, FREE), ("died", UNKNOWN, DIED)):
        for sources, status in ((1, by_one), (2, by_two)):
            chain = episodes([*signs, said("end", act, at(2), independent=sources)], moment(9))
            assert chain.status == status
            assert (chain.status in OVER) is (sources == 2)


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
