"""Times of day as English names them, and lengths of time."""

from datetime import timedelta
from typing import Any

from safeconduct.claims.said import widths, zones
from safeconduct.claims.said.bits import MIDNIGHT, NOON, Bits, clock_time, merged
from safeconduct.claims.said.english.numbers import HOURS
from safeconduct.claims.said.grammar import Found, Rule
from safeconduct.claims.said.lengths import length, long_length, roughly, shortly, stretched
from safeconduct.claims.said.meaning import DAY, About, Clock
from safeconduct.claims.said.tokens import Tokens

_PARTS = {
    "dawn": "dawn",
    "morning": "morning",
    "early morning": "early morning",
    "afternoon": "afternoon",
    "early afternoon": "afternoon",
    "late afternoon": "afternoon",
    "evening": "evening",
    "early evening": "evening",
    "late evening": "late evening",
    "night": "night",
    "late night": "night",
}

WORDS: dict[str, dict[str, Any]] = {
    "ampm": {"am": "am", "pm": "pm"} | {"a . m .": "am", "p . m .": "pm", "a . m": "am", "p . m": "pm"},
    "zone": zones.ENGLISH | zones.LOCAL["english"],
    "hour_word": HOURS,
    "part": _PARTS,
    "quarter": {
        "half": 30,
        "a quarter": 15,
        "quarter": 15,
        "five": 5,
        "ten": 10,
        "twenty": 20,
        "twenty - five": 25,
    },
    "around": dict.fromkeys(
        ("around", "about", "approximately", "roughly", "circa", "some time around", "~")
    ),
    "shortly": dict.fromkeys(("shortly before", "just before", "soon before"), About.SHORTLY_BEFORE)
    | dict.fromkeys(("shortly after", "just after", "soon after"), About.SHORTLY_AFTER),
    "short": {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
    | {"seconds": timedelta(seconds=1), "minutes": timedelta(minutes=1), "hours": timedelta(hours=1)}
    | {"min": timedelta(minutes=1), "mins": timedelta(minutes=1), "hrs": timedelta(hours=1)},
}

# What may follow a bare "at ten" so that ten is an hour and counts nothing.
_AFTER_HOUR = frozenset(
    ". , ; : ! ? ) ” » \" ' — – on yesterday today tonight tomorrow last and when in sharp that the".split()
) | {""}


def bare_hour(tokens: Tokens, place: int) -> Found | None:
    """One to twelve, in words or figures, that stands alone."""
    token = tokens[place]
    hour = HOURS.get(token.word) or token.number
    if hour is None or not 1 <= hour <= 12:
        return None
    after = tokens[place + 1]
    decimal = (
        after.word in {".", ",", ":"} and tokens[place + 2].number is not None and tokens[place + 2].glued
    )
    return (hour, place + 1) if after.word in _AFTER_HOUR and not decimal else None


def _time(hour: Any, minute: int | None = None, half: str | None = None) -> Bits | None:
    number, whole = hour if isinstance(hour, tuple) else (hour, "")
    if half and (number > 12 or number == 0):
        # "21:40 pm" is said, and means what the figures say.
        half = "24"
    if number == 24 and minute:
        return None
    return Bits(hour=number, minute=minute or 0, half=half or whole)


def _beside(minutes: int, hour: int, half: str | None, step: int) -> Bits | None:
    total = hour * 60 + step * minutes
    return _time((total // 60 - 1) % 12 + 1 if total >= 60 else 12, total % 60, half)


def _between(first: Bits, last: Bits) -> Bits | None:
    one = clock_time(first.hour or 0, first.minute or 0, first.half, "")
    other = clock_time(last.hour or 0, last.minute or 0, last.half, "")
    if last.half == "pm" and not first.half and (first.hour or 0) % 12 <= (last.hour or 0) % 12:
        one = clock_time(first.hour or 0, first.minute or 0, "pm", "")
    if last.half == "am" and not first.half and (first.hour or 0) % 12 <= (last.hour or 0) % 12:
        one = clock_time(first.hour or 0, first.minute or 0, "am", "")
    end = other.last + (DAY if other.last < one.first else 0)
    return Bits(clock=Clock(one.first, end))


RULES: list[tuple[str, list[Rule]]] = [
    (
        "time",
        [
            ("{hour} ~: ~{mm} {ampm}?", _time),
            ("{hour} ~: ~{mm} ~: ~{mm} {ampm}?", lambda hour, minute, _, half: _time(hour, minute, half)),
            ("{hour} ~. ~{mm} {ampm}", _time),
            ("{hour} ~h ~{mm}", _time),
            ("{hour} ~{mm} hrs|hours", _time),
            ("{hour} {ampm}", lambda hour, half: _time(hour, 0, half)),
            ("{hour_word} {ampm}", lambda hour, half: _time(hour, 0, half)),
            ("{hour_word} o'clock", _time),
            ("{hour} o'clock", _time),
            (
                "{quarter} past {hour_word} {ampm}?",
                lambda minutes, hour, half: _beside(minutes, hour, half, 1),
            ),
            (
                "{quarter} to {hour_word} {ampm}?",
                lambda minutes, hour, half: _beside(minutes, hour, half, -1),
            ),
            ("{hour_word} thirty {ampm}?", lambda hour, half: _time(hour, 30, half)),
            ("noon|midday", lambda: Bits(part=NOON)),
            ("midnight", lambda: Bits(part=MIDNIGHT)),
        ],
    ),
    (
        # Behind a preposition that tells that a bare number is an hour.
        "loose_time",
        [
            ("{time}", lambda time: time),
            ("{bare_hour}", _time),
            ("{hour} ~. ~{mm}", _time),
        ],
    ),
    (
        "stretch",
        [
            ("between {time} and {time}", _between),
            ("from {time} to|until|till {time}", _between),
            ("{time} -|–|—|to {time}", _between),
            ("between {bare_hour} and {time}", lambda hour, time: _between(_time(hour) or Bits(), time)),
            ("between {hour} and {time}", lambda hour, time: _between(_time(hour) or Bits(), time)),
            (
                "from {hour} to|until|till|-|– {time}",
                lambda hour, time: _between(_time(hour) or Bits(), time),
            ),
            (
                "between {hour_word} and {hour_word}",
                lambda one, other: _between(_time(one) or Bits(), _time(other) or Bits()),
            ),
        ],
    ),
    (
        "clock",
        [
            ("{time}", lambda time: time),
            ("at {loose_time}", lambda time: time),
            ("at? {around} {loose_time}", lambda _, time: stretched(time)),
            ("{shortly} {loose_time}", lambda about, time: shortly(time, about)),
            ("{stretch}", lambda stretch: stretch),
            ("in the {part}", lambda part: Bits(part=part)),
            ("during the {part}", lambda part: Bits(part=part)),
            ("at night", lambda: Bits(part="night")),
            ("at dawn", lambda: Bits(part="dawn")),
            ("at dusk", lambda: Bits(part="evening")),
            ("in the small|early hours", lambda: Bits(part="small hours")),
            ("late in the evening", lambda: Bits(part="late evening")),
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
            ("an|a|one", lambda: (1, 1)),
            ("half an|a", lambda: (0.5, 0.5)),
            ("an? {around} {number}", lambda _, number: roughly(number)),
            ("a|one and a half", lambda: (1.5, 1.5)),
            ("{number} and a half", lambda number: (number + 0.5, number + 0.5)),
            ("less than|under|up to? {number}", lambda number: (0, number)),
            ("less than|under an|a", lambda: (0, 1)),
            ("more than|over {number}", lambda number: (number, None)),
            ("at least {number}", lambda number: (number, None)),
            ("more than|over an|a", lambda: (1, None)),
            ("almost|nearly {number}", lambda number: (number * 0.75, number)),
            ("almost|nearly an|a", lambda: (0.75, 1)),
        ],
    ),
    (
        "length",
        [
            ("{amount} {short}", length),
            ("an hour and a half", lambda: (timedelta(minutes=90), timedelta(minutes=90))),
            ("seconds|moments", lambda: (timedelta(), widths.MOMENTS)),
            ("minutes", lambda: (timedelta(minutes=1), timedelta(hours=1))),
            ("hours", lambda: (timedelta(hours=1), timedelta(days=1))),
        ],
    ),
    (
        "long_length",
        [
            ("{amount} {units}", long_length),
        ],
    ),
]
