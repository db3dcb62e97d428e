"""Whole courses of events, declared composites with hours of our own."""

from datetime import timedelta

from safeconduct.claims.rules.times import Span
from safeconduct.trace.packs import rules
from safeconduct.trace.rules.clocks import POSSIBLY, Facts, Happened, due
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.pack import Rule
from safeconduct.trace.rules.reach import Contact, began, incommunicado
from safeconduct.trace.rules.said import Kind
from tests.trace.rules.given import at, moment, named, said

MINUTE = timedelta(minutes=1)
TAKEN = said("neighbour", "apprehended", at(0, 0.1), "B2", by="men in masks", first_hand=True)


def gate(name, hours):
    return Contact(named(name), at(hours), "nobody", "release")


# -- witness, released, seized again ---------------------------------------------------------------------
# Taken in one region, in another 51 hours later; twice "free to go", twice seized again at the gate.

WITNESS = [
    TAKEN,
    said("log", "questioned", at(51), "D3", by="department 7", place="another region"),
    said("first gate", "released", at(54), "D3", by="department 7", duress=True),
    said("lawyer at the gate", "apprehended", at(54 + 2 / 60), "A2", by="department 9", first_hand=True),
    said("second gate", "released", at(77), "D3", by="department 9", duress=True),
    said("new paper", "apprehended", at(77 + 2 / 60), "A2", by="department 7", first_hand=True),
    said("letter", "held", at(80), "B2", by="department 7"),
]
GATES = [gate("first gate", 54), gate("second gate", 77)]


def test_a_release_of_two_minutes_is_an_episode_with_its_own_doubt():
    custody = episodes(WITNESS, moment(90))
    released = [one for one in custody.episodes if one.kind is Kind.RELEASED]
    assert [one.lasting.most for one in released] == [2 * MINUTE, 2 * MINUTE]
    assert released[0].doubts == ("duress", "taken_again")
    assert custody.status == "held"


def test_between_the_gates_they_are_not_free():
    for hours in (55, 78):
        custody = episodes([one for one in WITNESS if one.span.latest <= moment(hours)], moment(hours))
        assert custody.status == "unknown"
        assert custody.bands[-1].counting


def test_the_hours_out_of_reach_run_from_the_first_seizure_through_both_gates():
    seizures = [one.span for one in WITNESS if one.act == "apprehended"]
    since = began(seizures, GATES, moment(90))
    assert since == TAKEN.span
    reach = incommunicado(since, GATES, moment(90))
    assert (reach.least, reach.most) == (moment(90) - TAKEN.span.latest, timedelta(hours=90))
    assert reach.not_ended_by == ((named("first gate"), "release"), (named("second gate"), "release"))


def test_forty_eight_hours_are_counted_through_the_gate():
    happened = {"deprived": Happened(TAKEN.span), "released": Happened(at(54), sure=False)}
    found = due(a_rule("ru.48h"), Facts(happened, {"regime": "ordinary"}), moment(55))
    assert (found.state, found.earliest, found.latest) == (POSSIBLY, moment(48), moment(48.1))


def a_rule(handle: str) -> Rule:
    return next(one for one in rules("RU") if one.id == handle)


# -- "I am fine" -----------------------------------------------------------------------------------------
# Day nine: an official posts a silent video; relatives say that all is well and keep the telephone.


def test_a_video_and_the_words_of_relatives_neither_free_anybody_nor_stop_the_count():
    day = 9 * 24
    video = said("video", "released", at(day), "D3", from_custody=True, duress=True)
    custody = episodes([TAKEN, video], moment(day + 5))
    assert custody.status == "unknown"
    assert custody.aside[0].why == "from_custody"
    assert custody.unknown.most == timedelta(hours=day + 5)
    contacts = [
        Contact(named("video"), at(day), "nobody", "video", duress=True),
        Contact(named("mother"), at(day + 1), "relative", "word"),
        Contact(named("officer"), at(day + 2), "officer", "word"),
    ]
    reach = incommunicado(TAKEN.span, contacts, moment(day + 5))
    assert [why for _id, why in reach.not_ended_by] == ["video", "relatives_word", "officers_word"]
    assert reach.running
    assert reach.most == timedelta(hours=day + 5)


# -- a minor and an adult taken together -----------------------------------------------------------------


def test_the_clocks_of_a_minor_are_stricter_than_those_of_an_adult():
    happened = {"deprived": Happened(TAKEN.span)}
    states = {
        minor: {
            one.id: due(one, Facts(happened, {"minor": minor, "regime": "ordinary"}), moment(1)).state
            for one in rules("RU")
        }
        for minor in ("yes", "no")
    }
    stricter = {one for one in states["yes"] if states["yes"][one] != states["no"][one]}
    assert stricter == {"ru.minor.parents", "intl.child.parents", "intl.child.judge"}


# -- four bodies, four answers, one of them later believed -----------------------------------------------


def test_of_four_answers_a_letter_that_admits_it_decides_and_the_denials_stay_beside_it():
    answers = [
        TAKEN,
        said("one", "denied", at(1.2), "D4", by="department 1"),
        said("two", "denied", at(2), "D4", by="department 2"),
        said("three", "denied", at(2.5), "D3", by="transport police"),
        said("four", "handed_over", Span(None, moment(4)), "C2", by="department 4", to="colleagues"),
    ]
    letter = said("letter", "acknowledged", at(30), "B2", by="Department 2")
    before, after = episodes(answers, moment(12)), episodes([*answers, letter], moment(40))
    assert (before.status, after.status) == ("in_transfer", "held")
    assert after.denials == before.denials
    assert after.episodes[-1].denied == (named("two"),)
