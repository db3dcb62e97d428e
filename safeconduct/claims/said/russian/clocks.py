"""Times of day as Russian names them, and lengths of time."""

from datetime import timedelta
from typing import Any

from safeconduct.claims.said import widths, zones
from safeconduct.claims.said.bits import MIDNIGHT, NOON, Bits, clock_time, merged
from safeconduct.claims.said.grammar import Found, Rule
from safeconduct.claims.said.lengths import length, long_length, shortly, stretched
from safeconduct.claims.said.meaning import DAY, HOUR, MINUTE, About, Clock, Unit
from safeconduct.claims.said.russian.hours import HOURS, PARTS
from safeconduct.claims.said.russian.numbers import HOURS_GENITIVE, HOURS_LOCATIVE
from safeconduct.claims.said.tokens import Tokens

HOUR_WORDS = frozenset(HOURS)
_UNTIMED = frozenset(
    "человек человека людей лет года год годам месяцев месяца дней дня суток недель процентов рублей метров "
    "километров задержанных раз разу машин статьи статьям".split()
)

WORDS: dict[str, dict[str, Any]] = {
    "zone": zones.RUSSIAN | zones.LOCAL["russian"],
    "hour_genitive": HOURS_GENITIVE,
    "hour_locative": HOURS_LOCATIVE,
    "part_genitive": PARTS,
    "hours": dict.fromkeys(("час", "часа", "часов", "часам", "ч", "ч .")),
    "minutes_word": dict.fromkeys(("минут", "минуты", "минута", "минуту", "минутам", "мин", "мин .")),
    "part": {
        "утром": "morning",
        "рано утром": "early morning",
        "ранним утром": "early morning",
        "поутру": "morning",
        "днем": "daytime",
        "в обед": "midday",
        "вечером": "evening",
        "поздно вечером": "late evening",
        "поздним вечером": "late evening",
        "под вечер": "evening",
        "ночью": "night",
        "поздней ночью": "night",
        "глубокой ночью": "night",
        "на рассвете": "dawn",
        "под утро": "dawn",
        "после обеда": "afternoon",
    },
    # The same as something that comes or goes: к утру, до вечера, с утра.
    "part_of": {
        **dict.fromkeys(("утру", "утра", "утро"), "morning"),
        **dict.fromkeys(("вечеру", "вечера", "вечер"), "evening"),
        **dict.fromkeys(("ночи", "ночь"), "night"),
        **dict.fromkeys(("рассвета", "рассвету"), "dawn"),
        **dict.fromkeys(("обеду", "обеда"), "midday"),
    },
    "around": dict.fromkeys(
        ("около", "примерно", "приблизительно", "ориентировочно", "где - то", "порядка", "~")
    ),
    "shortly": dict.fromkeys(("незадолго до", "чуть раньше", "перед самой"), About.SHORTLY_BEFORE)
    | dict.fromkeys(("вскоре после", "чуть позже", "сразу после"), About.SHORTLY_AFTER),
    "short": {
        **dict.fromkeys("секунда секунды секунд секунду секундами".split(), timedelta(seconds=1)),
        **dict.fromkeys("минута минуты минут минуту минутами мин".split(), timedelta(minutes=1)),
        **dict.fromkeys("час часа часов часами ч".split(), timedelta(hours=1)),
    },
}


# What may follow «в десять» so that ten is an hour and counts nothing.
_AFTER_HOUR = frozenset('. , ; : ! ? ) » " — – вчера сегодня завтра в во когда и по'.split()) | {""}


def hour_alone(tokens: Tokens, place: int) -> Found | None:
    """One to twelve, in words or figures, that stands alone."""
    token, after = tokens[place], tokens[place + 1]
    hour = HOURS.get(token.word) or token.number
    if hour is None or not 1 <= hour <= 12 or after.word not in _AFTER_HOUR:
        return None
    return None if after.glued and tokens[place + 2].number is not None else (hour, place + 1)


def bare_hour(tokens: Tokens, place: int) -> Found | None:
    """Zero to 24 in figures that counts nothing: of the whole day above twelve, of either half below."""
    token, after = tokens[place], tokens[place + 1]
    if token.number is None or not 0 <= token.number <= 24 or token.end - token.start > 2:
        return None
    if after.word in _UNTIMED or (
        after.glued and after.word in {".", ",", ":", "%", "-", "/"} and tokens[place + 2].glued
    ):
        return None
    return token.number, place + 1


def _time(hour: Any, minute: int | None = None, part: str | None = None) -> Bits | None:
    number, whole = hour if isinstance(hour, tuple) else (hour, "")
    if number == 24 and minute:
        return None
    if part in ("am", "pm"):
        return Bits(hour=number, minute=minute or 0, half="24" if number > 12 else part)
    return Bits(hour=number, minute=minute or 0, half="" if part else whole, part=part or "")


def _written(hour: Any, minute: int, part: str | None = None) -> Bits | None:
    """Hour and minute in figures: of the whole day, unless a part of it is said."""
    return _time(hour, minute, part) if part and hour[0] <= 12 else _time((hour[0], "24"), minute)


def _half_past(hour: int, part: str | None = None) -> Bits | None:
    """«В половине одиннадцатого»: half an hour before eleven."""
    return _time(hour - 1 or 12, 30, part)


def _short_of(minutes: int, hour: int, part: str | None = None) -> Bits | None:
    """«Без пяти десять»."""
    return _time(hour - 1 or 12, 60 - minutes, part) if 0 < minutes < 60 else None


def _running(hour: int, part: str | None = None) -> Bits:
    """«В десятом часу»: between nine and ten, of either half of the day if none is said."""
    time = _time(hour - 1 or 12, 0, part) or Bits()
    clock = clock_time(time.hour or 0, 0, time.half, time.part)
    return Bits(clock=Clock(clock.first, clock.last + HOUR))


def _half_of_running(second: int, hour: int, part: str | None = None) -> Bits:
    """«В начале десятого», «в конце десятого»: in the first or second half of the hour after nine."""
    whole = _running(hour, part).clock or Clock(0, 0)
    half = HOUR // 2
    return Bits(clock=Clock(whole.first + second * half, whole.last - MINUTE + 1 - (1 - second) * half))


def _between(first: Bits | None, last: Bits | None, part: str | None = None) -> Bits | None:
    """One stretch of the clock; a part of the day that is said at its end is said of both."""
    if first is None or last is None:
        return None
    if part:
        ended = _time(last.hour, last.minute, part)
        begun = _time(first.hour, first.minute, part) if (first.hour or 0) <= (last.hour or 0) else first
        return _between(begun, ended)
    one = clock_time(first.hour or 0, first.minute or 0, first.half, first.part)
    other = clock_time(last.hour or 0, last.minute or 0, last.half, last.part)
    return Bits(clock=Clock(one.first, other.last + (DAY if other.last < one.first else 0)))


RULES: list[tuple[str, list[Rule]]] = [
    (
        "time",
        [
            ("{hour} ~: ~{mm} {part_genitive}?", _written),
            ("{hour} ~: ~{mm} ~: ~{mm}", lambda hour, minute, _: _written(hour, minute)),
            (
                "{hour} {hours} {mm} {minutes_word}? {part_genitive}?",
                lambda h, _, m, __, part: _written(h, m, part),
            ),
            ("{hour_word} {hours} {part_genitive}?", lambda hour, _, part: _time(hour, 0, part)),
            ("{hour_word} {part_genitive}", lambda hour, part: _time(hour, 0, part)),
            ("{hour} {part_genitive}", lambda hour, part: _time(hour, 0, part)),
            ("{hour} {hours} {part_genitive}?", lambda hour, _, part: _time(hour, 0, part)),
            ("половине|половина|половины {hour_genitive} {part_genitive}?", _half_past),
            (
                "без {number} {minutes_word}? {hour_word} {part_genitive}?",
                lambda m, _, h, part: _short_of(m, h, part),
            ),
            ("без четверти {hour_word} {part_genitive}?", lambda hour, part: _short_of(15, hour, part)),
            ("четверть {hour_genitive} {part_genitive}?", lambda hour, part: _time(hour - 1 or 12, 15, part)),
            ("{hour_locative} часу {part_genitive}?", _running),
            (
                "начале {hour_begun} часа? {part_genitive}?",
                lambda hour, part: _half_of_running(0, hour, part),
            ),
            ("конце {hour_begun} часа? {part_genitive}?", lambda hour, part: _half_of_running(1, hour, part)),
            ("полдень|полудня|полудню", lambda: Bits(part=NOON)),
            ("полночь|полуночи|полночи", lambda: Bits(part=MIDNIGHT)),
        ],
    ),
    (
        # In words; without a preposition they may be a length of time.
        "spoken",
        [
            ("{late_hour} {hours}", lambda hour, _: _time((hour, "24"))),
            ("{late_hour} {hours} {minute_words} {minutes_word}", lambda h, _, m, __: _time((h, "24"), m)),
            (
                "{hour_word} {hours} {minute_words} {minutes_word} {part_genitive}?",
                lambda h, _, m, __, part: _time(h, m, part),
            ),
        ],
    ),
    (
        "loose_time",
        [
            ("{time}", lambda time: time),
            ("{bare_hour}", _time),
            ("{hour} ~. ~{mm}", _written),
            ("{hour} ~- ~{mm}", _written),
        ],
    ),
    (
        "stretch",
        [
            (
                "с|между {loose_time} до|и {loose_time} {hours}? {part_genitive}?",
                lambda a, b, _, part: _between(a, b, part),
            ),
            ("с {time} по {time}", _between),
            ("{time} -|–|— {time}", _between),
            (
                "с {hour_word} до {hour_word} {part_genitive}?",
                lambda a, b, part: _between(_time(a), _time(b), part),
            ),
            (
                "между {hour_word} и {hour_word} {hours}? {part_genitive}?",
                lambda a, b, _, part: _between(_time(a), _time(b), part),
            ),
        ],
    ),
    (
        "clock",
        [
            ("{time}", lambda time: time),
            ("в|во {time}", lambda time: time),
            ("в {spoken}", lambda time: time),
            ("в {around} {spoken}", lambda _, time: stretched(time)),
            ("{around} в {spoken}", lambda _, time: stretched(time)),
            ("в {hour_alone}", _time),
            ("в {hour} ~. ~{mm}", _written),
            ("в? {around} {time}", lambda _, time: stretched(time)),
            ("в? {around} {hour} ~. ~{mm}", lambda _, hour, minute: stretched(_written(hour, minute))),
            ("в? {around} {hour_alone}", lambda _, hour: stretched(_time(hour))),
            ("{around} в {time}", lambda _, time: stretched(time)),
            (
                "часов в|около {hour_word} {part_genitive}?",
                lambda hour, part: stretched(_time(hour, 0, part)),
            ),
            ("часов в|около {hour} {part_genitive}?", lambda hour, part: stretched(_time(hour, 0, part))),
            ("{shortly} {time}", lambda about, time: shortly(time, about)),
            ("{stretch}", lambda stretch: stretch),
            ("{part}", lambda part: Bits(part=part)),
        ],
    ),
    (
        "clocks",
        [
            ("{clock} {zone}?", lambda clock, zone: merged(clock, Bits(zone=zone or ""))),
            (
                "{clock} ,? {clock} {zone}?",
                lambda one, other, zone: merged(one, other, Bits(zone=zone or "")),
            ),
        ],
    ),
    (
        "amount",
        [
            ("{few}", lambda few: few),
            ("{number}", lambda number: (number, number)),
            ("полтора|полторы|полутора", lambda: (1.5, 1.5)),
            ("{number} с половиной", lambda number: (number + 0.5, number + 0.5)),
            ("{around} {number}", lambda _, number: (number * 0.75, number * 1.25)),
            ("{around} полутора", lambda _: (1.0, 2.0)),
            ("более|больше|свыше {number}", lambda number: (number, None)),
            ("более|больше|свыше полутора", lambda: (1.5, None)),
            ("не менее|меньше {number}", lambda number: (number, None)),
            ("менее|меньше {number}", lambda number: (0, number)),
            ("не более|больше {number}", lambda number: (0, number)),
            ("почти {number}", lambda number: (number * 0.75, number)),
        ],
    ),
    (
        "length",
        [
            ("{amount} {short}", length),
            ("{short}", lambda short: (short, short)),
            ("полчаса|получаса", lambda: (timedelta(minutes=30), timedelta(minutes=30))),
            ("{around} получаса|полчаса", lambda _: (timedelta(minutes=20), timedelta(minutes=40))),
            ("{around} {short}", lambda _, short: (0.75 * short, 1.25 * short)),
            ("более|больше|свыше {short}", lambda short: (short, None)),
            ("более|больше получаса", lambda: (timedelta(minutes=30), None)),
            ("менее|меньше {short}", lambda short: (timedelta(), short)),
            ("почти {short}", lambda short: (0.75 * short, short)),
            ("четверть часа", lambda: (timedelta(minutes=15), timedelta(minutes=15))),
            ("полтора|полутора часа|часов", lambda: (timedelta(minutes=90), timedelta(minutes=90))),
            ("пару|несколько мгновений|секунд", lambda: (timedelta(), widths.MOMENTS)),
        ],
    ),
    (
        "long_length",
        [
            ("{amount} {units}", long_length),
            ("{units}", lambda unit: long_length((1, 1), unit)),
            ("полгода|полугода", lambda: long_length((0.5, 0.5), Unit.YEAR)),
        ],
    ),
]
