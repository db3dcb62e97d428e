"""What a stretch of the chain says of when, where and in whose hands, out of several claims."""

from datetime import timedelta

import pytest

from safeconduct.claims.rules.times import Answer, Offset, Span
from safeconduct.trace.rules.chain import Gap
from safeconduct.trace.rules.custody import episodes
from tests.trace.rules.given import at, moment, named, said


@pytest.mark.parametrize("act", ["held", "questioned", "handed_over", "transferred", "released"])
def test_hands_that_surely_hold_somebody_do_not_lose_sight_of_them_before_what_they_do_next(act):
    held = said("letter", "held", at(1), "B2", by="department 1", place="the yard")
    then = said("then", act, at(9), by="department 1", place="the cellar")
    other = said("between", "seen", at(5), by="a neighbour")
    assert not isinstance(episodes([held, then], moment(9)).bands[1], Gap)
    assert isinstance(episodes([held, other, then], moment(9)).bands[1], Gap)


def test_a_claim_that_is_perhaps_of_what_is_past_counts():
    told = said("a", "held", at(8, 5))
    assert episodes([told], moment(10)).episodes
    assert episodes([told], moment(7)).aside[0].why == "not_yet"


def test_the_best_version_without_a_time_stands_where_the_others_say_that_it_happened():
    held = said("held", "held", at(1), by="department 1")
    rumour = said("rumour", "apprehended", at(5), "D4", by="men in masks")
    undated = said("undated", "apprehended", Span(), "A1", by="the border guard")
    chain = episodes([undated, rumour, held], moment(9))
    assert [one.claims for one in chain.episodes] == [(named("held"),), (named("undated"),)]


def test_a_stretch_goes_by_the_claims_that_have_a_time_and_an_instant_by_the_best():
    signs = [
        said("one", "held", at(1), "B2"),
        said("two", "held", Span(), "A1"),
        said("three", "held", at(4)),
    ]
    (held,) = episodes(signs, moment(9)).episodes
    assert (held.began, held.last) == (at(1), at(4))
    tellings = [said("one", "apprehended", at(0, 2), "B2"), said("two", "apprehended", at(1, 2), "C3")]
    (seized,) = episodes(tellings, moment(9)).episodes
    assert (seized.began, seized.last) == (at(0, 2), at(0, 2))


def test_what_the_best_does_not_say_the_next_best_says():
    best = said("best", "handed_over", at(1), "A1")
    more = said("more", "handed_over", at(1), "C3", by="department 1", to="department 2", place="the yard")
    (moved,) = episodes([best, more], moment(9)).episodes
    assert (moved.by, moved.to, moved.place) == ("department 1", "department 2", "the yard")


def gap_after_first(*signs):
    return isinstance(episodes(signs, moment(20)).bands[1], Gap)


def test_a_holding_that_is_only_claimed_or_questioning_leaves_a_gap_before_what_the_same_hands_do_next():
    then = said("then", "handed_over", at(9), by="department 1")
    assert not gap_after_first(said("letter", "held", at(1), "B2", by="department 1"), then)
    assert gap_after_first(said("rumour", "held", at(1), "C3", by="department 1"), then)
    assert gap_after_first(said("asked", "questioned", at(1), "B2", by="department 1"), then)
    again = said("again", "apprehended", at(9), by="department 1")
    assert gap_after_first(said("letter", "held", at(1), "B2", by="department 1"), again)


@pytest.mark.parametrize("act", ["released", "died"])
@pytest.mark.parametrize("sources", [1, 2])
def test_only_a_release_or_a_death_of_which_two_speak_ends_the_counting(act, sources):
    chain = episodes([said("end", act, at(1), independent=sources)], moment(9))
    assert [one.counting for one in chain.bands if isinstance(one, Gap)] == [True] * (2 - sources)


@pytest.mark.parametrize(
    ("act", "doubts"),
    [
        ("seen", ()),
        ("died", ()),
        ("released", ()),
        ("held", ("taken_again",)),
        ("apprehended", ("taken_again",)),
    ],
)
def test_who_was_seen_or_died_after_a_release_was_not_taken_again(act, doubts):
    chain = episodes(
        [said("free", "released", at(1), independent=2, place="y"), said("then", act, at(5), place="x")],
        moment(9),
    )
    assert chain.episodes[0].doubts == doubts


def test_the_first_and_the_last_sign_are_as_open_as_what_is_said_of_them():
    signs = [said("by then", "held", Span(None, moment(3))), said("then", "held", at(5))]
    (held,) = episodes(signs, moment(9)).episodes
    assert (held.began, held.last) == (Span(None, moment(3)), at(5))
    signs = [said("then", "held", at(1)), said("since", "held", Span(moment(2), None))]
    (held,) = episodes(signs, moment(9)).episodes
    assert (held.began, held.last) == (at(1), Span(moment(2), None))


def test_nobody_dies_twice_two_tellings_of_a_death_are_versions_of_one():
    tellings = [said("one", "died", at(1), place="the yard"), said("two", "died", at(5), place="a cell")]
    chain = episodes(tellings, moment(9))
    assert [len(one) for one in chain.versions] == [2]
    assert len(chain.episodes) == 1


def test_what_contradicts_the_claim_of_another_event_is_told_beside_it():
    held = said("held", "held", at(1), by="department 1")
    moved = said("moved", "held", at(5), by="department 2", against=["held"])
    between = said("between", "seen", at(3))
    chain = episodes([held, between, moved], moment(9))
    assert [{each.claims[0] for each in one} for one in chain.versions] == [{named("held"), named("moved")}]


def test_a_confirmed_holding_ends_between_its_last_sign_and_the_latest_that_the_next_can_have_been():
    signs = [said("one", "held", at(1), "B2"), said("two", "held", at(4, 2), "B2")]
    (going_on,) = episodes(signs, moment(20)).episodes
    assert (going_on.ended, going_on.going_on) == (Span(moment(4), None), True)
    held, _seen = episodes([*signs, said("then", "seen", at(9, 1))], moment(20)).episodes
    assert (held.ended, held.going_on) == (Span(moment(4), moment(10)), False)


def test_a_confirmed_holding_goes_on_to_what_came_next_and_not_back_to_what_came_before():
    before = said("before", "seen", at(1), by="a neighbour")
    held, then = said("held", "held", at(3), "B2"), said("then", "seen", at(9), by="a neighbour")
    assert episodes([before, held, then], moment(20)).episodes[1].ended == at(3, 6)


def test_a_release_keeps_its_other_doubts_when_they_were_taken_again():
    free = said("free", "released", at(1), "E5")
    chain = episodes([free, said("again", "apprehended", at(5))], moment(9))
    assert chain.episodes[0].doubts == ("doubtful", "taken_again")


def doubts_of(**other):
    plain = said("plain", "held", at(1), "B2", by="department 1")
    (held,) = episodes([plain, said("other", "held", at(2), by="department 1", **other)], moment(9)).episodes
    return held.doubts


def test_one_sound_claim_lifts_the_doubt_that_all_the_others_bear():
    assert doubts_of() == ()
    assert doubts_of(duress=True) == ()
    assert doubts_of(grade="E5") == ()


def test_one_claim_that_is_denied_or_taken_back_under_duress_leaves_a_doubt():
    assert doubts_of(against=["somebody else"]) == ("contradicted",)
    assert doubts_of(standing="retracted_under_duress") == ("retracted_under_duress",)


def test_nothing_comes_before_the_first_and_each_further_one_says_whether_it_surely_came_after():
    chain = episodes(
        [said("a", "seen", at(1), by="y"), said("b", "seen", at(2, 9), by="x")], moment(20)
    ).episodes
    assert [one.order for one in chain] == [Answer.YES, Answer.YES]
    chain = episodes(
        [said("a", "seen", at(1, 4), by="y"), said("b", "seen", at(2, 9), by="x")], moment(20)
    ).episodes
    assert [one.order for one in chain] == [Answer.YES, Answer.PERHAPS]


def test_a_holding_ends_as_openly_as_it_is_said_and_as_what_came_next_is():
    held = said("held", "held", Span(None, moment(3)), "B2", by="department 1")
    chain = episodes([held, said("then", "seen", at(5))], moment(9))
    assert chain.episodes[0].ended == Span(None, moment(5))
    since = said("since", "seen", Span(moment(5), None))
    chain = episodes([said("held", "held", at(3), "B2", by="department 1"), since], moment(9))
    assert chain.episodes[0].ended == Span(moment(3), None)


def test_nobody_is_unknown_for_longer_than_until_now():
    sign = said("sign", "seen", at(1), by="x")
    chain = episodes([sign, said("since", "seen", Span(moment(4), None), by="y")], moment(9))
    assert chain.bands[1].length == Offset(timedelta(hours=3), timedelta(hours=8))
