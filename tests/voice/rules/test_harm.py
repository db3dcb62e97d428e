"""Nothing is said in public while a question of harm is in red or open."""

import pytest

from safeconduct.voice.rules.harm import (
    BY_HAND,
    CLEAR,
    COMPUTED,
    HARM,
    OPEN,
    QUESTIONS,
    Used,
    answers,
    computed,
    corroborated,
    stops,
)

SOUND = {
    "standing": "stands",
    "information": 2,
    "independent": 1,
    "from_custody": False,
    "marked": False,
    "custody_said": False,
    "denied_unsaid": False,
}
OF_THE_TEXT = {
    "agreed": True,
    "betrays": False,
    "minor": False,
    "flagged": False,
    "denial_said": False,
    "unfounded": False,
}


def red(claim=None, **text):
    """The questions in red of a text that rests on a sound claim and on this one."""
    used = [Used(**SOUND), Used(**{**SOUND, **(claim or {})})]
    found = computed(used, **{**OF_THE_TEXT, **text})
    assert set(found) == set(COMPUTED)
    assert set(found.values()) <= {CLEAR, HARM}
    return [question for question, answer in found.items() if answer == HARM]


def test_a_text_with_nothing_wrong_is_clear_and_so_is_one_without_claims():
    assert red() == []
    assert HARM not in computed([], **OF_THE_TEXT).values()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ({"agreed": False}, "agrees"),
        ({"betrays": True}, "betrays"),
        ({"minor": True}, "minor"),
        ({"flagged": True}, "words"),
        ({"unfounded": True}, "standing"),
    ],
)
def test_each_harm_that_the_machine_sees_is_the_answer_to_its_own_question(text, question):
    assert red(**text) == [question]


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        ("stands", []),
        ("retracted_under_duress", []),
        ("retracted", ["standing"]),
        ("replaced", ["standing"]),
    ],
)
def test_one_claim_that_was_taken_back_freely_or_corrected_stops_the_text(standing, found):
    assert red({"standing": standing}) == found


def test_words_from_custody_stop_the_text_until_it_says_that_they_are():
    assert red({"from_custody": True}) == ["from_custody"]
    assert red({"from_custody": True, "custody_said": True}) == []


def test_a_denial_that_nobody_mentions_stops_the_text_until_it_says_so():
    assert red({"denied_unsaid": True}) == ["denial"]
    assert red({"denied_unsaid": True}, denial_said=True) == []


@pytest.mark.parametrize(
    ("information", "independent", "enough"),
    [(1, 1, True), (2, 1, True), (3, 1, False), (4, 1, False), (6, 0, False), (3, 2, True), (6, 3, True)],
)
def test_what_one_source_says_and_nobody_thinks_true_must_be_marked_as_not_confirmed(
    information, independent, enough
):
    assert corroborated(information, independent) is enough
    claim = {"information": information, "independent": independent}
    assert red(claim) == ([] if enough else ["corroborated"])
    assert red({**claim, "marked": True}) == []


def test_each_question_is_answered_by_somebody_or_by_the_machine_and_never_by_both():
    assert sorted(QUESTIONS) == sorted((*BY_HAND, *COMPUTED))
    assert len(set(QUESTIONS)) == len(QUESTIONS)


def test_what_nobody_answered_is_open_and_stops_the_text_like_harm():
    seen = dict.fromkeys(COMPUTED, CLEAR)
    found = answers({"helps": CLEAR, "silence": HARM}, seen)
    assert list(found) == list(QUESTIONS)
    assert found["jigsaw"] == OPEN
    assert stops(found) == (
        "within_reach",
        "could_learn",
        "could_confirm",
        "jigsaw",
        "correction_ready",
        "silence",
    )
    assert stops(answers(dict.fromkeys(BY_HAND, CLEAR), seen)) == ()
    assert stops({}) == QUESTIONS


def test_nobody_answers_what_the_machine_sees():
    found = answers(dict.fromkeys(QUESTIONS, CLEAR), {"minor": HARM})
    assert stops(found) == ("minor",)
