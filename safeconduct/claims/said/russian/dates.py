"""Days as Russian names them."""

from dataclasses import replace
from typing import Any

from safeconduct.claims.said.bits import date_of, day, in_years, month_of, season_of, year_of
from safeconduct.claims.said.grammar import Found, Rule
from safeconduct.claims.said.meaning import Dates, Lean, MonthDays, Of, Unit, Units, Weekdays, Which
from safeconduct.claims.said.numbers import figures
from safeconduct.claims.said.russian.day_names import MONTHS, NAMES
from safeconduct.claims.said.tokens import Tokens


def month(tokens: Tokens, place: int) -> Found | None:
    """A month that its name alone makes sure of."""
    token = tokens[place]
    number = MONTHS.get(token.word)
    if number is None or (
        token.word in NAMES and token.capital and not tokens.said(place, place + 1).isupper()
    ):
        return None
    return number, place + 1


def day_figures(tokens: Tokens, place: int) -> Found | None:
    """1 to 31, perhaps with its ending: 11, 11-го, 11-е."""
    found = figures(1, 31, 1, 2)(tokens, place)
    if found is None:
        return None
    dash, ending = tokens[place + 1], tokens[place + 2]
    ended = dash.word == "-" and dash.glued and ending.glued and ending.word in {"го", "е", "ое", "ого", "му"}
    return found[0], place + 1 + 2 * ended


def year_figures(tokens: Tokens, place: int) -> Found | None:
    """A year, perhaps with its ending: 2026, 2026-го, 2026-м."""
    found = figures(1800, 2199, 4)(tokens, place)
    if found is None:
        return None
    dash, ending = tokens[place + 1], tokens[place + 2]
    ended = dash.word == "-" and dash.glued and ending.glued and ending.word in {"го", "м", "й", "ом", "му"}
    return found[0], place + 1 + 2 * ended


# With which words those may begin that are not figures alone.
BEGINS = {"month": frozenset(MONTHS)}

READERS = {
    "month": month,
    "day_figures": day_figures,
    "year": year_figures,
    "two": figures(1, 31, 1, 2),
    "mm": figures(0, 59, 2),
    "month_number": figures(1, 12, 1, 2),
    "year_short": figures(0, 99, 2),
}


def _tailed(made: Dates | None, tail: Any) -> Dates | None:
    if made is None or tail is None:
        return made
    kind, year = tail
    if kind == "step":
        return in_years(made, year)
    if (2, 29) in (made.first[1:], made.last[1:]) and date_of(year, 2, 29) is None:
        return None
    return Dates((year, *made.first[1:]), (year, *made.last[1:]))


def _season(season: str, tail: Any) -> Dates | None:
    if tail is not None and tail[0] == "year":
        return season_of(tail[1], season)
    return in_years(season_of(None, season), tail[1]) if tail else season_of(None, season)


def _weekday(which: int, number: int) -> Weekdays | None:
    return (
        None
        if which < -1
        else Weekdays(number, number, {-1: Which.LAST, 0: Which.THIS, 1: Which.NEXT}[which])
    )


def _which_dates(step: int, made: Dates) -> Dates | None:
    """«Прошлой весной»: of last year, or the last that was; should they differ, both."""
    lean = {-1: Lean.PAST, 0: Lean.EITHER, 1: Lean.FUTURE}.get(step, Lean.EITHER)
    return replace(made, years=step, lean=lean)


RULES: list[tuple[str, list[Rule]]] = [
    (
        "tail",
        [
            ("{year} {year_word}?", lambda year, _: ("year", year)),
            ("{which} {year_word}", lambda step, _: ("step", step)),
        ],
    ),
    ("nth", [("{day_figures}", lambda day: day), ("{ordinal}", lambda day: day)]),
    (
        "bare_date",
        [
            ("{nth} {month_any}", lambda day, month: date_of(None, month, day)),
            (
                "{nth} -|–|—|и|по|до {nth} {month_any}",
                lambda first, last, month: date_of(None, month, first, last),
            ),
            (
                "с {nth} по|до|на {nth} {month_any}",
                lambda first, last, month: date_of(None, month, first, last),
            ),
            ("между {nth} и {nth} {month_any}", lambda first, last, month: date_of(None, month, first, last)),
            ("{month}", lambda month: month_of(None, month)),
            ("{early} {month}", lambda part, month: month_of(None, month, part)),
        ],
    ),
    (
        "date",
        [
            ("{bare_date} {tail}?", _tailed),
            ("{bare_date} ,? {tail}? ,|( {weekday_any} )?", lambda made, tail, _: _tailed(made, tail)),
            ("{weekday_any} ,? {bare_date} {tail}?", lambda _, made, tail: _tailed(made, tail)),
            (
                "{two} ~. ~{month_number} ~. ~{year} {year_word}?",
                lambda day, month, year, _: date_of(year, month, day),
            ),
            ("{two} ~/ ~{month_number} ~/ ~{year}", lambda day, month, year: date_of(year, month, day)),
            ("{two} ~- ~{month_number} ~- ~{year}", lambda day, month, year: date_of(year, month, day)),
            ("{year} ~- ~{month_number} ~- ~{two}", date_of),
            ("{season} {tail}", _season),
            ("{early} {season} {tail}?", lambda _, season, tail: _season(season, tail)),
            ("{early} {year} {year_word}?", lambda part, year, _: year_of(year, part)),
            ("{half} {year} {year_word}?", lambda part, year, _: year_of(year, part)),
            ("{half} {month} {tail}?", lambda half, month, tail: _tailed(_half_month(half, month), tail)),
            ("{year} {year_word}", lambda year, _: year_of(year)),
        ],
    ),
    (
        "sure_days",
        [
            ("{date}", lambda made: made),
            ("{day_figures} числа|число", lambda day: MonthDays(day, day)),
            ("{ordinal} числа|число", lambda day: MonthDays(day, day) if day <= 31 else None),
            ("сегодня", lambda: day(0)),
            ("вчера", lambda: day(-1)),
            ("завтра", lambda: day(1)),
            ("позавчера", lambda: day(-2)),
            ("послезавтра", lambda: day(2)),
            ("накануне", lambda: Units(Unit.DAY, -1, -1, Of.EITHER)),
            ("в тот|этот же день", lambda: Units(Unit.DAY, 0, 0, Of.PREVIOUS)),
            ("в тот день", lambda: Units(Unit.DAY, 0, 0, Of.PREVIOUS)),
            ("на следующий|другой день", lambda: Units(Unit.DAY, 1, 1, Of.PREVIOUS)),
            ("на следующие сутки", lambda: Units(Unit.DAY, 1, 1, Of.PREVIOUS)),
            ("днем ранее|раньше", lambda: Units(Unit.DAY, -1, -1, Of.PREVIOUS)),
            ("днем позже|позднее", lambda: Units(Unit.DAY, 1, 1, Of.PREVIOUS)),
            ("неделей ранее|раньше", lambda: Units(Unit.WEEK, -1, -1, Of.PREVIOUS, rolling=True)),
            ("неделей позже|позднее", lambda: Units(Unit.WEEK, 1, 1, Of.PREVIOUS, rolling=True)),
            ("годом ранее|раньше", lambda: Units(Unit.YEAR, -1, -1, Of.PREVIOUS, rolling=True)),
            ("годом позже|позднее", lambda: Units(Unit.YEAR, 1, 1, Of.PREVIOUS, rolling=True)),
            ("{season} {which} {year_word}", lambda season, step, _: in_years(season_of(None, season), step)),
            ("{which} {season}", lambda step, season: _which_dates(step, season_of(None, season))),
            ("{which} {month}", lambda step, month: _which_dates(step, month_of(None, month))),
            ("ранее|раньше в {which} {unit}", lambda step, unit: Units(unit, step, step, until=step == 0)),
            ("позже|позднее в {which} {unit}", lambda step, unit: Units(unit, step, step, since=step == 0)),
            ("на {which} неделе", lambda step: Units(Unit.WEEK, step, step)),
            ("на {which} выходных", lambda step: Weekdays(5, 6, weeks=step)),
            ("на выходных", lambda: Weekdays(5, 6)),
            ("в выходные", lambda: Weekdays(5, 6)),
            ("в минувшие|прошлые|прошедшие выходные", lambda: Weekdays(5, 6, Which.LAST)),
            ("на днях", lambda: Units(Unit.DAY, -10, 0)),
        ],
    ),
    (
        # Days that are days only behind a preposition.
        "days",
        [
            ("{sure_days}", lambda days: days),
            ("{weekday}", lambda number: Weekdays(number, number)),
            ("{weekday} , {date}", lambda _, made: made),
            ("{which} {weekday}", _weekday),
            ("{weekday} {which} недели", lambda number, step: Weekdays(number, number, weeks=step)),
            ("{which} {unit}", lambda step, unit: Units(unit, step, step)),
            ("{year}", year_of),
            ("{early} {which} {unit}", lambda _, step, unit: Units(unit, step, step)),
            ("{early} {unit}", lambda _, unit: Units(unit, 0, 0)),
        ],
    ),
]


def _half_month(half: str, month: int) -> Dates:
    first, last = (1, 16) if half == "half1" else (14, 31)
    return Dates((None, month, first), (None, month, last))


def weekday(number: int) -> Weekdays:
    """A day of the week, by its number."""
    return Weekdays(number, number)


def years_of(first: int, last: int) -> Dates | None:
    """From one year to another."""
    return Dates((first, 1, 1), (last, 12, 31)) if first <= last else None
