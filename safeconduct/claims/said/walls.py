"""From wall times to instants, across every change that a zone's clocks ever make.

Where the hour happens twice, a wall time means both. Where it never happened (clocks put forward over it),
whoever said it had a watch that was not put forward yet, or put forward too early: both readings are kept,
an hour apart on either side of the change.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from safeconduct.claims.rules.times import Span
from safeconduct.claims.said.meaning import Clock

WHOLE_DAY = Clock(0, 86399)


def span_of(first: date | None, last: date | None, clock: Clock, zone: ZoneInfo) -> Span:
    """From `clock` of the first day to `clock` of the last; open where a day is None or ends the calendar.

    Between them lies every instant at which the wall showed any of it.
    """
    begun, ended = _shown(first, clock, zone), _shown(last, clock, zone)
    return Span(begun and begun[0], ended and ended[1])


def _shown(day: date | None, clock: Clock, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """The first and last instant at which the wall showed this on a day."""
    start = None if day is None else _wall(day, clock.first, zone)
    end = None if day is None else _wall(day, clock.last, zone)
    if start is None or end is None:
        return None
    earliest, latest = _either(start)[0], _either(end)[1]
    if _skipped(start) and _skipped(end) and _change(start) == _change(end):
        # The clocks skipped all of it: both readings are kept.
        return earliest, latest
    if _skipped(start):
        earliest = _change(start)
    if _skipped(end):
        latest = _change(end) - timedelta(seconds=1)
    return earliest, latest


def local_day(at: datetime | None, zone: ZoneInfo) -> date | None:
    """The day on the wall calendar at an instant; None outside the calendar."""
    try:
        return None if at is None else at.astimezone(zone).date()
    except (OverflowError, ValueError):
        return None


def day_after(day: date | None, days: int) -> date | None:
    """So many days later; None outside the calendar."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def _wall(day: date, seconds: int, zone: ZoneInfo) -> datetime | None:
    """A wall time of a zone; None at the very ends of the calendar, where no zone can be reckoned with."""
    if not date.min.year < day.year < date.max.year:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)


def _either(wall: datetime) -> tuple[datetime, datetime]:
    """The earlier and the later instant that a wall time can mean; mostly they are one."""
    both = [wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(both), max(both)


def _skipped(wall: datetime) -> bool:
    """Whether the clocks never showed this wall time."""
    return wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None) != wall.replace(tzinfo=None)


def _change(wall: datetime) -> datetime:
    """The instant at which the clocks were put forward over a skipped wall time, found by halving."""
    low, high = _either(wall)
    before = low.astimezone(wall.tzinfo).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(wall.tzinfo).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high
