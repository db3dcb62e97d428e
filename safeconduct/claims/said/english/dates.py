"""Days as English names them."""

from dataclasses import replace
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.bits import (
    date_of,
    day,
    in_years,
    month_of,
    season_of,
    slashed,
    year_of,
)
from safeconduct.claims.said.english.numbers import ORDINALS
from safeconduct.claims.said.grammar import Found, Rule
from safeconduct.claims.said.meaning import Dates, Lean, MonthDays, Of, Unit, Units, Weekdays, Which
from safeconduct.claims.said.numbers import figures
from safeconduct.claims.said.tokens import Tokens

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_SHORT |= {f"{name} .": number for name, number in _SHORT.items()}
# Words that are more than a month: to be one, they need a capital or a day beside them.
_OTHERWISE = {"may", "march", *_SHORT}
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_SHORT_DAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}

_month_words = MONTHS | _SHORT

WORDS: dict[str, dict[str, Any]] = {
    "month_any": {name: number for name, number in _month_words.items() if name != "may ."},
    "weekday": WEEKDAYS,
    "weekday_short": _SHORT_DAYS | WEEKDAYS | {f"{name} .": number for name, number in _SHORT_DAYS.items()},
    "weekdays": {f"{name}s": number for name, number in WEEKDAYS.items()},
    "season": {
        "spring": "spring",
        "summer": "summer",
        "autumn": "autumn",
        "fall": "autumn",
        "winter": "winter",
    },
    "which": {"last": -1, "this": 0, "next": 1, "this past": -1, "the previous": -1, "the past": -1},
    "unit": {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR},
    "units": {"days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH, "years": Unit.YEAR}
    | {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR},
    "early": {
        "early": "early",
        "early in": "early",
        "the beginning of": "early",
        "the start of": "early",
        "mid": "mid",
        "mid -": "mid",
        "the middle of": "mid",
        "late": "late",
        "late in": "late",
        "the end of": "late",
    },
    "half": {"the first half of": "half1", "the second half of": "half2"},
    "ordinal_word": ORDINALS,
    "few": {
        "a few": widths.FEW,
        "several": widths.SEVERAL,
        "a couple of": widths.COUPLE,
        "some": widths.SEVERAL,
        "many": (3, 60),
    },
}


def month(tokens: Tokens, place: int) -> Found | None:
    """A month that its name alone makes sure of."""
    token = tokens[place]
    number = MONTHS.get(token.word) or _SHORT.get(token.word)
    if number is None or (token.word in _OTHERWISE and not token.capital):
        return None
    return number, place + 1 + (
        token.word in _SHORT and token.word != "may" and tokens[place + 1].word == "."
    )


def day_figures(tokens: Tokens, place: int) -> Found | None:
    """1 to 31, perhaps with its ending: 11, 11th."""
    found = figures(1, 31, 1, 2)(tokens, place)
    if found is None:
        return None
    after = tokens[place + 1]
    return (found[0], place + 1 + (after.glued and after.word in {"st", "nd", "rd", "th"}))


def day_ordinal(tokens: Tokens, place: int) -> Found | None:
    """1st to 31st: only with its ending."""
    found = day_figures(tokens, place)
    return found if found is not None and found[1] == place + 2 else None


# With which words those may begin that are not figures alone.
BEGINS = {"month": frozenset({*MONTHS, *_SHORT})}

READERS = {
    "month": month,
    "day_figures": day_figures,
    "day_ordinal": day_ordinal,
    "year": figures(1800, 2199, 4),
    "two": figures(1, 31, 1, 2),
    "mm": figures(0, 59, 2),
    "month_number": figures(1, 12, 1, 2),
}


def _weekday(which: int, number: int) -> Weekdays:
    return Weekdays(number, number, {-1: Which.LAST, 0: Which.THIS, 1: Which.NEXT}[which])


def _with_tail(made: Dates | None, tail: Any) -> Dates | None:
    """The date in the year that its tail says: a year itself, or one counted from the anchor's."""
    if made is None or tail is None:
        return made
    kind, year = tail
    if kind == "step":
        return in_years(made, year)
    if made.first[0] is not None:
        return None
    if (2, 29) in (made.first[1:], made.last[1:]) and date_of(year, 2, 29) is None:
        return None
    return Dates((year, *made.first[1:]), (year, *made.last[1:]))


def _season(season: str, tail: Any) -> Dates | None:
    if tail is not None and tail[0] == "year":
        return season_of(tail[1], season)
    return in_years(season_of(None, season), tail[1]) if tail else season_of(None, season)


def _last_month(step: int, month: int, season: str = "") -> Dates:
    """Last March: of last year, or the last that was; should they differ, nobody knows which: both."""
    made = season_of(None, season) if season else month_of(None, month)
    lean = {-1: Lean.PAST, 0: Lean.EITHER, 1: Lean.FUTURE}[step]
    return replace(made, years=step, lean=lean)


RULES: list[tuple[str, list[Rule]]] = [
    (
        "tail",
        [
            (",? {year}", lambda year: ("year", year)),
            ("of {year}", lambda year: ("year", year)),
            ("{which} year", lambda step: ("step", step)),
            ("of {which} year", lambda step: ("step", step)),
        ],
    ),
    (
        "nth",
        [("{day_figures}", lambda day: day), ("{ordinal_word}", lambda day: day)],
    ),
    (
        "bare_date",
        [
            ("the? {nth} of? {month_any}", lambda day, month: date_of(None, month, day)),
            ("{month} the? {nth}", lambda month, day: date_of(None, month, day)),
            ("{month_any} {day_figures}", lambda month, day: date_of(None, month, day)),
            (
                "from|between? {nth} to|and|until|till|-|–|— {nth} of? {month_any}",
                lambda first, last, month: date_of(None, month, first, last),
            ),
            (
                "from|between? {month} {nth} to|and|until|-|–|— {nth}",
                lambda month, first, last: date_of(None, month, first, last),
            ),
            ("{month}", lambda month: month_of(None, month)),
            ("{early} {month}", lambda part, month: month_of(None, month, part)),
        ],
    ),
    (
        "date",
        [
            ("{bare_date} {tail}?", _with_tail),
            ("{weekday_short} ,? the? {bare_date} {tail}?", lambda _, made, tail: _with_tail(made, tail)),
            ("{bare_date} ,? {weekday}", lambda made, _: made),
            ("{two} ~. ~{month_number} ~. ~{year}", lambda day, month, year: date_of(year, month, day)),
            ("{two} ~- ~{month_number} ~- ~{year}", lambda day, month, year: date_of(year, month, day)),
            ("{two} ~/ ~{two} ~/ ~{year}", slashed),
            ("{year} ~- ~{month_number} ~- ~{two}", date_of),
            ("{year} ~/ ~{month_number} ~/ ~{two}", date_of),
            ("the? {season} {tail}", _season),
            ("{early} {year}", lambda part, year: year_of(year, part)),
            ("{half} {year}", lambda part, year: year_of(year, part)),
        ],
    ),
    (
        # Days that need no preposition to be taken for days.
        "sure_days",
        [
            ("{date}", lambda made: made),
            ("the {day_ordinal}", lambda day: MonthDays(day, day)),
            ("{weekday}", lambda number: Weekdays(number, number)),
            ("{which} {weekday}", _weekday),
            ("{weekday} {which} week", lambda number, step: Weekdays(number, number, weeks=step)),
            ("{weekday} of {which} week", lambda number, step: Weekdays(number, number, weeks=step)),
            ("today", lambda: day(0)),
            ("yesterday", lambda: day(-1)),
            ("tomorrow", lambda: day(1)),
            ("the day before yesterday", lambda: day(-2)),
            ("the day after tomorrow", lambda: day(2)),
            ("the next|following day", lambda: Units(Unit.DAY, 1, 1, Of.PREVIOUS)),
            ("the same day", lambda: Units(Unit.DAY, 0, 0, Of.PREVIOUS)),
            ("that same? day", lambda: Units(Unit.DAY, 0, 0, Of.PREVIOUS)),
            ("the previous day", lambda: Units(Unit.DAY, -1, -1, Of.EITHER)),
            ("the day before", lambda: Units(Unit.DAY, -1, -1, Of.EITHER)),
            ("the day after", lambda: Units(Unit.DAY, 1, 1, Of.PREVIOUS)),
            ("the next|following {unit}", lambda unit: Units(unit, 1, 1, Of.PREVIOUS)),
            ("that same? {unit}", lambda unit: Units(unit, 0, 0, Of.PREVIOUS)),
            ("the same {unit}", lambda unit: Units(unit, 0, 0, Of.PREVIOUS)),
            ("{which} {unit}", lambda step, unit: Units(unit, step, step)),
            ("{which} weekend", lambda step: Weekdays(5, 6, weeks=step)),
            ("{which} {month}", _last_month),
            ("{which} {season}", lambda step, season: _last_month(step, 0, season)),
            ("earlier {which} {unit}", lambda step, unit: Units(unit, step, step, until=step == 0)),
            ("later {which} {unit}", lambda step, unit: Units(unit, step, step, since=step == 0)),
        ],
    ),
    (
        # Days that are days only behind a preposition: a bare year, a season, a weekend.
        "days",
        [
            ("{sure_days}", lambda days: days),
            ("{year}", year_of),
            ("the? {season}", lambda season: season_of(None, season)),
            ("the weekend", lambda: Weekdays(5, 6)),
        ],
    ),
]
