"""What each stance does to a claim: what stands against it, what says it too, whether it stands."""

from uuid import UUID

import pytest

from safeconduct.claims import words
from safeconduct.claims.rules.weight import STANCES, Stood, Voice, Weights

# Handles of which a set does not keep the order: it must be said, not found.
ONE, TWO, THREE, FOUR = (UUID(int=number) for number in range(14, 18))


def weights(*stances, unfree=(), replaces=None, begins=None):
    """Four claims, each of a source of its own, with these stances between them."""
    voices = {
        one: Voice(
            one,
            frozenset({(begins or {}).get(one, UUID(int=100 + one.int))}),
            free=one not in unfree,
            replaces=(replaces or {}).get(one),
        )
        for one in (ONE, TWO, THREE, FOUR)
    }
    return Weights(voices, [Stood(*one) for one in stances], {})


def test_every_stance_has_a_word_in_both_directions():
    assert set(STANCES) == set(words.STANCES) == set(words.STANCES_BACK)


@pytest.mark.parametrize(
    ("kind", "against", "back"),
    [
        ("contradicts", True, True),
        ("denies", True, False),
        ("denies_premise", True, False),
        ("corroborates", False, False),
        ("explains", False, False),
        ("retracts", False, False),
        ("retracts_under_duress", False, False),
    ],
)
def test_who_contradicts_or_denies_stands_against_a_claim_and_contradiction_goes_both_ways(
    kind, against, back
):
    found = weights((TWO, kind, ONE))
    assert found.against(ONE) == ((TWO,) if against else ())
    assert found.against(TWO) == ((ONE,) if back else ())
    assert found.against(THREE) == ()
    assert bool(found.supporters(ONE)) == bool(found.supporters(TWO)) == (kind == "corroborates")


def test_what_stands_against_a_claim_stands_no_more_once_it_is_taken_back_and_is_told_in_one_order():
    both = [(THREE, "denies", ONE), (TWO, "contradicts", ONE)]
    assert weights(*both).against(ONE) == weights(*reversed(both)).against(ONE) == (TWO, THREE)
    assert weights(*both, (FOUR, "retracts", TWO)).against(ONE) == (THREE,)
    assert weights((ONE, "denies", ONE)).against(ONE) == ()


@pytest.mark.parametrize("pair", [(TWO, "corroborates", ONE), (ONE, "corroborates", TWO)])
def test_who_corroborates_says_it_too_and_is_said_too(pair):
    found = weights(pair)
    assert (found.supporters(ONE), found.supporters(TWO)) == ((TWO,), (ONE,))
    assert (found.independent(ONE), found.independent(THREE)) == (2, 1)


def test_words_that_are_not_free_are_no_voice_not_even_for_themselves():
    found = weights((TWO, "corroborates", ONE), (THREE, "corroborates", ONE), unfree={ONE, TWO})
    assert found.supporters(ONE) == (THREE,)
    assert found.independent(ONE) == 1
    free = [(THREE, "corroborates", ONE), (TWO, "corroborates", ONE)]
    assert weights(*free).supporters(ONE) == weights(*reversed(free)).supporters(ONE) == (TWO, THREE)
    assert found.supporters(THREE) == ()


def test_a_claim_does_not_corroborate_itself():
    assert weights((ONE, "corroborates", ONE)).supporters(ONE) == ()


def test_two_of_one_source_are_one_voice():
    assert weights((TWO, "corroborates", ONE), begins={TWO: UUID(int=100 + ONE.int)}).independent(ONE) == 1


@pytest.mark.parametrize(
    ("stances", "unfree", "standing"),
    [
        ([], (), "stands"),
        ([(TWO, "denies", ONE)], (), "stands"),
        ([(TWO, "denies", ONE)], {TWO}, "stands"),
        ([(TWO, "retracts", ONE)], (), "retracted"),
        ([(TWO, "retracts", ONE)], {TWO}, "retracted_under_duress"),
        ([(TWO, "retracts_under_duress", ONE)], (), "retracted_under_duress"),
        ([(TWO, "retracts_under_duress", ONE), (THREE, "retracts", ONE)], (), "retracted"),
        ([(TWO, "retracts", ONE), (THREE, "retracts", TWO)], (), "stands"),
        ([(TWO, "retracts", ONE), (THREE, "retracts", TWO)], {THREE}, "retracted"),
        ([(TWO, "retracts", ONE), (ONE, "retracts", TWO)], (), "retracted"),
        ([(ONE, "retracts", TWO)], (), "stands"),
        ([(THREE, "retracts", TWO)], {THREE}, "stands"),
    ],
)
def test_only_free_words_take_back_and_a_retraction_taken_back_takes_back_nothing(stances, unfree, standing):
    assert weights(*stances, unfree=unfree).standing(ONE) == standing


def test_what_is_retracted_is_no_voice_and_what_was_taken_back_under_duress_is_one():
    assert weights((TWO, "retracts", ONE)).independent(ONE) == 0
    assert weights((TWO, "retracts_under_duress", ONE)).independent(ONE) == 1


def test_what_was_said_against_a_claim_is_said_against_its_correction_and_what_was_said_for_it_is_not():
    said = [(THREE, "denies", ONE), (FOUR, "corroborates", ONE)]
    found = weights(*said, replaces={TWO: ONE})
    assert (found.standing(ONE), found.standing(TWO)) == ("replaced", "stands")
    assert found.against(TWO) == (THREE,)
    assert found.supporters(TWO) == ()
    assert weights(*said, (FOUR, "corroborates", TWO), replaces={TWO: ONE}).supporters(TWO) == (FOUR,)


def test_who_corrects_what_they_denied_with_denies_it_still():
    found = weights((ONE, "denies", THREE), replaces={TWO: ONE})
    assert found.against(THREE) == (TWO,)


def test_the_versions_of_a_claim_are_told_from_the_oldest_from_whichever_one_asks():
    found = weights(replaces={TWO: ONE, THREE: TWO})
    for one in (ONE, TWO, THREE):
        assert found.versions(one) == [ONE, TWO, THREE]
    assert found.versions(FOUR) == [FOUR]


def test_claims_that_replace_each_other_in_a_circle_end_nothing_in_a_loop():
    found = weights(replaces={TWO: ONE, ONE: TWO})
    assert set(found.versions(ONE)) == {ONE, TWO}


def test_a_stance_to_what_the_reader_does_not_open_says_nothing():
    hidden = UUID(int=99)
    found = weights((hidden, "retracts", ONE), (hidden, "denies", ONE), (hidden, "corroborates", ONE))
    assert (found.standing(ONE), found.against(ONE), found.supporters(ONE)) == ("stands", (), ())
    found = weights((ONE, "contradicts", hidden), (ONE, "corroborates", hidden))
    assert (found.against(ONE), found.supporters(ONE)) == ((), ())
