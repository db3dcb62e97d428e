"""The chain of custody is made of claims, keeps them all, and counts what nobody knows."""

from datetime import timedelta
from uuid import uuid4

import pytest

from safeconduct.claims.rules.times import Answer, Offset, Span
from safeconduct.trace.rules.custody import episodes
from tests.trace.rules.given import at, moment, named, said


def kinds(custody):
    return [one.kind.value if hasattr(one, "kind") else "gap" for one in custody.bands]


def codes(custody):
    return [one.code for one in custody.reasons]


SEIZED = said("neighbour", "apprehended", at(0, 0.05), "B2", by="men in uniform", first_hand=True)
# A declared composite: four bodies were asked on one night and gave four answers.
FOUR_BODIES = [
    SEIZED,
    said("one", "denied", at(1), "D4", by="department 1"),
    said("two", "denied", at(2), "D4", by="department 2"),
    said("three", "denied", at(3), "D3", by="transport police"),
    said("four", "handed_over", Span(None, moment(4)), "C2", by="department 4", to="colleagues"),
]


def test_four_bodies_and_four_answers_are_in_transfer_and_all_four_answers_are_kept():
    custody = episodes(FOUR_BODIES, moment(10))
    assert custody.status == "in_transfer"
    assert codes(custody)[:3] == ["handed_over", "claimed", "denied"]
    assert custody.denials == (named("one"), named("two"), named("three"))


def test_what_nobody_knows_is_counted_at_least_and_at_most_and_goes_on():
    custody = episodes(FOUR_BODIES, moment(10))
    assert kinds(custody) == ["seized", "gap", "handed_over", "gap"]
    assert custody.bands[1].length == Offset(timedelta(0), timedelta(hours=4))
    assert custody.bands[3].length == Offset(timedelta(hours=6), None)
    assert custody.bands[3].counting


def test_not_here_creates_nothing_and_ends_nothing():
    held = said("letter", "held", at(5), "B2", by="department 1")
    assert episodes([FOUR_BODIES[1]], moment(10)).bands == ()
    custody = episodes([SEIZED, held, said("later", "denied", at(6), "B2", by="Department  1")], moment(10))
    assert custody.status == "held"
    assert custody.episodes[-1].going_on
    assert custody.episodes[-1].denied == (named("later"),)


def test_a_denial_stands_beside_those_hands_alone_whom_it_names():
    denials = [
        said("one", "denied", at(4), by="department 1"),
        said("two", "denied", at(4), place="the yard"),
    ]
    seen = said("seen", "seen", at(5), place="The yard")
    held = said("held", "held", at(6), by="Department 1")
    custody = episodes([SEIZED, *denials, seen, held], moment(10))
    assert [one.denied for one in custody.episodes] == [(), (named("two"),), (named("one"),)]


def test_a_chain_is_of_one_person():
    with pytest.raises(ValueError, match="of one person"):
        episodes(
            [said("a", "held", at(0), person=uuid4()), said("b", "held", at(0), person=uuid4())], moment(1)
        )


def test_events_whose_order_nobody_knows_say_perhaps():
    custody = episodes([said("a", "held", at(0, 4)), said("b", "handed_over", at(1, 4))], moment(9))
    assert custody.episodes[1].order is Answer.PERHAPS
    custody = episodes([said("a", "held", at(0, 1)), said("b", "handed_over", at(2, 4))], moment(9))
    assert custody.episodes[1].order is Answer.YES


# -- one event, several tellings ---------------------------------------------------------------------------


def test_two_sources_with_two_times_are_both_kept_and_the_figure_names_the_first_hand_one():
    article = said("article", "apprehended", at(2, 0.5), "B3")
    witness = said("witness", "apprehended", at(0, 0.05), "B3", first_hand=True)
    custody = episodes([article, witness], moment(5))
    assert [one.claims for one in custody.versions[0]] == [(witness.id,), (article.id,)]
    assert custody.episodes[0].began == witness.span
    assert len(custody.episodes) == 1
    assert episodes([witness], moment(5)).versions == ()


def test_the_better_graded_version_stands_in_the_band():
    worse = said("worse", "apprehended", at(0), "C4", first_hand=True)
    better = said("better", "apprehended", at(2), "B2")
    assert episodes([worse, better], moment(5)).episodes[0].claims == (better.id,)


def test_two_holders_at_odds_stand_side_by_side_and_the_status_names_the_other():
    one = said("one", "held", at(3), "B2", by="department 1")
    two = said("two", "held", at(3.5), "C3", by="department 2", against=["one"])
    custody = episodes([one, two], moment(9))
    assert [[each.by for each in group] for group in custody.versions] == [["department 1", "department 2"]]
    assert {each.code: each.claims for each in custody.reasons}["competing"] == (two.id,)
    assert custody.episodes[0].doubts == ()
    assert custody.versions[0][1].doubts == ("contradicted",)


def test_a_release_that_a_holding_contradicts_is_its_other_version():
    held = said("held", "held", at(4), "B2", by="department 1", against=["free"])
    free = said("free", "released", at(3), "C3", by="department 1")
    custody = episodes([free, held], moment(9))
    assert kinds(custody) == ["held"]
    assert [one.kind.value for one in custody.versions[0]] == ["held", "released"]
    assert custody.status == "held"


def test_what_several_say_is_one_band_from_the_first_sign_to_the_last():
    signs = [said(f"sign {n}", "held", at(n, 1), "C3", by="Department 1") for n in (1, 3, 6)]
    band = episodes(signs, moment(9)).episodes[0]
    assert (band.began, band.last) == (at(1, 1), at(6, 1))
    assert set(band.claims) == {one.id for one in signs}


def test_a_second_seizure_is_not_another_telling_of_the_first():
    free = said("free", "released", at(5, 1), "C3")
    again = said("again", "apprehended", at(5.5, 1), "B2")
    assert [one.kind.value for one in episodes([SEIZED, again], moment(9)).episodes] == ["seized"]
    chain = episodes([SEIZED, free, again], moment(9)).episodes
    assert [one.kind.value for one in chain] == ["seized", "released", "seized"]


# -- solid and pale ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "solid"),
    [
        ([said("a", "held", at(1), independent=1)], False),
        ([said("a", "held", at(1), independent=2)], True),
        ([said("a", "held", at(1), independent=2, duress=True)], False),
        ([said(one, "held", at(1), origins=frozenset({named(one)})) for one in "ab"], True),
        ([said(one, "held", at(1), origins=frozenset({named("post")})) for one in "ab"], False),
        ([said("a", "held", at(1), origins=frozenset({named("x"), named("y")}))], False),
        ([said(one, "held", at(1)) for one in "ab"], False),
    ],
)
def test_solid_is_what_two_independent_sources_say(claims, solid):
    assert episodes(claims, moment(2)).episodes[0].solid is solid


# -- what nobody knows -------------------------------------------------------------------------------------


def test_a_confirmed_holding_goes_on_and_a_claimed_one_is_a_sign_after_which_nobody_knows():
    confirmed = episodes([said("letter", "held", at(1), "B2", by="department 1")], moment(9))
    assert confirmed.episodes[0].going_on
    assert confirmed.unknown == Offset(timedelta(0), timedelta(0))
    claimed = episodes([said("rumour", "held", at(1), "C3", by="department 1")], moment(9))
    assert claimed.unknown == Offset(timedelta(hours=8), timedelta(hours=8))


def test_from_one_place_to_another_some_hours_are_unknown_but_not_in_the_same_hands():
    first = said("first", "held", at(1), "B2", by="department 1")
    other = said("other", "held", at(5), "B2", by="department 2")
    assert episodes([first, other], moment(9)).unknown == Offset(timedelta(0), timedelta(hours=4))
    handed = said("handed", "handed_over", at(5), "B2", by="department 1", to="department 2")
    assert kinds(episodes([first, handed], moment(5))) == ["held", "handed_over"]


def test_after_a_release_of_which_one_source_speaks_the_count_goes_on():
    claimed = episodes([SEIZED, said("gate", "released", at(5), "C2")], moment(9))
    assert (kinds(claimed)[-1], claimed.status) == ("gap", "released_as_claimed")
    sure = episodes([SEIZED, said("gate", "released", at(5), "B1", independent=2)], moment(9))
    assert (kinds(sure)[-1], sure.status) == ("released", "free_as_claimed")


def test_what_began_nobody_knows_when_leaves_the_most_open():
    custody = episodes(
        [said("a", "seen", Span(None, moment(2)), by="y"), said("b", "seen", at(4), by="x")], moment(9)
    )
    assert custody.bands[1].length == Offset(timedelta(hours=2), None)
    assert custody.unknown == Offset(timedelta(hours=7), None)


# -- what decides ------------------------------------------------------------------------------------------


def decided(*claims):
    return episodes([SEIZED, *claims], moment(20)).status


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([], "unknown"),
        ([said("x", "denied", at(3), "D4", by="department 1")], "denied_by_all"),
        ([said("x", "held", at(3), "C3", by="department 1")], "held"),
        ([said("x", "questioned", at(3), "C3", by="department 1")], "held"),
        ([said("x", "acknowledged", at(3), "C3", by="department 1")], "held"),
        ([said("x", "transferred", at(3), "C3", by="department 1")], "in_transfer"),
        ([said("x", "seen", at(3), "B2", place="market")], "unknown"),
        ([said("x", "ordered", at(3), "B2", by="ministry")], "unknown"),
        ([said("x", "died", at(3), "C3")], "unknown"),
        ([said("x", "died", at(3), "B1", independent=2)], "died_as_claimed"),
        ([said("x", "released", at(3), "C3")], "released_as_claimed"),
        ([said("x", "released", at(3), "C3", duress=True)], "unknown"),
        ([said("x", "released", at(3), "C3", from_custody=True)], "unknown"),
        ([said("x", "released", at(3), "C3", standing="retracted")], "unknown"),
        ([said("x", "released", at(3), "C3", standing="replaced")], "unknown"),
        ([said("x", "held", at(3), "C3", standing="retracted_under_duress")], "held"),
        ([said("x", "released", at(30), "C3")], "unknown"),
        ([said("x", "released", at(3), "C3"), said("y", "held", at(5), "C3", by="z")], "held"),
        ([said("x", "held", at(3), "B2", by="z"), said("y", "released", at(5), "C5")], "held"),
        ([said("x", "held", at(3), "B2", by="z"), said("y", "released", at(5), "E2")], "held"),
        ([said("x", "released", at(3, 2), "C4"), said("y", "handed_over", at(3, 2), "B2")], "in_transfer"),
    ],
)
def test_the_status_is_what_the_best_graded_of_the_last_claims_say(claims, status):
    assert decided(*claims) == status


def test_what_does_not_decide_is_kept_with_the_reason():
    claims = [
        said("phone", "released", at(3), from_custody=True),
        said("wrong", "held", at(3), standing="retracted"),
        said("plan", "released", at(30)),
        said("once", "held", Span(), by="department 9"),
        said("beaten", "beaten", at(3)),
        said("order", "ordered", at(3), by="ministry"),
        said("dead", "died", at(3), "C3"),
    ]
    custody = episodes([SEIZED, *claims], moment(9))
    why = {one.claim: one.why for one in custody.aside}
    assert why == {
        named("phone"): "from_custody",
        named("wrong"): "retracted",
        named("plan"): "not_yet",
        named("once"): "undated",
    }
    assert [one.by for one in custody.behind] == ["ministry"]
    assert codes(custody) == ["seized", "claimed", "from_custody", "undated", "death_not_confirmed"]


def test_a_claim_without_a_time_joins_those_who_say_the_same():
    held, undated = said("a", "held", at(3), by="x"), said("b", "held", Span(), by="x")
    assert episodes([undated, held], moment(9)).episodes[0].claims == (held.id, undated.id)


def test_where_the_order_is_not_sure_no_hour_is_certainly_unknown():
    custody = episodes([said("a", "seen", at(0, 6), by="x"), said("b", "seen", at(3, 6), by="y")], moment(20))
    assert custody.bands[1].length == Offset(timedelta(0), timedelta(hours=9))


@pytest.mark.parametrize(
    ("claim", "goes_on"),
    [
        (said("a", "held", at(1), "B2"), True),
        (said("a", "held", at(1), "B3"), False),
        (said("a", "held", at(1), "C2"), False),
        (said("a", "held", at(1), "C3", independent=2), True),
        (said("a", "held", at(1), "B2", duress=True), False),
    ],
)
def test_a_holding_goes_on_only_where_it_is_confirmed(claim, goes_on):
    assert episodes([claim], moment(9)).episodes[0].going_on is goes_on


def test_a_release_before_a_worse_claim_of_custody_decides_nothing_and_stops_no_clock():
    free = said("free", "released", at(3, 1), "A1", independent=2)
    held = said("held", "held", at(3.5, 1), "C4", by="department 1")
    assert decided(free, held) == "held"
    chain = episodes([SEIZED, free, held], moment(9)).episodes
    assert (chain[1].solid, chain[1].sure) == (True, False)
    assert episodes([SEIZED, free], moment(9)).episodes[1].sure
