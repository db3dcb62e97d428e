"""When a term ends: hours, days and months after something, in the zone of the place. Pure.

The rules are those of article 128 of the Russian Code of Criminal Procedure, which are usual elsewhere too:

    1. Hours run from the actual moment, in elapsed time: an hour that the clocks skip or repeat changes
       nothing. So do days of custody given as 24 hours.
    2. Days are those of the calendar at the place; the first is not counted, the last is over at midnight.
    3. Months end on the day with the same number, or on the last of a month that has none. In custody the
       first day is counted, so that the term is over at the midnight before that day.
    4. Where it is not about custody, a term whose last day is not a working day goes on to the next one.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from safeconduct.claims.rules.times import Span

CLOCK, DAYS, MONTHS, MONTHS_WITH_FIRST = (
    "clock", "calendar_days_excl_first", "months_excl_first", "months_incl_first",
)  # fmt: skip
COUNTS: Final = (CLOCK, DAYS, MONTHS, MONTHS_WITH_FIRST)
EXACT, END_OF_DAY, WORKING_DAY = "exact", "end_of_day_local", "next_working_day"
ENDS: Final = (EXACT, END_OF_DAY, WORKING_DAY)
# Where nobody knows the place, any clock on earth may be the one that counts: at each some other day ends.
# The whole hours (POSIX signs: west is plus) and those places that are half or a quarter of an hour off.
ANYWHERE: Final = (
    *(f"Etc/GMT{hours:+d}" for hours in range(-14, 13)),
    "America/St_Johns", "Asia/Kabul", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Asia/Yangon",
    "Australia/Adelaide", "Australia/Darwin", "Australia/Eucla", "Australia/Lord_Howe",
    "Pacific/Chatham", "Pacific/Marquesas",
)  # fmt: skip
DAY = timedelta(days=1)
_LIMIT = re.compile(
    r"P(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@dataclass(frozen=True)
class Limit:
    """How long: months, or days, or hours and minutes (ISO 8601: P2M, P10D, PT48H, PT0S)."""

    months: int = 0
    days: int = 0
    clock: timedelta = timedelta(0)


def limit(text: str) -> Limit:
    """Read a duration. Raises ValueError for any other text, and for one that mixes months with others."""
    if text == "PT0S":
        return Limit()
    found = _LIMIT.fullmatch(text)
    given = {name: int(figure) for name, figure in (found.groupdict() if found else {}).items() if figure}
    if not given or text.endswith("T") or ("months" in given and len(given) > 1):
        raise ValueError(f"{text!r} is no duration")
    clock = timedelta(hours=given.get("hours", 0), minutes=given.get("minutes", 0))
    return Limit(given.get("months", 0), given.get("days", 0), clock)


@cache
def clocks_of(zones: tuple[str, ...]) -> tuple[ZoneInfo, ...]:
    """The clocks that a place may live by, `ANYWHERE` where none is known; the library forgets most."""
    return tuple(ZoneInfo(name) for name in zones or ANYWHERE)


def deadline(
    start: Span, length: Limit, count: str, end: str, zones: Iterable[str], days_off: frozenset[date]
) -> Span:
    """When the term is over, at the earliest and at the latest; an open end stays open.

    `zones` are those that the place may live by, none if it is not known; `days_off` the holidays there.
    """
    places = clocks_of(tuple(zones))
    ends = [
        [_end(at, length, count, end, zone, days_off) for zone in places] if at is not None else []
        for at in (start.earliest, start.latest)
    ]
    return Span(min(ends[0], default=None), max(ends[1], default=None))


def _end(
    at: datetime, length: Limit, count: str, end: str, zone: ZoneInfo, days_off: frozenset[date]
) -> datetime:
    if count == CLOCK:
        return at.astimezone(UTC) + timedelta(days=length.days) + length.clock
    first = at.astimezone(zone).date()
    last = first + length.days * DAY if count == DAYS else _months(first, length.months)
    if count == MONTHS_WITH_FIRST:
        last -= DAY
    if end == WORKING_DAY:
        while last.weekday() >= 5 or last in days_off:
            last += DAY
    return datetime.combine(last + DAY, time(), zone).astimezone(UTC)


def _months(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
