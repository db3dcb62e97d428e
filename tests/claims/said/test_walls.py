"""Wall times become the instants at which a wall showed them, over every change of clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safeconduct.claims.said.meaning import Clock
from safeconduct.claims.said.walls import WHOLE_DAY, span_of

MINUTE = timedelta(minutes=1)
# Clocks put forward and back, by an hour and by half of one, at midnight, over the line of dates.
ZONES = (
    "Europe/Moscow",
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
)
CHANGES = (
    date(2011, 3, 27),
    date(2014, 10, 26),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 3, 8),
    date(2026, 11, 1),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2011, 12, 30),
)
days = st.one_of(st.sampled_from(CHANGES), st.dates(date(1990, 1, 1), date(2036, 12, 31)))
minutes = st.integers(-360, 1919)
clocks = st.tuples(minutes, minutes).map(lambda pair: Clock(min(pair) * 60, max(pair) * 60 + 59))


def shown(day: date, clock: Clock, zone: ZoneInfo) -> list[datetime]:
    """Every minute, over four days, at which the wall of a zone showed it: slow and obvious."""
    midnight = datetime(day.year, day.month, day.day)
    first, last = midnight + timedelta(seconds=clock.first), midnight + timedelta(seconds=clock.last)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    around = (start + step * MINUTE for step in range(5 * 1440))
    return [at for at in around if first <= at.astimezone(zone).replace(tzinfo=None) <= last]


@settings(max_examples=120, deadline=None)
@given(days, clocks, st.sampled_from(ZONES))
@example(date(2026, 3, 29), Clock(5400, 9059), "Europe/London")
@example(date(2026, 10, 25), Clock(5400, 5459), "Europe/London")
@example(date(2026, 3, 29), WHOLE_DAY, "Asia/Beirut")
@example(date(2011, 12, 30), WHOLE_DAY, "Pacific/Apia")
def test_a_stretch_of_the_clock_is_every_instant_that_the_wall_showed_it(day, clock, name):
    zone = ZoneInfo(name)
    span, instants = span_of(day, day, clock, zone), shown(day, clock, zone)
    if instants:
        assert (span.earliest, span.latest) == (instants[0], instants[-1] + timedelta(seconds=59))
    else:
        # It was skipped: from as the clocks went after the change to as they went before.
        assert span.earliest < span.latest


@given(days, days, clocks, st.sampled_from(ZONES))
def test_several_days_hold_each_of_them(one, other, clock, name):
    zone = ZoneInfo(name)
    first, last = sorted((one, other))
    whole, begun = span_of(first, last, clock, zone), span_of(first, first, clock, zone)
    assert whole.earliest == begun.earliest
    assert whole.latest >= begun.latest


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_a_time_in_the_hour_that_happens_twice_means_both(fold, hour):
    span = span_of(date(2026, 10, 25), date(2026, 10, 25), Clock(5400, 5459), ZoneInfo("Europe/London"))
    ends = (span.earliest, span.latest - timedelta(seconds=59))
    assert ends[fold] == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_a_time_that_the_clocks_skipped_means_an_hour_on_either_side():
    span = span_of(date(2026, 3, 29), date(2026, 3, 29), Clock(5400, 5459), ZoneInfo("Europe/London"))
    assert span.earliest == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert span.latest == datetime(2026, 3, 29, 1, 30, 59, tzinfo=UTC)


@given(clocks, st.sampled_from(ZONES))
def test_at_the_ends_of_the_calendar_a_span_is_open(clock, name):
    zone = ZoneInfo(name)
    assert span_of(date.min, date(2026, 1, 1), clock, zone).earliest is None
    assert span_of(date(2026, 1, 1), date.max, clock, zone).latest is None
