"""Whole expressions of time in English."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.bits import Bits, day, merged, moment
from safeconduct.claims.said.bounds import between, since, until
from safeconduct.claims.said.english import clocks, dates
from safeconduct.claims.said.english.numbers import BEGINS, HOURS, number
from safeconduct.claims.said.grammar import Grammar, Rule
from safeconduct.claims.said.lengths import back, lasting, long_shift, shift
from safeconduct.claims.said.meaning import (
    About,
    Bounded,
    Dates,
    Days,
    Lasting,
    Lean,
    Moment,
    Of,
    Shift,
    Side,
    Unit,
    Units,
    Weekdays,
)
from safeconduct.claims.said.numbers import hour

_WORDS: dict[str, dict[str, Any]] = {
    "since": {"since": Lean.PAST, "ever since": Lean.PAST}
    | dict.fromkeys(("after", "starting from", "starting on", "as of", "not before", "from")),
    "until": dict.fromkeys(("until", "till", "up to", "not later than", "no later than"))
    | {"before": "before", "by": "by"},
    "later": {"later": Of.PREVIOUS, "afterwards": Of.PREVIOUS, "after that": Of.PREVIOUS}
    | {"earlier": Of.PREVIOUS, "before that": Of.PREVIOUS},
}


def _days(days: Days | None, about: About | None = None) -> Bits:
    return Bits(days=days, about=about)


def _part_of(days: Days, part: str) -> Bits:
    """ "Saturday night" begins on Saturday, which "the night of the 11th" may have ended on."""
    return Bits(days=days, part="night of" if part == "night" and isinstance(days, Weekdays) else part)


def _part_over(part: str, days: Days) -> Bits:
    """ "The night of 19 to 20 May" begins on the 19th."""
    if part != "night" or not isinstance(days, Dates):
        return Bits(days=days, part=part)
    (year, month, first), last = days.first, days.last
    next_day = last == (year, month, first + 1) or (last[2] == 1 and first >= 28 and month != last[1])
    if not next_day:
        return Bits(days=days, part=part)
    return Bits(days=replace(days, last=days.first), part="night from")


def _ending(days: Days) -> Bounded:
    return Bounded(Side.UNTIL, Moment(days))


def _night_from(days: Days | None) -> Bits:
    return Bits(days=days, part="night from")


_RULES: list[tuple[str, list[Rule]]] = [
    (
        "on_days",
        [
            ("{sure_days}", _days),
            ("on|in|during|over|at|for|throughout {days}", _days),
            ("in {around} {days}", lambda _, days: _days(days, About.AROUND)),
            ("on? or? {around} {sure_days}", lambda _, days: _days(days, About.AROUND)),
            ("{sure_days} {part}", _part_of),
            ("on {sure_days} {part}", _part_of),
            ("on|in|during the {part} of {sure_days}", _part_over),
            ("on? the {part} of {date}", _part_over),
            ("the {part} before last", lambda part: Bits(days=day(-2), part=part)),
            ("in the small|early hours of {sure_days}", lambda days: Bits(days=days, part="small hours")),
            ("this morning|afternoon|evening", lambda: Bits(days=day(0))),
            ("this {part}", lambda part: Bits(days=day(0), part=part)),
            ("tonight", lambda: _night_from(day(0))),
            ("last night", lambda: _night_from(day(-1))),
            ("last evening", lambda: Bits(days=day(-1), part="evening")),
            ("overnight", lambda: _night_from(day(-1))),
            ("overnight into|to {sure_days}", lambda days: Bits(days=days, part="night into")),
            (
                "overnight from? {sure_days} to|into {sure_days}",
                lambda _, days: Bits(days=days, part="night into"),
            ),
            ("overnight on|from {sure_days}", _night_from),
            ("that same? {part}", lambda part: Bits(days=Units(Unit.DAY, 0, 0, Of.PREVIOUS), part=part)),
            ("the same {part}", lambda part: Bits(days=Units(Unit.DAY, 0, 0, Of.PREVIOUS), part=part)),
            (
                "the next|following {part}",
                lambda part: Bits(days=Units(Unit.DAY, 1, 1, Of.PREVIOUS), part=part),
            ),
            ("the previous {part}", lambda part: Bits(days=Units(Unit.DAY, -1, -1, Of.EITHER), part=part)),
            ("the {part} before", lambda part: Bits(days=Units(Unit.DAY, -1, -1, Of.EITHER), part=part)),
        ],
    ),
    (
        "bits",
        [
            ("{on_days}", lambda bits: bits),
            ("{clocks}", lambda clocks: clocks),
            ("{on_days} ,? {clocks}", merged),
            ("{clocks} ,? {on_days}", merged),
            (
                "{date} ~t ~{time} {zone}?",
                lambda days, time, zone: merged(_days(days), time, Bits(zone=zone or "")),
            ),
        ],
    ),
    (
        "loose_bits",
        [
            ("{bits}", lambda bits: bits),
            ("{days}", _days),
            ("{loose_time}", lambda time: time),
            ("the? {part}", lambda part: Bits(part=part)),
            ("the? {part} of|on {sure_days}", lambda part, days: Bits(days=days, part=part)),
            ("{loose_time} {on_days}", merged),
        ],
    ),
    ("moment", [("{bits}", moment)]),
    ("loose_moment", [("{loose_bits}", moment)]),
    (
        "phrase",
        [
            ("{moment}", lambda found: found),
            ("{since} {loose_moment}", since),
            ("{until} {loose_moment}", until),
            ("by|until|before the end of the|this {unit}", lambda unit: _ending(Units(unit, 0, 0))),
            (
                "by|until|before the end of {which} {unit}",
                lambda step, unit: _ending(Units(unit, step, step)),
            ),
            ("between {loose_moment} and {loose_moment}", between),
            ("from {loose_moment} to|until|till|through {loose_moment}", between),
            ("{moment} -|–|— {moment}", between),
            ("{length} ago", lambda length: shift(length, -1, Of.ANCHOR)),
            ("{long_length} ago", lambda long: long_shift(long, -1, Of.ANCHOR)),
            ("days ago", lambda: Moment(Units(Unit.DAY, -widths.FEW[1], -widths.FEW[0]))),
            ("weeks ago", lambda: Moment(Units(Unit.WEEK, -8, -1, rolling=True))),
            ("months ago", lambda: Moment(Units(Unit.MONTH, -12, -1, rolling=True))),
            ("years ago", lambda: Moment(Units(Unit.YEAR, -20, -1, rolling=True))),
            ("{length} later|afterwards", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("{length} earlier|before", lambda length: shift(length, -1, Of.PREVIOUS)),
            ("{length} after that|this|which", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("{length} before that|this|which", lambda length: shift(length, -1, Of.PREVIOUS)),
            ("{length} after", lambda length: shift(length, 1, Of.NAMED)),
            ("{long_length} later|afterwards", lambda long: long_shift(long, 1, Of.PREVIOUS)),
            ("{long_length} earlier|before", lambda long: long_shift(long, -1, Of.PREVIOUS)),
            ("within|in the hour", lambda: Shift(timedelta(), timedelta(hours=1), Of.PREVIOUS)),
            ("within {length}", lambda length: Shift(timedelta(), length[1], Of.PREVIOUS)),
            (
                "soon|shortly|immediately afterwards|after|thereafter",
                lambda: Shift(timedelta(), widths.SOON, Of.PREVIOUS),
            ),
            ("for {length}", lambda length: Lasting(*length)),
            ("for {long_length}", lasting),
            ("for|over|in|during the last|past {length}", lambda length: back(length[1])),
            (
                "in|within|over|during|for the last|past {long_length}",
                lambda length: back(lasting(length).most),
            ),
            ("recently", lambda: back(timedelta(days=widths.RECENTLY))),
            ("lasting|lasted {length}", lambda length: Lasting(*length)),
            ("lasting|lasted {long_length}", lasting),
        ],
    ),
]


_BEGINS: dict[str, frozenset[str]] = {
    **dict.fromkeys((*dates.READERS, "hour", "bare_hour"), frozenset()),
    **dates.BEGINS,
    "number": BEGINS,
    "bare_hour": frozenset(HOURS),
}

GRAMMAR = Grammar(
    dates.WORDS | clocks.WORDS | _WORDS,
    dates.READERS | {"hour": hour, "bare_hour": clocks.bare_hour, "number": number},
    [*dates.RULES, *clocks.RULES, *_RULES],
    _BEGINS,
)
