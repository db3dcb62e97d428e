"""Who tells of the same event, who tells of another, and who tells the same event otherwise."""

from itertools import permutations

import pytest

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.custody import episodes
from tests.trace.rules.given import at, moment, named, said

LATER = moment(20)


def together(*claims):
    """The claims of each episode."""
    return [set(one.claims) for one in episodes(claims, LATER).episodes]


def each(*claims):
    return [{one.id} for one in claims]


def test_who_is_brought_back_to_the_same_hands_was_held_there_twice_in_whatever_order_it_is_written():
    first = said("first", "held", at(1), by="department 1")
    other = said("other", "held", at(3), by="department 2")
    back = said("back", "held", at(5), by="department 1")
    for order in permutations([first, other, back]):
        assert together(*order) == each(first, other, back)


def test_a_move_between_two_signs_in_the_same_hands_parts_them():
    first = said("first", "held", at(1), by="department 1")
    moved = said("moved", "transferred", at(3), by="department 1")
    back = said("back", "held", at(5), by="department 1")
    assert together(first, moved, back) == each(first, moved, back)


def test_two_bodies_are_not_one_because_somebody_named_none():
    unnamed = said("unnamed", "held", at(1))
    one = said("one", "held", at(2), by="department 1")
    two = said("two", "held", at(3), by="department 2")
    assert together(unnamed, one, two) == [{unnamed.id, one.id}, {two.id}]


def test_two_claims_without_a_time_that_disagree_are_told_alike_in_whatever_order_they_are_written():
    dated = said("dated", "held", at(1))
    undated = [said(f"{n}", "held", Span(), by=f"department {n}") for n in range(4)]
    found = {str(episodes([dated, *order], LATER)) for order in permutations(undated)}
    assert len(found) == 1


def test_of_two_at_one_hour_it_does_not_matter_which_was_written_first():
    signs = [said(f"{n}", "seen", at(1), by=f"neighbour {n}") for n in range(4)]
    assert len({str(episodes(order, LATER)) for order in permutations(signs)}) == 1


@pytest.mark.parametrize("who", ["earlier", "later"])
def test_what_one_contradicts_of_the_other_is_a_version_of_it_whoever_says_so(who):
    marked = {"earlier": {}, "later": {}, who: {"against": [{"earlier": "later", "later": "earlier"}[who]]}}
    first = said("earlier", "held", at(1), "B2", by="department 1", **marked["earlier"])
    second = said("later", "released", at(5), by="department 1", **marked["later"])
    chain = episodes([first, second], LATER)
    assert [[one.claims for one in group] for group in chain.versions] == [[(first.id,), (second.id,)]]


def test_two_that_contradict_each_other_are_never_taken_for_one_telling_though_their_words_agree():
    one = said("one", "released", at(1), "B2", place="the gate")
    other = said("other", "released", at(1), place="the gate", against=["one"])
    chain = episodes([one, other], LATER)
    assert [[each.claims for each in group] for group in chain.versions] == [[(one.id,), (other.id,)]]


def test_what_contradicts_one_of_those_who_tell_of_an_event_is_told_beside_it():
    one = said("one", "transferred", at(1), "B2", place="the yard")
    two = said("two", "transferred", at(1), place="the yard")
    not_so = said("not so", "released", at(3), "D4", against=["two"])
    (group,) = episodes([one, two, not_so], LATER).versions
    assert [set(each.claims) for each in group] == [{one.id, two.id}, {not_so.id}]


def test_what_contradicts_two_events_is_told_beside_the_nearer():
    far = said("far", "held", at(1), "B2", by="department 1")
    near = said("near", "transferred", at(4), "B2", by="department 1")
    not_so = said("not so", "released", at(5), "D4", against=["far", "near"])
    (group,) = episodes([far, near, not_so], LATER).versions
    assert [each.claims for each in group] == [(near.id,), (not_so.id,)]


def test_a_vague_telling_of_a_release_is_of_the_nearer_of_two():
    gate, road = said("gate", "released", at(1)), said("road", "released", at(2))
    vague = said("vague", "released", at(0, 8))
    assert together(gate, road, vague) == [{gate.id}, {road.id, vague.id}]


def test_a_vague_telling_does_not_make_one_of_two_releases():
    gate, vague, road = (
        said("gate", "released", at(1), "B2"),
        said("vague", "released", at(0, 4)),
        said("road", "released", at(3, 2)),
    )
    assert together(gate, vague, road) == [{gate.id, vague.id}, {road.id}]


@pytest.mark.parametrize("hour", [0, 9])
def test_a_release_before_or_after_two_seizures_does_not_make_them_two(hour):
    one, other = said("one", "apprehended", at(3), "B2"), said("other", "apprehended", at(5))
    chain = episodes([one, other, said("free", "released", at(hour))], LATER)
    assert [[each.claims for each in group] for group in chain.versions] == [[(one.id,), (other.id,)]]


def test_a_vague_telling_of_a_seizure_does_not_part_two_that_came_after_a_release():
    free, first = said("free", "released", at(2)), said("first", "apprehended", at(3), "B2")
    vague, again = said("vague", "apprehended", at(1, 8)), said("again", "apprehended", at(7))
    chain = episodes([free, first, vague, again], LATER).episodes
    assert [one.kind.value for one in chain] == ["released", "seized"]


def test_the_third_seizure_is_told_with_the_second_after_which_nobody_was_freed():
    first, free = said("first", "apprehended", at(1)), said("free", "released", at(3))
    second, again = said("second", "apprehended", at(5), "B2"), said("again", "apprehended", at(7))
    assert together(first, free, second, again) == each(first, free, second)
    (group,) = episodes([first, free, second, again], LATER).versions
    assert [one.claims for one in group] == [(second.id,), (again.id,)]


def test_an_event_stands_where_the_best_of_those_who_tell_of_it_puts_it():
    rumour = said("rumour", "released", at(0, 4), "D4")
    better = said("better", "released", at(2, 8), "B2")
    seen = said("seen", "seen", at(3))
    assert together(rumour, better, seen) == [{seen.id}, {rumour.id, better.id}]


def test_a_sign_after_the_next_event_does_not_break_the_chain():
    """Two in the same hands, of whom the later is at odds with a third who tells of the earlier."""
    best = said("best", "held", at(1), "A1", independent=2)
    third = said("third", "held", at(1), "D4")
    after = said("after", "held", at(9), "B2", against=["third"])
    seen = said("seen", "seen", at(5))
    chain = episodes([best, third, after, seen], LATER)
    assert [set(one.claims) for one in chain.episodes] == [{best.id, after.id}, {seen.id}]
    assert chain.episodes[0].ended == at(9)
    assert chain.unknown.least >= moment(20) - moment(9)


def test_only_a_release_is_doubted_because_they_were_in_custody_afterwards():
    chain = episodes(
        [
            said("taken", "apprehended", at(1), independent=2),
            said("held", "held", at(3), independent=2),
            said("moved", "transferred", at(5), independent=2),
            said("there", "held", at(7), by="department 2"),
        ],
        LATER,
    )
    assert [(one.doubts, one.lasting) for one in chain.episodes] == [((), None)] * 4


def test_a_claim_taken_back_under_duress_counts_and_says_so_and_stops_no_clock():
    free = said("free", "released", at(1), "B2", independent=2, standing="retracted_under_duress")
    (episode,) = episodes([free], LATER).episodes
    assert (episode.solid, episode.doubts, episode.sure) == (True, ("retracted_under_duress",), False)


def test_a_claim_that_is_not_about_custody_is_not_even_set_aside():
    beaten = said("beaten", "beaten", at(1), standing="retracted", from_custody=True)
    assert episodes([beaten], LATER).aside == ()


def test_claims_that_name_the_person_and_claims_that_name_nobody_make_one_chain():
    one = said("one", "held", at(1), by="department 1", person=named("the person"))
    other = said("other", "held", at(2), by="department 1", person=named("the person"))
    unnamed = said("unnamed", "held", at(3), by="department 1")
    assert together(one, other, unnamed) == [{one.id, other.id, unnamed.id}]


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("apprehended", "seized"),
        ("held", "held"),
        ("acknowledged", "held"),
        ("delivered", "held"),
        ("questioned", "questioned"),
        ("seen", "seen"),
        ("handed_over", "handed_over"),
        ("transferred", "transferred"),
        ("released", "released"),
        ("died", "died"),
    ],
)
def test_each_act_of_custody_is_a_stretch_of_the_chain(act, kind):
    assert [one.kind for one in episodes([said("it", act, at(1))], LATER).episodes] == [kind]


@pytest.mark.parametrize("act", ["ordered", "supervised"])
def test_who_ordered_or_supervises_it_stands_beside_the_chain(act):
    chain = episodes([said("it", act, at(1), by="the ministry")], LATER)
    assert chain.bands == ()
    assert [(one.kind, one.by) for one in chain.behind] == [(act, "the ministry")]


@pytest.mark.parametrize("act", ["held", "questioned", "seen"])
def test_what_goes_on_is_one_stretch_of_all_its_signs(act):
    (stretch,) = episodes([said("one", act, at(1)), said("two", act, at(4))], LATER).episodes
    assert (stretch.began, stretch.last) == (at(1), at(4))


def test_signs_stand_in_the_order_of_the_middle_of_what_they_can_mean():
    vague = said("vague", "seen", at(0, 10), by="x")
    early, late = said("early", "seen", at(4), by="y"), said("late", "seen", at(6), by="z")
    assert together(late, vague, early) == each(early, vague, late)


def test_of_two_alike_the_first_hand_telling_stands_though_it_is_of_later():
    hearsay = said("hearsay", "apprehended", at(0), "B3")
    witness = said("witness", "apprehended", at(2), "B3", first_hand=True)
    assert episodes([hearsay, witness], LATER).episodes[0].claims == (witness.id,)


def test_two_who_received_somebody_are_two_tellings_and_blanks_name_nobody():
    one = said("one", "handed_over", at(1), by="department 1", to="department 2")
    other = said("other", "handed_over", at(1), by="department 1", to="the border guard")
    unnamed = said("unnamed", "handed_over", at(1), by="department 1", to="  ")
    assert len(episodes([one, other], LATER).episodes) == 2
    assert together(one, unnamed) == together(unnamed, one) == [{one.id, unnamed.id}]
