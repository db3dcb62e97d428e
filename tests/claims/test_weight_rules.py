"""What stances do to claims, and which claim a figure rests on, whatever order they were noted in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.rules.competing import compete, echoes, topic
from safeconduct.claims.rules.figures import in_order
from safeconduct.claims.rules.grading import UNJUDGED, Grade, effective, order
from safeconduct.claims.rules.times import exactly
from safeconduct.claims.rules.weight import STANCES, Stood, Voice, Weights

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
CLAIMS = [UUID(int=number) for number in range(1, 6)]
SOURCES = [UUID(int=100 + number) for number in range(5)]

claims = st.sampled_from(CLAIMS)
stances = st.lists(st.builds(Stood, claims, st.sampled_from(STANCES), claims), max_size=8)
derivations = st.dictionaries(
    st.sampled_from(SOURCES), st.frozensets(st.sampled_from(SOURCES), max_size=2), max_size=5
)
voices = st.lists(st.booleans(), min_size=5, max_size=5).map(
    lambda free: {
        claim: Voice(claim, frozenset({source}), each)
        for claim, source, each in zip(CLAIMS, SOURCES, free, strict=True)
    }
)
weights = st.builds(Weights, voices, stances, derivations)
grades = st.builds(Grade, st.sampled_from("ABCDEF"), st.integers(1, 6))


@given(weights, claims, claims)
def test_a_retraction_in_custody_lowers_nothing(found, retracting, claim):
    captive = {**found.voices, retracting: Voice(retracting, found.voices[retracting].begins, free=False)}
    before = Weights(captive, found.stances, found.derived)
    for kind in ("retracts", "retracts_under_duress"):
        after = Weights(captive, [*found.stances, Stood(retracting, kind, claim)], found.derived)
        assert after.independent(claim) == before.independent(claim)
        assert (after.standing(claim) == "retracted") == (before.standing(claim) == "retracted")
        assert effective(UNJUDGED, after.independent(claim)) == effective(UNJUDGED, before.independent(claim))


@given(weights, claims)
def test_words_from_custody_confirm_nothing(found, claim):
    assert all(found.voices[one].free for one in found.supporters(claim))


@given(weights, claims)
def test_what_speaks_against_a_claim_does_not_change_how_many_say_it(found, claim):
    quiet = [one for one in found.stances if one.kind not in {"contradicts", "denies", "denies_premise"}]
    assert Weights(found.voices, quiet, found.derived).independent(claim) == found.independent(claim)


@given(weights, claims)
def test_a_correction_keeps_every_doubt_and_no_confirmation(found, claim):
    new = UUID(int=77)
    corrected = Weights(
        {**found.voices, new: Voice(new, found.voices[claim].begins, True, claim)},
        found.stances,
        found.derived,
    )
    assert corrected.standing(claim) == "replaced"
    assert corrected.supporters(new) == ()
    assert set(corrected.against(new)) - {new} >= {
        one for one in found.against(claim) if corrected.standing(one) != "retracted"
    }
    assert corrected.versions(claim) == corrected.versions(new) == [claim, new]


def simple(*stood: tuple[int, str, int], captive: frozenset[int] = frozenset()) -> Weights:
    """Claims 0 to 4, each from a source of its own, with these stances; `captive` ones are not free."""
    made = {
        claim: Voice(claim, frozenset({SOURCES[place]}), place not in captive)
        for place, claim in enumerate(CLAIMS)
    }
    return Weights(made, [Stood(CLAIMS[by], kind, CLAIMS[to]) for by, kind, to in stood], {})


def test_a_free_retraction_takes_back_and_one_that_was_itself_taken_back_does_not():
    assert simple((1, "retracts", 0)).standing(CLAIMS[0]) == "retracted"
    assert simple((1, "retracts", 0), (2, "retracts", 1)).standing(CLAIMS[0]) == "stands"
    circle = simple((1, "retracts", 0), (0, "retracts", 1))
    assert (circle.standing(CLAIMS[0]), circle.standing(CLAIMS[1])) == ("retracted", "retracted")


def test_a_retraction_under_duress_is_told_and_the_claim_counts_as_before():
    found = simple((1, "retracts_under_duress", 0), (2, "corroborates", 0), captive=frozenset({1}))
    assert (found.standing(CLAIMS[0]), found.independent(CLAIMS[0])) == ("retracted_under_duress", 2)


def test_a_retracted_voice_confirms_no_longer():
    assert simple((2, "corroborates", 0), (3, "retracts", 2)).independent(CLAIMS[0]) == 1


@given(grades, st.integers(0, 9))
def test_information_one_is_there_exactly_if_two_independent_sources_say_so(grade, count):
    assert (effective(grade, count).information == 1) == (count >= 2)
    assert effective(grade, count).source == grade.source


@dataclass(frozen=True)
class Said:
    id: UUID
    grade: Grade
    standing: str
    free: bool
    first_hand: bool
    stance: str
    noted: datetime


said = st.builds(
    Said,
    st.uuids(),
    grades,
    st.sampled_from(["stands", "retracted", "retracted_under_duress", "replaced"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["asserts", "asserts", "fears", "denies"]),
    st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours)),
)
several = st.lists(said, max_size=6, unique_by=lambda one: one.id)


@given(several)
def test_a_figure_rests_on_a_claim_before_which_no_other_comes(many):
    found = next(iter(in_order(many)), None)
    able = [one for one in many if one.standing != "replaced" and one.stance == "asserts"]
    assert (found is None) == (not able)
    for other in able:
        assert found is not None
        assert found.free or not other.free
        if found.free == other.free:
            assert found.standing != "retracted" or other.standing == "retracted"
            if (found.standing == "retracted") == (other.standing == "retracted"):
                assert order(found.grade) <= order(other.grade)
                if found.grade == other.grade:
                    assert found.first_hand or not other.first_hand


@given(several, st.randoms())
def test_which_claim_it_is_does_not_depend_on_their_order(many, random):
    mixed = list(many)
    random.shuffle(mixed)
    assert in_order(mixed) == in_order(many)


def test_of_two_that_nobody_judged_the_first_hand_one_bears_the_figure():
    hearsay = Said(CLAIMS[0], UNJUDGED, "stands", True, False, "asserts", NOON)
    first_hand = Said(CLAIMS[1], UNJUDGED, "stands", True, True, "asserts", NOON + timedelta(days=1))
    assert in_order([hearsay, first_hand])[0] == first_hand


def test_of_two_alike_the_one_that_was_written_down_first_bears_the_figure_in_whatever_order():
    first, second, third = (
        Said(CLAIMS[place], UNJUDGED, "stands", True, True, "asserts", NOON + timedelta(hours=hours))
        for place, hours in ((2, 0), (0, 1), (1, 1))
    )
    assert in_order([third, second, first]) == in_order([first, second, third]) == [first, second, third]


def test_two_times_compete_only_if_no_instant_fits_both():
    half_past = exactly(NOON + timedelta(minutes=30))
    assert compete([exactly(NOON), half_past])
    assert not compete([exactly(NOON), exactly(NOON)])
    assert not compete([exactly(NOON)])


def test_who_and_what_are_the_same_thing_however_they_are_spaced_and_cased():
    person = UUID(int=9)
    assert (
        topic("held", None, "Both  Men") == topic("held", None, "both men") != topic("seen", None, "both men")
    )
    assert topic("held", person, "one") == topic("held", person, "another")
    assert topic("", person, "") is topic("other", person, "") is topic("held", None, " ") is None


def test_the_first_of_several_with_one_origin_is_the_voice_and_the_others_its_echoes():
    post, other = frozenset({frozenset({SOURCES[0]})}), frozenset({frozenset({SOURCES[1]})})
    assert echoes(CLAIMS[:4], [post, other, post, post]) == {CLAIMS[2]: CLAIMS[0], CLAIMS[3]: CLAIMS[0]}
