"""What time it is on a wall that skips an hour in spring and repeats one in autumn.

Decided so: what is due at a time that comes twice is due the first time; a time that does not exist is
the first instant after the gap; a shift ends the second time and begins the first, so shifts overlap.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def due(wall: datetime, zone: str) -> datetime:
    """The instant (UTC) at which the naive local time `wall` is due in the IANA zone `zone`."""
    return _instant(wall, zone, fold=0)


def shift_begins(wall: datetime, zone: str) -> datetime:
    """The instant at which a shift from the naive local time `wall` begins: the earlier one."""
    return _instant(wall, zone, fold=0)


def shift_ends(wall: datetime, zone: str) -> datetime:
    """The instant at which a shift up to the naive local time `wall` ends: the later one."""
    return _instant(wall, zone, fold=1)


def next_daily(at: time, zone: str, after: datetime) -> datetime:
    """The next instant strictly after `after` at which a daily recurrence at local `at` is due."""
    day: date = after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    while True:
        instant = due(datetime.combine(day, at), zone)
        if instant > after:
            return instant
        day += timedelta(days=1)


def _instant(wall: datetime, zone: str, *, fold: int) -> datetime:
    if wall.tzinfo is not None:
        raise ValueError("a local time is given without a zone of its own")
    place = ZoneInfo(zone)
    local = wall.replace(tzinfo=place, fold=fold)
    instant = local.astimezone(UTC)
    if instant.astimezone(place).replace(tzinfo=None) == wall:
        return instant
    return _after_gap(wall, place)


def _after_gap(wall: datetime, place: ZoneInfo) -> datetime:
    """The first instant after the gap that swallowed `wall`, found to the second by halving."""
    before = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=place, fold=0).astimezone(UTC)
    low, high = before - timedelta(seconds=1), after
    offset = low.astimezone(place).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle <= low:
            break
        if middle.astimezone(place).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
