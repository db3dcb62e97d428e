"""Expressions of time mean what people mean by them, and never less, in each language."""

import pytest

from safeconduct.claims.said import phrases
from tests.claims.said import english, russian
from tests.claims.said.reckoned import reckoned

SPOKEN = {"en": english, "ru": russian}
MEANINGS = [
    (language, said, meant)
    for language, known in SPOKEN.items()
    for said, meant in (known.DATES | known.CLOCKS).items()
]
NONE = [(language, text) for language, known in SPOKEN.items() for text in known.ONLY_LOOK_LIKE_ONE]
LENGTHS = [(language, text) for language, known in SPOKEN.items() for text in known.LENGTHS]


@pytest.mark.parametrize(("language", "said", "meant"), MEANINGS)
def test_an_expression_means_from_its_first_to_its_last_instant(language, said, meant):
    assert reckoned(said, language)[:2] == meant


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_looks_like_a_time_is_none(language, text):
    assert phrases(text, language) == []


@pytest.mark.parametrize(("language", "text"), LENGTHS)
def test_a_length_of_time_is_marked_as_one(language, text):
    assert [one.lasting for one in phrases(text, language)] == [True]
