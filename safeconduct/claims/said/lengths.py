"""Lengths of time, as both languages say them: so many of a unit, at least and at most."""

from dataclasses import replace
from datetime import timedelta

from safeconduct.claims.said import widths
from safeconduct.claims.said.bits import Bits
from safeconduct.claims.said.meaning import About, Lasting, Moment, Of, Shift, Unit, Units

Amount = tuple[float, float | None]
Length = tuple[timedelta, timedelta | None]
LongLength = tuple[float, float | None, Unit]

_SHORTEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.YEAR: 365}
_LONGEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}
_MOST = 1_000_000
_MOST_LONG = 5_000


def length(amount: Amount, unit: timedelta) -> Length | None:
    """So many seconds, minutes or hours; None for more than anybody means."""
    least, most = amount
    if max(least, most or 0) > _MOST:
        return None
    return least * unit, None if most is None else most * unit


def long_length(amount: Amount, unit: Unit) -> LongLength | None:
    """So many units of the calendar; None for more than anybody means."""
    return None if max(amount[0], amount[1] or 0) > _MOST_LONG else (*amount, unit)


def lasting(long: LongLength) -> Lasting:
    """How long some units of the calendar last: a month 28 to 31 days, a year 365 or 366."""
    least, most, unit = long
    longest = None if most is None else timedelta(days=most * _LONGEST[unit])
    return Lasting(timedelta(days=least * _SHORTEST[unit]), longest)


def shift(by: Length, sign: int, of: Of) -> Shift:
    """So long after (1) or before (-1) something, as people round it."""
    least, most = by[0] * (1 - widths.ROUNDED), None if by[1] is None else by[1] * (1 + widths.ROUNDED)
    if sign < 0:
        return Shift(None if most is None else -most, -least, of)
    return Shift(least, most, of)


def long_shift(long: LongLength, sign: int, of: Of) -> Moment | Shift:
    """So many units of the calendar after (1) or before (-1) something: days as days of the calendar, longer
    ones to half a unit. A part of a unit, and a length without an end, by their shortest and longest."""
    least, most, unit = long
    if most is None or least % 1 or most % 1:
        wide = lasting(long)
        room = timedelta(days=_LONGEST[unit] / 2 if unit is not Unit.DAY else 1)
        longest = None if wide.most is None else wide.most + room
        return shift((max((wide.least or room) - room, timedelta()), longest), sign, of)
    low, high = sorted((sign * int(least), sign * int(most)))
    return Moment(Units(unit, low, high, of, rolling=unit is not Unit.DAY))


def back(most: timedelta | None) -> Shift:
    """Some time in the stretch that ends at the anchor."""
    return Shift(None if most is None else -most, timedelta(), Of.ANCHOR)


def stretched(time: Bits | None) -> Bits | None:
    """The same, said with "around"."""
    return None if time is None else replace(time, about=About.AROUND)


def shortly(time: Bits, about: About) -> Bits:
    """The same, said to be shortly before or after."""
    return replace(time, about=about)


def roughly(number: int) -> Amount:
    """About so many: a quarter less to a quarter more."""
    return number * 0.75, number * 1.25
