"""Times with one end, or two, that are times themselves."""

from dataclasses import replace
from typing import Any

from safeconduct.claims.said.bits import from_to
from safeconduct.claims.said.meaning import (
    About,
    Between,
    Bounded,
    Clock,
    Dates,
    Days,
    Lean,
    Meaning,
    Moment,
    MonthDays,
    Side,
    Unit,
    Units,
    Weekdays,
    leant,
)

_EVE = Clock(-1, -1)  # the second before the midnight that begins a day


def since(lean: Any, of: Moment) -> Bounded:
    """Since, from, after it. "Since" itself tells that it was."""
    return Bounded(Side.SINCE, leant(of, lean) if isinstance(lean, Lean) else of)


def until(word: Any, of: Moment) -> Bounded:
    """Until, by it: with its end. "before" a day: with the last second of the day before."""
    whole = of.clock is None and of.about is About.EXACT and _one_day(of.days)
    eve = replace(of, clock=_EVE) if word == "before" and whole else of
    return Bounded(Side.UNTIL, eve, leans=word == "by")


def _one_day(days: Days | None) -> bool:
    """Whether days are a single one, whichever it is."""
    if isinstance(days, Dates | MonthDays | Weekdays):
        return days.first == days.last
    return isinstance(days, Units) and days.unit is Unit.DAY and days.least == days.most


def between(first: Moment, last: Moment) -> Meaning:
    """From one to another. What is said of the day or the year at the end only is meant of both."""
    if first.days is None and last.days is not None:
        return Between(replace(first, days=last.days), last)
    if not isinstance(first.days, Dates) or not isinstance(last.days, Dates):
        return Between(first, last)
    whole = from_to(first.days, last.days)
    if whole is not None and first.clock is None and last.clock is None:
        return Moment(whole)
    year = last.days.first[0]
    if year is None or first.days.first[0] is not None or first.days.years is not None:
        return Between(first, last)
    dated = Dates((year, *first.days.first[1:]), (year, *first.days.last[1:]))
    return Between(replace(first, days=dated), last)
