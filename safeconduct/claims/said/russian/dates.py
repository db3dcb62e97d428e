"""Days as Russian names them."""

from dataclasses import replace
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.bits import date_of, day, in_years, month_of, season_of, year_of
from safeconduct.claims.said.grammar import Found, Rule
from safeconduct.claims.said.meaning import Dates, Lean, MonthDays, Of, Unit, Units, Weekdays, Which
from safeconduct.claims.said.numbers import figures
from safeconduct.claims.said.russian.numbers import ORDINALS
from safeconduct.claims.said.tokens import Tokens

_MONTHS = {
    1: "январь января январе январю январем",
    2: "февраль февраля феврале февралю февралем",
    3: "март марта марте марту мартом",
    4: "апрель апреля апреле апрелю апрелем",
    5: "май мая мае маю маем",
    6: "июнь июня июне июню июнем",
    7: "июль июля июле июлю июлем",
    8: "август августа августе августу августом",
    9: "сентябрь сентября сентябре сентябрю сентябрем",
    10: "октябрь октября октябре октябрю октябрем",
    11: "ноябрь ноября ноябре ноябрю ноябрем",
    12: "декабрь декабря декабре декабрю декабрем",
}
_SHORT = dict(zip("янв фев мар апр май июн июл авг сен окт ноя дек".split(), range(1, 13), strict=True))
_SHORT |= {"февр": 2, "сент": 9, "нояб": 11}
MONTHS = {form: number for number, forms in _MONTHS.items() for form in forms.split()}
# Also names of people: without a day beside them only in small letters.
_NAMES = {"март", "марта", "марте", "марту", "мартом", "май", "мая", "мае", "маю", "маем"} | {
    form for form, number in MONTHS.items() if number == 8
}
_WEEKDAYS = (
    "понедельник понедельника понедельнику понедельником",
    "вторник вторника вторнику вторником",
    "среду среды среде",
    "четверг четверга четвергу четвергом",
    "пятница пятницу пятницы пятнице пятницей",
    "суббота субботу субботы субботе субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
WEEKDAYS = {form: number for number, forms in enumerate(_WEEKDAYS) for form in forms.split()}


def _all(phrases: str, value: Any) -> dict[str, Any]:
    return dict.fromkeys(phrases.split(), value)


_LAST = (
    "прошлый прошлая прошлое прошлого прошлой прошлом прошлую прошлому минувший минувшую минувшей "
    "минувшего минувшем "
    "прошедший прошедшую прошедшей прошедшем прошлые минувшее прошедшее прошлым минувшим"
)
_THIS = (
    "этот эта это этого этой этом эту нынешний нынешнего нынешней нынешнем нынешнюю текущий текущего "
    "текущей текущем текущую "
    "сего этим нынешним"
)
_NEXT = (
    "следующий следующая следующее следующего следующей следующем следующую следующему будущий будущего "
    "будущей будущем "
    "будущую ближайший ближайшую ближайшее следующим будущим"
)

WORDS: dict[str, dict[str, Any]] = {
    "month_any": MONTHS | _SHORT | {f"{name} .": number for name, number in _SHORT.items()},
    "weekday": WEEKDAYS,
    "weekday_any": WEEKDAYS | {"среда": 2} | dict(zip("пн вт ср чт пт сб вс".split(), range(7), strict=True)),
    "season": {
        **_all("весной весна весну весны весне", "spring"),
        **_all("летом лето лета лету", "summer"),
        **_all("осенью осень осени", "autumn"),
        **_all("зимой зима зиму зимы зиме", "winter"),
    },
    "which": {
        **_all(_LAST, -1),
        **_all(_THIS, 0),
        **_all(_NEXT, 1),
        **_all("позапрошлый позапрошлого позапрошлом позапрошлым", -2),
    }
    | _all("позапрошлой позапрошлую", -2),
    "year_word": _all("год года году годом", None) | {"г": None, "г .": None, "гг": None, "гг .": None},
    "unit": {
        **_all("день дня дне дню", Unit.DAY),
        **_all("неделя неделю недели неделе", Unit.WEEK),
        **_all("месяц месяца месяце месяцу", Unit.MONTH),
        **_all("год года году", Unit.YEAR),
    },
    "units": {
        **_all("день дня дней дню днями сутки суток суткам", Unit.DAY),
        **_all("неделя неделю недели недель неделями", Unit.WEEK),
        **_all("месяц месяца месяцев месяцами", Unit.MONTH),
        **_all("год года лет годами", Unit.YEAR),
    },
    "early": {
        "начале": "early",
        "начала": "early",
        "начало": "early",
        "началу": "early",
        "первых числах": "early",
        "середине": "mid",
        "середины": "mid",
        "середину": "mid",
        "конце": "late",
        "конца": "late",
        "конец": "late",
        "концу": "late",
        "последних числах": "late",
    },
    "half": {"первой половине": "half1", "второй половине": "half2"},
    "ordinal": ORDINALS,
    "few": {
        "несколько": widths.SEVERAL,
        "нескольких": widths.SEVERAL,
        "несколькими": widths.SEVERAL,
        "пару": widths.COUPLE,
        "пара": widths.COUPLE,
        "пары": widths.COUPLE,
    },
}


def month(tokens: Tokens, place: int) -> Found | None:
    """A month that its name alone makes sure of."""
    token = tokens[place]
    number = MONTHS.get(token.word)
    if number is None or (
        token.word in _NAMES and token.capital and not tokens.said(place, place + 1).isupper()
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
