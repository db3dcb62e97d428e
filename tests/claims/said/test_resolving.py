"""What an expression resolves to is never narrower than what is known of its anchor, now or later."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safeconduct.claims.rules.times import ALWAYS, Offset, Span, exactly, moved, within
from safeconduct.claims.said import phrases, resolve
from tests.claims.said.english import CLOCKS as EN_CLOCKS
from tests.claims.said.english import DATES as EN_DATES
from tests.claims.said.russian import CLOCKS as RU_CLOCKS
from tests.claims.said.russian import DATES as RU_DATES

SAID = [(said, "en") for said in (*EN_DATES, *EN_CLOCKS)] + [(said, "ru") for said in (*RU_DATES, *RU_CLOCKS)]
MEANINGS = [one.meaning for said, language in SAID for one in phrases(said, language)]
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
ZONES = st.sampled_from(["Europe/Moscow", "Europe/London", "America/New_York", "Asia/Beirut"])
instants = st.integers(0, 500_000).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))
lengths = st.integers(0, 100_000).map(lambda minutes: timedelta(minutes=minutes))
meanings = st.sampled_from(MEANINGS)


def shape(earliest: datetime, length: timedelta, open_at: str) -> Span:
    return Span(None if open_at == "start" else earliest, None if open_at == "end" else earliest + length)


@settings(max_examples=250)
@given(meanings, instants, lengths, st.sampled_from(["", "start", "end"]), st.floats(0, 1), ZONES)
def test_what_is_said_at_an_instant_lies_in_what_is_said_at_any_time_that_may_be_it(
    meaning, earliest, length, open_at, where, zone
):
    anchor, at = shape(earliest, length, open_at), earliest + length * where
    sharp = resolve(meaning, anchor=exactly(at), previous=None, zone=zone)
    blurred = resolve(meaning, anchor=anchor, previous=None, zone=zone)
    assert within(sharp.span, blurred.span)
    assert sharp.kind == blurred.kind


@settings(max_examples=250)
@given(meanings, instants, lengths, ZONES)
def test_what_waits_for_its_anchor_is_later_what_it_would_have_been_at_once(meaning, at, length, zone):
    """The offset that a document keeps leads to the same, or where the calendar decides, to no less."""
    anchor = Span(at, at + length)
    waiting = resolve(meaning, anchor=None, previous=None, zone=zone)
    assume(waiting.kind == "undated")
    assert waiting.span == ALWAYS
    at_once = resolve(meaning, anchor=anchor, previous=anchor, zone=zone)
    assert at_once.kind != "undated"
    later = moved(anchor, waiting.offset)
    assert within(at_once.span, later)
    if waiting.exact:
        assert at_once.span == later


@given(meanings, instants, lengths, ZONES)
def test_resolving_twice_changes_nothing(meaning, at, length, zone):
    known = {"anchor": Span(at, at + length), "previous": Span(at, at), "zone": zone}
    assert resolve(meaning, **known) == resolve(meaning, **known)


@pytest.mark.parametrize(("said", "language"), SAID)
def test_what_was_found_means_the_same_when_it_stands_alone(said, language):
    found = [(one.said, one.meaning) for one in phrases(said, language)]
    again = [(one.said, one.meaning) for text, _ in found for one in phrases(text, language)]
    assert [text for text, _ in found] == [text for text, _ in again]


def test_a_length_of_time_is_no_point_of_time():
    (one,) = phrases("for three days", "en")
    found = resolve(one.meaning, anchor=exactly(NEW_YEAR), previous=exactly(NEW_YEAR), zone="UTC")
    assert (found.span, found.kind, found.offset) == (ALWAYS, "undated", Offset())


def test_what_is_reckoned_from_something_named_waits_for_who_can_point_at_it():
    (one,) = phrases("half an hour after the call", "en")
    found = resolve(one.meaning, anchor=exactly(NEW_YEAR), previous=exactly(NEW_YEAR), zone="UTC")
    assert (found.span, found.kind) == (ALWAYS, "undated")
    assert found.offset == Offset(timedelta(minutes=24), timedelta(minutes=36))


def test_bare_times_of_a_day_told_of_before_are_of_that_day():
    (one,) = phrases("at 21:40", "en")
    told = Span(NEW_YEAR, NEW_YEAR + timedelta(seconds=86399))
    found = resolve(one.meaning, anchor=exactly(NEW_YEAR + timedelta(days=9)), previous=told, zone="UTC")
    assert found.span.earliest == NEW_YEAR + timedelta(hours=21, minutes=40)
    assert found.kind == "previous"
