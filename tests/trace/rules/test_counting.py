"""Deadlines agree with a slow, obvious count: quarter of an hour by quarter of an hour, at the place."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safeconduct.claims.rules.times import Span, exactly
from safeconduct.trace.rules.counting import (
    CLOCK,
    DAYS,
    END_OF_DAY,
    EXACT,
    MONTHS,
    MONTHS_WITH_FIRST,
    WORKING_DAY,
    deadline,
    limit,
)

QUARTER = timedelta(minutes=15)
# With and without summer time, by half and quarter hours, changing at midnight, and without one day of 2011.
ZONES = (
    "Europe/Moscow",
    "Asia/Kamchatka",
    "Europe/Kaliningrad",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "Pacific/Apia",
    "UTC",
)
instants = st.datetimes(datetime(2005, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)
holidays = st.frozensets(st.dates(date(2010, 1, 1), date(2010, 3, 1)), max_size=20)


def slowly(start: datetime, last: date, zone: str) -> datetime:
    """The first quarter of an hour that is no longer on or before a day of the calendar there."""
    at = start.replace(minute=0, second=0, microsecond=0)
    while at.astimezone(ZoneInfo(zone)).date() <= last:
        at += QUARTER
    return at


def day_of_month(first: date, months: int) -> date:
    """The day with the same number so many months later, or the last one there is, by walking the days."""
    month, day, left = first.month, first, months
    while left or day.month != month:
        day += timedelta(days=1)
        if day.month != month:
            month, left = day.month, left - 1
    while day.day < first.day and (day + timedelta(days=1)).month == month:
        day += timedelta(days=1)
    return day


def reckoned(start, text, count, end, zone, days_off=frozenset()):
    found = deadline(exactly(start), limit(text), count, end, (zone,), days_off)
    assert found.earliest == found.latest
    return found.latest


@settings(max_examples=60, deadline=None)
@given(instants, st.integers(1, 12), zones)
@example(datetime(2011, 12, 29, 9, tzinfo=UTC), 1, "Pacific/Apia")
@example(datetime(2018, 11, 3, 12, tzinfo=UTC), 1, "America/Sao_Paulo")
@example(datetime(2026, 10, 24, 12, tzinfo=UTC), 1, "Europe/Berlin")
def test_days_are_those_of_the_calendar_at_the_place_without_the_first(start, days, zone):
    last = start.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    assert reckoned(start, f"P{days}D", DAYS, END_OF_DAY, zone) == slowly(start, last, zone)


@settings(max_examples=25, deadline=None)
@given(instants, st.integers(1, 3), zones)
@example(datetime(2026, 12, 31, 12, tzinfo=UTC), 2, "UTC")
@example(datetime(2027, 11, 30, 12, tzinfo=UTC), 3, "UTC")
def test_months_end_on_the_day_of_the_same_number_or_the_last_there_is(start, months, zone):
    last = day_of_month(start.astimezone(ZoneInfo(zone)).date(), months)
    assert reckoned(start, f"P{months}M", MONTHS, END_OF_DAY, zone) == slowly(start, last, zone)
    with_first = reckoned(start, f"P{months}M", MONTHS_WITH_FIRST, END_OF_DAY, zone)
    assert with_first == slowly(start, last - timedelta(days=1), zone)


@settings(max_examples=40, deadline=None)
@given(st.datetimes(datetime(2010, 1, 1), datetime(2010, 2, 1), timezones=st.just(UTC)), zones, holidays)
def test_a_term_that_ends_on_a_day_off_goes_on_to_the_next_working_day(start, zone, days_off):
    last = start.astimezone(ZoneInfo(zone)).date() + timedelta(days=3)
    while last.strftime("%a") in {"Sat", "Sun"} or last in days_off:
        last += timedelta(days=1)
    assert reckoned(start, "P3D", DAYS, WORKING_DAY, zone, days_off) == slowly(start, last, zone)


@given(instants, st.integers(0, 100), st.integers(1, 59), zones)
def test_hours_are_those_that_passed_whatever_the_clocks_on_the_wall_did(start, hours, minutes, zone):
    over = reckoned(start.astimezone(ZoneInfo(zone)), f"PT{hours}H{minutes}M", CLOCK, EXACT, zone)
    assert over.timestamp() - start.timestamp() == hours * 3600 + minutes * 60


@settings(max_examples=60, deadline=None)
@given(
    instants,
    st.timedeltas(timedelta(0), timedelta(days=3)),
    st.lists(zones, min_size=1, max_size=3),
    st.floats(0, 1),
    st.sampled_from([("PT48H", CLOCK, EXACT), ("P3D", DAYS, END_OF_DAY), ("P2M", MONTHS, WORKING_DAY)]),
)
def test_a_deadline_of_an_uncertain_start_holds_that_of_every_start_at_every_place(
    earliest, width, places, share, term
):
    text, count, end = term
    within = deadline(Span(earliest, earliest + width), limit(text), count, end, places, frozenset())
    for zone in places:
        assert within.earliest <= reckoned(earliest + width * share, text, count, end, zone) <= within.latest


def test_an_open_end_stays_open():
    noon = datetime(2026, 3, 11, 12, tzinfo=UTC)
    assert deadline(Span(noon, None), limit("P1D"), DAYS, END_OF_DAY, ("UTC",), frozenset()) == Span(
        datetime(2026, 3, 13, tzinfo=UTC), None
    )
    assert deadline(Span(None, noon), limit("PT1H"), CLOCK, EXACT, (), frozenset()).earliest is None


@pytest.mark.parametrize("day", [datetime(2026, 1, 14, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)])
def test_where_nobody_knows_the_place_the_deadline_is_that_of_anywhere(day):
    by_clock = {ZoneInfo(name).utcoffset(day): name for name in available_timezones()}
    for start in (day + QUARTER * passed for passed in range(96)):
        found = deadline(exactly(start), limit("P1D"), DAYS, END_OF_DAY, (), frozenset())
        ends = [reckoned(start, "P1D", DAYS, END_OF_DAY, zone) for zone in by_clock.values()]
        assert found == Span(min(ends), max(ends))


@pytest.mark.parametrize("text", ["", "P", "PT", "P1DT", "48H", "PT-1H", "P1M1D", "P1Y", "PT1.5H", "PT3H "])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="no duration"):
        limit(text)
