"""Who is on duty: shifts in local time, and the instants that they cover.

Shifts overlap rather than gap. Of a wall time that clocks show twice, a shift begins at the earlier
instant and ends at the later; a wall time that clocks jump over is the instant of the jump, so that
one shift ends where the next begins.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from uuid import UUID

LONGEST = timedelta(days=366)  # of one recurring shift, so that nobody is on duty unawares for years


class Pattern(NamedTuple):
    """Duty on `days` (weekdays, 0: Monday) from `first` to `last`; an end that is not later than the
    beginning lies on the next day."""

    zone: tzinfo
    first: date
    last: date
    begins: time
    ends: time
    days: frozenset[int]


class Stretch(NamedTuple):
    """One member's one duty, from `since` up to `until` (UTC)."""

    member: UUID
    role: str
    since: datetime
    until: datetime


def fits(pattern: Pattern) -> bool:
    """Whether the days follow each other, are not too many, and one of them is a duty."""
    if not pattern.first <= pattern.last <= pattern.first + LONGEST or not pattern.days <= set(range(7)):
        return False
    return next(_days(pattern, pattern.first, pattern.last), None) is not None


def stretches(pattern: Pattern, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """The duties that touch the time from `since` up to `until` (aware), as instants in UTC."""
    begin = since.astimezone(pattern.zone).date() - timedelta(days=2)
    end = until.astimezone(pattern.zone).date() + timedelta(days=1)
    found = []
    for day in _days(pattern, begin, end):
        last_day = day if pattern.ends > pattern.begins else day + timedelta(days=1)
        begins = instant(day, pattern.begins, pattern.zone, later=False)
        ends = instant(last_day, pattern.ends, pattern.zone, later=True)
        if begins < until and ends > since:
            found.append((begins, ends))
    return found


def instant(day: date, at: time, zone: tzinfo, *, later: bool) -> datetime:
    """The UTC instant of a wall time: of two the `later` or the earlier, of none that of the jump."""
    earlier, following = (
        datetime.combine(day, at, tzinfo=zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)
    )
    if earlier <= following:
        return following if later else earlier
    return _jump(following, earlier, zone)


def _jump(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The instant, to the second, at which the offset of `zone` changes between two instants."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _days(pattern: Pattern, begin: date, end: date) -> Iterator[date]:
    day = max(pattern.first, begin)
    while day <= min(pattern.last, end):
        if day.weekday() in pattern.days:
            yield day
        day += timedelta(days=1)
