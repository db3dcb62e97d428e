"""A clock stops on a duty that was done, and on nothing that is only said to have been done."""

from dataclasses import replace

import pytest

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.duties import done
from safeconduct.trace.rules.said import DUTIES
from safeconduct.trace.rules.vocabulary import EVENTS
from tests.trace.rules.given import at, moment, named, said

NOW = moment(90)
TAKEN = at(10)
MOTHER, FATHER = named("the mother's call"), named("the father's letter")


def told(name="mother", span=None, origin=MOTHER, act="parents_told", **rest):
    return said(name, act, span or at(12), origins=frozenset({origin}), **rest)


def test_every_duty_is_an_event_that_a_pack_of_rules_can_name():
    assert DUTIES <= EVENTS


def test_what_no_claim_of_a_duty_tells_the_chain_or_a_contact_does_and_only_custody_by_a_court_nobody():
    by_the_chain = {"deprived", "transferred", "released", "interrogated"}
    by_contacts = {"counsel_met", "trusted_contact"}
    assert by_the_chain | by_contacts | {"custody_began", "custody_extended"} == EVENTS - DUTIES


def test_two_independent_sources_tell_that_it_was_done_and_one_only_that_it_perhaps_was():
    assert done([told()], TAKEN, NOW)["parents_told"].sure is False
    both = done([told(), told("father", origin=FATHER)], TAKEN, NOW)["parents_told"]
    assert (both.sure, set(both.claims)) == (True, {named("mother"), named("father")})
    twice = done([told(), told("again")], TAKEN, NOW)["parents_told"]
    assert twice.sure is False


def test_what_somebody_contradicts_stops_no_clock_however_many_say_it():
    found = done([told(), told("father", origin=FATHER, against=("neighbour",))], TAKEN, NOW)
    assert found["parents_told"].sure is False


def test_what_is_said_under_duress_makes_nothing_sure():
    found = done([told(), told("father", origin=FATHER, duress=True)], TAKEN, NOW)
    assert found["parents_told"].sure is False


def test_an_authority_that_says_it_did_its_duty_stops_no_clock_of_it():
    desk = told("duty desk", origin=named("answer"), authority=True)
    assert done([told(), desk], TAKEN, NOW)["parents_told"].sure is False
    ministry = told("ministry", origin=named("other answer"), authority=True)
    assert done([desk, ministry], TAKEN, NOW)["parents_told"].sure is False


@pytest.mark.parametrize(
    "without",
    [
        {"standing": "retracted"},
        {"standing": "replaced"},
        {"from_custody": True},
        {"span": at(95)},
        {"span": at(9)},
    ],
    ids=["retracted", "replaced", "from custody", "not yet", "of an earlier custody"],
)
def test_what_tells_nothing_of_this_custody_is_left_out(without):
    assert done([told(**without)], TAKEN, NOW) == {}


def test_a_duty_of_which_nobody_says_when_may_have_been_done_at_any_time():
    assert done([told(span=Span())], TAKEN, NOW)["parents_told"].span == Span()


def test_where_two_say_when_it_lay_between_and_who_gives_no_time_changes_nothing():
    late = told("father", at(20, 1), FATHER)
    found = done([told(), late, told("aunt", Span(), named("aunt's post"))], TAKEN, NOW)["parents_told"]
    assert found.span == Span(at(12).earliest, at(20, 1).latest)
    open_end = replace(late, span=Span(at(20).earliest, None))
    assert done([told(), open_end], TAKEN, NOW)["parents_told"].span == Span(at(12).earliest, None)


def test_each_duty_is_its_own():
    found = done([told(), told("desk", act="prosecutor_told")], TAKEN, NOW)
    assert set(found) == {"parents_told", "prosecutor_told"}


def test_what_is_no_duty_is_passed_over():
    assert done([told(act="beaten")], TAKEN, NOW) == {}
