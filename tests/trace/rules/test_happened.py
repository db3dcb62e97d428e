"""Clocks are told of what happened in this deprivation of liberty, not in the one before it."""

from dataclasses import replace

import pytest

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.happened import deprived, happened
from safeconduct.trace.rules.reach import Contact
from tests.trace.rules.given import at, moment, named, said

NOW = moment(90)
TALK = Contact(named("talk"), at(20), "own_lawyer", "meeting", private=True)


def sure(name, act, span):
    return said(name, act, span, independent=2)


def told(signs, contacts=()):
    chain = episodes(signs, NOW)
    return happened(chain, contacts, deprived(chain, contacts, NOW), NOW)


def test_of_two_releases_the_last_counts_for_the_one_at_the_gate_freed_nobody():
    found = told(
        [
            sure("taken", "apprehended", at(0)),
            sure("gate", "released", at(9)),
            sure("again", "apprehended", at(9.1)),
            sure("free", "released", at(40)),
            sure("third", "apprehended", at(41)),
            sure("home", "released", at(60)),
        ]
    )
    assert found["deprived"].span == at(0)
    assert (found["released"].span, found["released"].sure) == (at(60), True)


def test_after_each_transfer_the_family_is_told_anew_so_the_last_counts():
    signs = [sure("taken", "apprehended", at(0)), sure("north", "transferred", at(5))]
    assert told(signs)["transferred"].span == at(5)
    assert told([*signs, sure("south", "handed_over", at(30))])["transferred"].span == at(30)


def test_of_several_interrogations_the_first_counts():
    signs = [
        sure("taken", "apprehended", at(0)),
        sure("asked", "questioned", at(4)),
        sure("still asked", "questioned", at(6)),
        sure("moved", "transferred", at(8)),
        sure("asked again", "questioned", at(20)),
    ]
    assert told(signs)["interrogated"].span == at(4)


EARLIER = [
    sure("first", "apprehended", at(0)),
    sure("asked", "questioned", at(2)),
    sure("moved", "transferred", at(3)),
    sure("free", "released", at(10)),
    sure("second", "apprehended", at(50)),
]


def test_what_came_before_they_were_taken_this_time_stops_no_clock_of_this_time():
    found = told(EARLIER, [TALK])
    assert found["deprived"].span == at(50)
    assert set(found) == {"deprived"}
    after = replace(TALK, id=named("after"), at=at(60))
    found = told([*EARLIER, sure("asked now", "questioned", at(55))], [TALK, after])
    assert found["interrogated"].span == at(55)
    assert found["counsel_met"].claims == found["trusted_contact"].claims == (after.id,)


def test_somebody_they_trust_is_no_counsel_and_a_talk_with_others_present_is_neither():
    signs = [sure("taken", "apprehended", at(0))]
    friend = replace(TALK, who="trusted_person")
    assert set(told(signs, [friend])) == {"deprived", "trusted_contact"}
    assert set(told(signs, [TALK])) == {"deprived", "trusted_contact", "counsel_met"}
    assert set(told(signs, [replace(TALK, private=False)])) == {"deprived"}


def test_the_first_talk_counts_and_one_that_perhaps_came_before_is_not_sure():
    signs = [sure("taken", "apprehended", at(0, 1))]
    perhaps, later = replace(TALK, id=named("perhaps"), at=at(0.5)), replace(TALK, at=at(30))
    found = told(signs, [perhaps])["counsel_met"]
    assert (found.span, found.claims, found.sure) == (at(0.5), (perhaps.id,), False)
    found = told(signs, [later, TALK])["counsel_met"]
    assert (found.claims, found.sure) == ((TALK.id,), True)


def test_where_nobody_saw_them_taken_it_was_before_the_first_sign_of_them_in_custody():
    chain = episodes([sure("seen", "seen", at(1)), sure("held", "held", at(5, 1))], NOW)
    assert deprived(chain, (), NOW) == (Span(None, moment(6)), named("held"))
    free = [sure("seen", "seen", at(1)), sure("free", "released", at(2))]
    assert deprived(episodes(free, NOW), (), NOW) is None


def test_a_holding_that_went_on_began_with_its_first_sign():
    chain = episodes([sure("held", "held", at(5)), sure("still", "held", at(9))], NOW)
    assert deprived(chain, (), NOW) == (Span(None, moment(5)), named("held"))


def test_the_claim_named_is_that_of_the_seizure_that_is_counted_from():
    chain = episodes(EARLIER, NOW)
    assert deprived(chain, [TALK], NOW) == (at(50), named("second"))
    assert deprived(chain, [], NOW) == (at(0), named("first"))


@pytest.mark.parametrize("sources", [1, 2])
def test_that_they_were_taken_is_sure_by_two_sources_for_just_that(sources):
    taken = said("taken", "apprehended", at(0), independent=sources)
    other = said("moved", "transferred", at(2), independent=3 - sources)
    assert told([taken, other])["deprived"].sure is (sources == 2)


@pytest.mark.parametrize(
    ("act", "event"),
    [("released", "released"), ("transferred", "transferred"), ("questioned", "interrogated")],
)
def test_what_one_source_says_happened_starts_a_clock_and_stops_none(act, event):
    taken = sure("taken", "apprehended", at(0))
    assert told([taken, said("one", act, at(5))])[event].sure is False
    assert told([taken, sure("two", act, at(5))])[event].sure is True


def test_of_several_who_saw_them_taken_the_best_is_named():
    worse, best = said("worse", "apprehended", at(0), "D4"), said("best", "apprehended", at(0), "B2")
    assert deprived(episodes([worse, best], NOW), (), NOW) == (at(0), best.id)
    worse, best = said("worse", "held", at(0), "D4"), said("best", "held", at(0), "B2")
    assert deprived(episodes([worse, best], NOW), (), NOW) == (Span(None, moment(0)), best.id)
