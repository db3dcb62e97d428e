"""Whole expressions of time in Russian."""

from datetime import timedelta
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.bits import Bits, day, merged, moment
from safeconduct.claims.said.bounds import between, since, until
from safeconduct.claims.said.grammar import Grammar, Rule
from safeconduct.claims.said.lengths import back, lasting, long_shift, shift
from safeconduct.claims.said.meaning import About, Days, Lasting, Moment, Of, Shift, Unit, Units
from safeconduct.claims.said.numbers import hour
from safeconduct.claims.said.russian import clocks, dates, day_names, hours
from safeconduct.claims.said.russian.numbers import BEGINS, number

_WORDS: dict[str, dict[str, Any]] = {
    "since": dict.fromkeys(("с", "со", "начиная с", "после", "не ранее", "не раньше")),
    "until": dict.fromkeys(("до", "к", "ко", "вплоть до", "не позднее", "не позже", "по")),
    "about_days": dict.fromkeys(("около", "примерно", "приблизительно", "ориентировочно")),
}


def _days(days: Days | None, about: About | None = None) -> Bits:
    return Bits(days=days, about=about)


def _previous(step: int) -> Units:
    return Units(Unit.DAY, step, step, Of.PREVIOUS)


def _zoned(*bits: Bits | None, zone: str | None) -> Bits | None:
    return merged(*bits, Bits(zone=zone or ""))


_RULES: list[tuple[str, list[Rule]]] = [
    (
        "on_days",
        [
            ("{sure_days}", _days),
            ("в|во|на|за {days}", _days),
            ("еще? в|во {days}", _days),
            ("{about_days} {sure_days}", lambda _, days: _days(days, About.AROUND)),
            ("{about_days} в|во {days}", lambda _, days: _days(days, About.AROUND)),
            ("{sure_days} ,? {part}", lambda days, part: Bits(days=days, part=part)),
            ("{part} ,? {sure_days}", lambda part, days: Bits(days=days, part=part)),
            ("{part} ,? в|во {days}", lambda part, days: Bits(days=days, part=part)),
            ("в|во {days} ,? {part}", lambda days, part: Bits(days=days, part=part)),
            ("в ночь на {days}", lambda days: Bits(days=days, part="night into")),
            ("ночью на {days}", lambda days: Bits(days=days, part="night into")),
            ("в ночь со|с {days} на {days}", lambda _, days: Bits(days=days, part="night into")),
            ("в ночь со|с {nth} на {days}", lambda _, days: Bits(days=days, part="night into")),
            ("сегодня ночью", lambda: Bits(days=day(0), part="night")),
            ("прошлой|минувшей ночью", lambda: Bits(days=day(-1), part="night from")),
            ("этой ночью", lambda: Bits(days=day(0), part="night")),
            ("этим утром", lambda: Bits(days=day(0), part="morning")),
            ("этим вечером", lambda: Bits(days=day(0), part="evening")),
            ("тем же вечером", lambda: Bits(days=_previous(0), part="evening")),
            ("тем же утром", lambda: Bits(days=_previous(0), part="morning")),
            ("той же ночью", lambda: Bits(days=_previous(0), part="night")),
            ("в тот же? вечер", lambda: Bits(days=_previous(0), part="evening")),
            ("в ту же? ночь", lambda: Bits(days=_previous(0), part="night")),
            ("в то же? утро", lambda: Bits(days=_previous(0), part="morning")),
            ("{part} того же дня", lambda part: Bits(days=_previous(0), part=part)),
            ("{part} следующего дня", lambda part: Bits(days=_previous(1), part=part)),
            ("на следующее|другое утро", lambda: Bits(days=_previous(1), part="morning")),
            ("следующим утром", lambda: Bits(days=_previous(1), part="morning")),
            ("следующим вечером", lambda: Bits(days=_previous(1), part="evening")),
            ("следующей ночью", lambda: Bits(days=_previous(1), part="night")),
            ("на следующий|другой день {part}", lambda part: Bits(days=_previous(1), part=part)),
            ("наутро", lambda: Bits(days=_previous(1), part="morning")),
            (
                "в {year} ~-|–|— ~{year} {year_word}",
                lambda first, last, _: _days(dates.years_of(first, last)),
            ),
            ("в {year} и|- {year} {year_word}", lambda first, last, _: _days(dates.years_of(first, last))),
            ("с {year} по|до {year} {year_word}?", lambda first, last, _: _days(dates.years_of(first, last))),
            ("весь|всю {days}", _days),
        ],
    ),
    (
        "bits",
        [
            ("{on_days}", lambda bits: bits),
            ("{clocks}", lambda clocks: clocks),
            ("{on_days} ,? {clocks}", merged),
            ("{clocks} ,? {on_days}", merged),
            ("{date} ~t ~{time} {zone}?", lambda days, time, zone: _zoned(_days(days), time, zone=zone)),
        ],
    ),
    (
        "loose_bits",
        [
            ("{bits}", lambda bits: bits),
            ("{days}", _days),
            ("{loose_time} {zone}?", lambda time, zone: _zoned(time, zone=zone)),
            ("{part_of}", lambda part: Bits(part=part)),
            ("{part_of} {sure_days}", lambda part, days: Bits(days=days, part=part)),
            ("{part_of} {weekday}", lambda part, number: Bits(days=dates.weekday(number), part=part)),
            ("{loose_time} {on_days}", merged),
        ],
    ),
    ("moment", [("{bits}", moment)]),
    ("loose_moment", [("{loose_bits}", moment)]),
    (
        "end",
        [
            ("{time} {zone}?", lambda time, zone: moment(_zoned(time, zone=zone))),
            ("{days}", Moment),
            ("{part_of}", lambda part: moment(Bits(part=part))),
            ("{part_of} {days}", lambda part, days: moment(Bits(days=days, part=part))),
            ("{bits}", moment),
            ("{time} {sure_days}", lambda time, days: moment(merged(time, _days(days)))),
            ("обеда|обеду", lambda: moment(Bits(part="midday"))),
        ],
    ),
    (
        "phrase",
        [
            ("{moment}", lambda found: found),
            ("{since} {end}", since),
            ("{until} {end}", until),
            ("с|со|между {loose_moment} до|по|и {loose_moment}", between),
            ("{moment} -|–|— {moment}", between),
            ("{length} {zone}? тому? назад", lambda length, _: shift(length, -1, Of.ANCHOR)),
            ("{long_length} тому? назад", lambda long: long_shift(long, -1, Of.ANCHOR)),
            ("через|спустя {length}", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("через|спустя {long_length}", lambda long: long_shift(long, 1, Of.PREVIOUS)),
            ("{length} спустя", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("{long_length} спустя", lambda long: long_shift(long, 1, Of.PREVIOUS)),
            ("через|спустя {length} после", lambda length: shift(length, 1, Of.NAMED)),
            ("через|спустя {long_length} после", lambda long: long_shift(long, 1, Of.NAMED)),
            ("через|спустя {length} после того|этого", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("за {length} до того|этого", lambda length: shift(length, -1, Of.PREVIOUS)),
            ("за {long_length} до того|этого", lambda long: long_shift(long, -1, Of.PREVIOUS)),
            ("за {length} до", lambda length: shift(length, -1, Of.NAMED)),
            ("за {long_length} до", lambda long: long_shift(long, -1, Of.NAMED)),
            ("часом позже|позднее", lambda: shift((timedelta(hours=1),) * 2, 1, Of.PREVIOUS)),
            ("часом ранее|раньше", lambda: shift((timedelta(hours=1),) * 2, -1, Of.PREVIOUS)),
            ("в|на {length} позже|позднее", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("{length} позже|позднее", lambda length: shift(length, 1, Of.PREVIOUS)),
            ("{length} ранее|раньше", lambda length: shift(length, -1, Of.PREVIOUS)),
            ("{long_length} ранее|раньше", lambda long: long_shift(long, -1, Of.PREVIOUS)),
            ("{long_length} позже|позднее", lambda long: long_shift(long, 1, Of.PREVIOUS)),
            ("вскоре", lambda: Shift(timedelta(), widths.SOON, Of.PREVIOUS)),
            ("вскоре после этого|того", lambda: Shift(timedelta(), widths.SOON, Of.PREVIOUS)),
            ("в течение|продолжение {length}", lambda length: Lasting(*length)),
            ("в течение|продолжение {long_length}", lasting),
            ("на протяжении {length}", lambda length: Lasting(*length)),
            ("на протяжении {long_length}", lasting),
            ("на {length}", lambda length: Lasting(*length)),
            ("на {long_length}", lasting),
            ("за|в последние|последний|последнюю {length}", lambda length: back(length[1])),
            ("за|в последние|последний|последнюю {long_length}", lambda long: back(lasting(long).most)),
            ("недавно", lambda: back(timedelta(days=widths.RECENTLY))),
            ("в последнее время", lambda: back(timedelta(days=widths.RECENTLY))),
            ("на днях", lambda: back(timedelta(days=10))),
        ],
    ),
]


_BEGINS: dict[str, frozenset[str]] = {
    **dict.fromkeys((*dates.READERS, "hour", "bare_hour"), frozenset()),
    **dates.BEGINS,
    **hours.BEGINS,
    "number": BEGINS,
    "hour_alone": clocks.HOUR_WORDS,
}

GRAMMAR = Grammar(
    day_names.WORDS | clocks.WORDS | _WORDS,
    dates.READERS
    | hours.READERS
    | {"hour": hour, "bare_hour": clocks.bare_hour, "hour_alone": clocks.hour_alone, "number": number},
    [*dates.RULES, *clocks.RULES, *_RULES],
    _BEGINS,
)
