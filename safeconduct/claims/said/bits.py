"""What the pieces of an expression add up to: a day here, an hour there, a part of the day that tells which
hour."""

import calendar
from dataclasses import dataclass, fields, replace
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.meaning import (
    DAY,
    HOUR,
    MINUTE,
    About,
    Clock,
    Dates,
    Days,
    Lean,
    Moment,
    Unit,
    Units,
)

NOON, MIDNIGHT = "noon", "midnight"


@dataclass(frozen=True)
class Bits:
    """What was said of a moment. `half` of the day the hour is of: "am", "pm", "24" for the whole, "" unsaid.

    `length` is the last second that the hour and minute may mean, counted from them.
    """

    days: Days | None = None
    hour: int | None = None
    minute: int | None = None
    half: str = ""
    part: str = ""
    clock: Clock | None = None
    zone: str = ""
    about: About | None = None


def merged(*bits: Bits | None) -> Bits | None:
    """All that was said; None if two of them say the same thing twice."""
    found: dict[str, Any] = {}
    for one in bits:
        for field in fields(Bits):
            value = None if one is None else getattr(one, field.name)
            if value is None or value == "":
                continue
            if field.name in found and found[field.name] != value:
                return None
            found[field.name] = value
    return Bits(**found)


def moment(bits: Bits | None) -> Moment | None:
    """The moment that the bits make; None for bits that make none."""
    if bits is None:
        return None
    clock = _clock(bits)
    if bits.days is None and clock is None:
        return None
    return Moment(bits.days, clock, bits.zone, bits.about or About.EXACT, Lean.EITHER)


def _clock(bits: Bits) -> Clock | None:
    if bits.part in (NOON, MIDNIGHT):
        # Which of its two midnights a day's is, nobody can say.
        last = DAY if bits.part == MIDNIGHT and bits.days is not None else 0
        first = 12 * HOUR if bits.part == NOON else 0
        return Clock(first, max(first, last) + MINUTE - 1)
    if bits.hour is None:
        return bits.clock or (widths.PARTS[bits.part] if bits.part else None)
    return clock_time(bits.hour, bits.minute or 0, bits.half, bits.part)


def clock_time(hour: int, minute: int, half: str, part: str) -> Clock:
    """A time to the minute. An hour up to twelve of an unsaid half of the day means either."""
    seconds = minute * MINUTE
    sure = half or _half(hour, part)
    night = DAY if sure == "am" and part == "night from" else 0
    if sure in ("24", "") and (hour > 12 or hour == 0 or sure == "24"):
        first = hour * HOUR + seconds
        return Clock(first, first + MINUTE - 1)
    early = hour % 12 * HOUR + seconds
    late = early + 12 * HOUR
    if sure:
        first = late if sure == "pm" else early + night
        return Clock(first, first + MINUTE - 1)
    return Clock(early, late + MINUTE - 1)


def _half(hour: int, part: str) -> str:
    """The half of the day that a part of it tells of an hour up to twelve."""
    if not part or hour > 12 or hour == 0:
        return ""
    if part in ("afternoon", "evening", "late evening"):
        return "pm"
    if part in ("dawn", "morning", "early morning", "small hours"):
        return "am"
    if part in ("daytime", "midday"):
        return "am" if hour in (9, 10, 11) else "pm"
    return "pm" if 6 <= hour <= 11 else "am"


# -- days, as both languages say them --------------------------------------------------------------


def date_of(year: int | None, month: int, day: int, last: int | None = None) -> Dates | None:
    """One day, or up to a last one of the same month; None for a day that there is not."""
    last = day if last is None else last
    length = calendar.monthrange(2024 if year is None else year, month)[1]
    if not 1 <= day <= last <= length:
        return None
    return Dates((year, month, day), (year, month, last))


def month_of(year: int | None, month: int, part: str = "") -> Dates:
    """A month, or an early, middle or late part of it."""
    first, last = widths.MONTH_PARTS.get(part, (1, 31))
    return Dates((year, month, first), (year, month, last))


def year_of(year: int, part: str = "") -> Dates:
    """A year, or a part of it."""
    first, last = widths.YEAR_PARTS.get(part, (1, 12))
    return Dates((year, first, 1), (year, last, 31))


def season_of(year: int | None, season: str) -> Dates:
    """A season of the north. The winter of a year may be the one it begins or the one it ends with."""
    first, last = widths.SEASONS[season]
    if season == "winter" and year is not None:
        return Dates((year - 1, first, 1), (year + 1, last, 31))
    return Dates((year, first, 1), (year, last, 31))


def slashed(one: int, other: int, year: int) -> Dates | None:
    """11/03/2026: the day first, but some write the month first; then from the one reading to the other."""
    day_first = date_of(year, other, one) if other <= 12 else None
    month_first = date_of(year, one, other) if one <= 12 else None
    if day_first is None or month_first is None:
        return day_first or month_first
    low, high = sorted((day_first, month_first), key=lambda dates: dates.first[1:])
    return Dates(low.first, high.last)


def from_to(first: Dates, last: Dates) -> Dates | None:
    """From one date to another; the year of the last is that of the first, if that has none."""
    year = first.first[0] if first.first[0] is not None else last.first[0]
    if last.last[0] is None and first.first[0] is not None:
        return None
    return Dates((year, *first.first[1:]), last.last)


def in_years(dates: Dates | None, years: int | None) -> Dates | None:
    """The same in a year counted from the anchor's."""
    return None if dates is None or dates.first[0] is not None else replace(dates, years=years)


def day(step: int) -> Units:
    """A day counted from the anchor's."""
    return Units(Unit.DAY, step, step)
