"""How far from its anchor an expression lies, whatever the anchor turns out to be.

For lengths of time that is all there is to know. For days and times of the wall it is what holds for every
anchor in any zone whose clocks move by up to three hours (no zone has moved by more since 2012).
"""

from datetime import timedelta

from safeconduct.claims.rules.times import Offset
from safeconduct.claims.said.meaning import (
    Between,
    Bounded,
    Days,
    Meaning,
    Moment,
    MonthDays,
    Of,
    Shift,
    Side,
    Unit,
    Units,
    Weekdays,
)
from safeconduct.claims.said.walls import WHOLE_DAY
from safeconduct.claims.said.widths import about_width

CLOCKS_MOVE = timedelta(hours=3)
# The shortest and longest of each unit, in days, and how far into one the anchor's day may be.
_LENGTHS = {Unit.DAY: (1, 1, 0), Unit.WEEK: (7, 7, 6), Unit.MONTH: (28, 31, 30), Unit.YEAR: (365, 366, 365)}
_HALVES = {Unit.DAY: 0, Unit.WEEK: 4, Unit.MONTH: 17, Unit.YEAR: 184}
# Of a date without a year: the year before and after; a 29 February may be eight years away.
_NEAR_YEARS, _LEAP_YEARS = 2 * 366, 9 * 366


def offset_of(meaning: Meaning) -> Offset:
    """At least and at most so long after what it is reckoned from; open where nothing holds for all."""
    if isinstance(meaning, Shift):
        return Offset(meaning.least, meaning.most)
    if isinstance(meaning, Moment):
        return _of_moment(meaning)
    if isinstance(meaning, Bounded):
        inner = offset_of(meaning.of)
        return Offset(inner.least, None) if meaning.side is Side.SINCE else Offset(None, inner.most)
    if isinstance(meaning, Between):
        first, last = _of_moment(meaning.first), _of_moment(meaning.last)
        if None in (first.least, last.least, first.most, last.most):
            return Offset()
        return Offset(_least(first, last), _most(first, last))
    return Offset()


def reckoned_of(meaning: Meaning) -> Of:
    """From what it is reckoned."""
    if isinstance(meaning, Shift):
        return meaning.of
    if isinstance(meaning, Moment) and isinstance(meaning.days, Units):
        return meaning.days.of
    return reckoned_of(meaning.of) if isinstance(meaning, Bounded) else Of.ANCHOR


def is_exact(meaning: Meaning) -> bool:
    """Whether the offset is all there is to know, so that the calendar decides nothing."""
    return isinstance(meaning, Shift) or (isinstance(meaning, Bounded) and isinstance(meaning.of, Shift))


def _least(one: Offset, other: Offset) -> timedelta | None:
    return min((end for end in (one.least, other.least) if end is not None), default=None)


def _most(one: Offset, other: Offset) -> timedelta | None:
    return max((end for end in (one.most, other.most) if end is not None), default=None)


def _of_moment(meant: Moment) -> Offset:
    reach = (-3, 3) if meant.days is None else _reach(meant.days)
    if reach is None:
        return Offset()
    clock = meant.clock or WHOLE_DAY
    least = timedelta(days=reach[0] - 1, seconds=clock.first) - CLOCKS_MOVE
    most = timedelta(days=reach[1], seconds=clock.last) + CLOCKS_MOVE
    before, after = about_width(meant)
    return Offset(least - before, most + after)


def _reach(days: Days) -> tuple[int, int] | None:
    """The first and last day that can be meant, counted from the anchor's; None if none is needed."""
    if isinstance(days, Units):
        return _reach_of_units(days)
    if isinstance(days, Weekdays):
        return (-14, 14) if days.weeks is None else (7 * days.weeks - 6, 7 * days.weeks + 6)
    if isinstance(days, MonthDays):
        return -124, 124
    if days.first[0] is not None:
        return None
    if days.years is not None:
        return (min(days.years, 0) - 1) * 366 - _NEAR_YEARS, (max(days.years, 0) + 1) * 366 + _NEAR_YEARS
    return (-_LEAP_YEARS, _LEAP_YEARS) if days.first[1:] == (2, 29) else (-_NEAR_YEARS, _NEAR_YEARS)


def _reach_of_units(days: Units) -> tuple[int, int]:
    shortest, longest, into = _LENGTHS[days.unit]
    least = days.least * (longest if days.least < 0 else shortest) - into
    most = days.most * (longest if days.most > 0 else shortest) + into
    half = _HALVES[days.unit] if days.rolling else 0
    return least - half, most + half
