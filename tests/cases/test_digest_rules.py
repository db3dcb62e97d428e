"""An age stands on a card as a band, and no band ever contradicts what is known of a minor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.cases.rules.digests import MADE_FROM, band, cards_of
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.cases.words import BANDS

YEAR = 2026


@pytest.mark.parametrize(
    ("age", "born", "minor", "wanted"),
    [
        ("about 17", "", None, "youth"),
        ("13", "", True, "child"),
        ("", "1998", False, "adult_young"),
        ("", "12.03.2010", True, "youth"),
        ("17 or 18", "", None, ""),
        ("", "", None, ""),
        ("19", "", True, ""),
        ("about 15", "", False, ""),
        ("over 70", "", None, "old"),
        ("", "not known", None, ""),
    ],
)
def test_a_band_is_given_where_one_age_is_known_and_fits(age, born, minor, wanted):
    assert band(age, born, YEAR, minor) == wanted


@given(st.text(max_size=20), st.text(max_size=20), st.none() | st.booleans())
def test_whatever_was_said_gives_a_band_that_has_words(age, born, minor):
    found = band(age, born, YEAR, minor)
    assert found in BANDS
    assert not (minor and found not in {"", "child", "youth"})


def test_every_card_is_made_from_a_room_and_goes_with_it():
    assert set(MADE_FROM.values()) <= set(ROOMS)
    assert {card for room in ROOMS for card in cards_of(room)} == set(MADE_FROM)
    assert not set(MADE_FROM) & set(ROOMS)
