"""Times with one end, or two, that are times themselves."""

from dataclasses import replace
from typing import Any

from safeconduct.claims.said.bits import from_to
from safeconduct.claims.said.meaning import Between, Bounded, Dates, Lean, Meaning, Moment, Side, leant


def since(lean: Any, of: Moment) -> Bounded:
    """Since, from, after it. "Since" itself tells that it was."""
    return Bounded(Side.SINCE, leant(of, lean) if isinstance(lean, Lean) else of)


def until(_: Any, of: Moment) -> Bounded:
    """Until, by, before it."""
    return Bounded(Side.UNTIL, of)


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
