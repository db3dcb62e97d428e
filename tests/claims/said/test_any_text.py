"""Whatever text a stranger sends, it is read to its end, without an error, in work bounded by its length."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.rules.times import exactly
from safeconduct.claims.said import ages, amounts, phrases, resolve
from safeconduct.claims.said.finding import found_in
from safeconduct.claims.said.grammar import Grammar
from safeconduct.claims.said.tokens import Tokens
from tests.claims.said.english import CLOCKS as EN_CLOCKS
from tests.claims.said.english import DATES as EN_DATES
from tests.claims.said.russian import CLOCKS as RU_CLOCKS
from tests.claims.said.russian import DATES as RU_DATES
from tests.claims.said.test_resolving import NEW_YEAR

# How often one token may be looked at, at the most: the grammars decide it, not the length of the text.
LOOKS = 400
WORDS = sorted({word for said in (*EN_DATES, *EN_CLOCKS, *RU_DATES, *RU_CLOCKS) for word in said.split()})
NOW = exactly(NEW_YEAR)
languages = st.sampled_from(["en", "ru"])
mixed = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=4), st.integers(0, 10**12).map(str)), max_size=30
).map(" ".join)


@given(st.one_of(st.text(), mixed), languages)
def test_any_text_is_read_without_an_error_and_what_is_found_stands_there(text, language):
    found = phrases(text, language)
    for one in (*found, *amounts(text, language), *ages(text, language)):
        assert text[one.start : one.end] == one.said
        assert one.said
    for one, after in pairwise(found):
        assert one.end <= after.start
    for one in found:
        span = resolve(
            one.meaning, anchor=exactly(NEW_YEAR), previous=exactly(NEW_YEAR), zone="Europe/London"
        ).span
        assert span.earliest is None or span.latest is None or span.earliest <= span.latest


@given(st.one_of(st.text(), mixed), languages)
def test_counts_and_ages_are_the_right_way_round(text, language):
    for one in (*amounts(text, language), *ages(text, language)):
        assert one.low is None or one.high is None or 0 <= one.low <= one.high


def looks_a_token(text: str, language: str) -> float:
    tokens = Tokens(text)
    found_in(tokens, language)
    return tokens.looks / max(1, len(tokens))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "unit",
    ["1 ", "1.", "1-", "11:", "1,000,", "from 9 to ", "в ночь с 9 до ", "11 марта, ", "on the 11th of "],
)
def test_hostile_letters_cost_no_more_than_their_number(language, unit):
    assert looks_a_token(unit * 300, language) <= LOOKS


@pytest.mark.parametrize(
    ("unit", "language"),
    [("1", "en"), ("'a", "en"), ("\u0301", "ru"), ("between twenty ", "en"), ("двадцать ", "ru")],
)
def test_a_hundred_thousand_of_them_do_not_either(unit, language):
    assert looks_a_token(unit * (100_000 // len(unit)), language) <= LOOKS


def test_a_grammar_cannot_come_back_to_itself():
    with pytest.raises(ValueError, match="before it is known"):
        Grammar({}, {}, [("time", [("at {time}", lambda time: time)])])
