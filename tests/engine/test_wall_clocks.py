"""The hour that happens twice, the hour that never happens."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.engine.rules import wall

BERLIN, HOWE, APIA = "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:00"),  # does not exist: the end of the gap
        (BERLIN, "2026-10-25T02:30", "2026-10-25T00:30"),  # comes twice: the first
        (HOWE, "2026-10-04T02:15", "2026-10-03T15:30"),  # a gap of half an hour
        (APIA, "2011-12-30T12:00", "2011-12-30T10:00"),  # a whole day that was skipped
        ("Europe/Moscow", "2026-03-29T02:30", "2026-03-28T23:30"),  # no summer time
    ],
)
def test_what_is_due_at_a_doubtful_time_is_decided(zone: str, local: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert wall.due(datetime.fromisoformat(local), zone) == expected


def test_shifts_overlap_in_the_hour_that_comes_twice_rather_than_gap() -> None:
    handover = datetime(2026, 10, 25, 2, 30)
    assert wall.shift_ends(handover, BERLIN) - wall.shift_begins(handover, BERLIN) == timedelta(hours=1)


@given(
    st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1)),
    st.sampled_from([BERLIN, HOWE, APIA, "America/New_York", "Africa/Casablanca", "Asia/Tehran"]),
)
def test_shifts_never_gap_and_due_times_are_on_the_wall_or_right_after_a_gap(
    local: datetime, zone: str
) -> None:
    assert wall.shift_begins(local, zone) <= wall.shift_ends(local, zone)
    shown = wall.due(local, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert shown == local or local < shown <= local + timedelta(days=1)


@given(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([BERLIN, HOWE, "America/New_York"]),
)
def test_a_daily_recurrence_is_due_once_a_day_through_every_change(
    at: time, after: datetime, zone: str
) -> None:
    first = wall.next_daily(at, zone, after)
    second = wall.next_daily(at, zone, first)
    assert after < first
    assert timedelta(hours=22, minutes=30) <= second - first <= timedelta(hours=25, minutes=30)
