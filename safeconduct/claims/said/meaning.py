"""What a time expression means before anybody knows from when it is reckoned.

A meaning keeps everything that was said and nothing more: "yesterday evening" is the day before an anchor,
between two wall times. `resolving` turns it into instants, now or after a source has been dated.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

MINUTE, HOUR, DAY = 60, 3600, 86400


class Lean(StrEnum):
    """Whether a sentence tells of what was or of what is to come, where its words make that certain."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


class Of(StrEnum):
    """From what a time is reckoned.

    ANCHOR: when it was said or written. PREVIOUS: the time named before it. EITHER: one of the two, nobody
    can say which. NAMED: something named in words ("after the call"), which only a reader can point at.
    """

    ANCHOR = "anchor"
    PREVIOUS = "previous"
    EITHER = "either"
    NAMED = "named"


class Unit(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


Ymd = tuple[int | None, int, int]


@dataclass(frozen=True)
class Dates:
    """From the first to the last of some days, each as year, month, day; the year may be unsaid.

    `years` counts the year from the anchor's instead ("in March last year": -1); with a lean besides ("last
    March"), either that year's or the nearest so. A day past the end of its month means its last.
    """

    first: Ymd
    last: Ymd
    years: int | None = None
    lean: Lean = Lean.EITHER


@dataclass(frozen=True)
class MonthDays:
    """The first to the last day of an unsaid month ("on the 12th")."""

    first: int
    last: int
    lean: Lean = Lean.EITHER


class Which(StrEnum):
    """Which of the weekdays of one name."""

    NEAREST = "nearest"
    LAST = "last"
    THIS = "this"
    NEXT = "next"


@dataclass(frozen=True)
class Weekdays:
    """One or more days of a week (Monday 0); `weeks` counts the week from the anchor's, if that was said."""

    first: int
    last: int
    which: Which = Which.NEAREST
    weeks: int | None = None
    lean: Lean = Lean.EITHER


@dataclass(frozen=True)
class Units:
    """`least` to `most` units of the calendar after the one that holds the reference (negative: before it).

    `rolling`: counted from the reference itself, not from the calendar ("two months ago"); both readings are
    kept. `until`, `since`: no later, no earlier than the reference ("earlier this month").
    """

    unit: Unit
    least: int
    most: int
    of: Of = Of.ANCHOR
    rolling: bool = False
    until: bool = False
    since: bool = False


Days = Dates | MonthDays | Weekdays | Units


@dataclass(frozen=True)
class Clock:
    """From `first` to `last` on the wall clock, in seconds from the midnight that begins the day meant.

    Past 86400: after the midnight that ends it.
    """

    first: int
    last: int


class About(StrEnum):
    """How exactly a moment was said."""

    EXACT = "exact"
    AROUND = "around"
    SHORTLY_BEFORE = "shortly before"
    SHORTLY_AFTER = "shortly after"


@dataclass(frozen=True)
class Moment:
    """On some `days` at some time of the `clock`, either of them unsaid, in a `zone` (IANA) if said."""

    days: Days | None = None
    clock: Clock | None = None
    zone: str = ""
    about: About = About.EXACT
    lean: Lean = Lean.EITHER


@dataclass(frozen=True)
class Shift:
    """Between `least` and `most` after something (negative: before); None: nobody says how long."""

    least: timedelta | None
    most: timedelta | None
    of: Of


class Side(StrEnum):
    """On which side of a time something lies."""

    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True)
class Bounded:
    """On one `side` of a time, that time included: since, after; until, before, by.

    `leans`: the time lies where its sentence does ("was freed by Friday", not "was given until Friday").
    """

    side: Side
    of: "Moment | Shift"
    leans: bool = False


@dataclass(frozen=True)
class Between:
    """From one time to another."""

    first: Moment
    last: Moment


@dataclass(frozen=True)
class Lasting:
    """How long something took: no point of time. It resolves to open bounds."""

    least: timedelta | None
    most: timedelta | None


Meaning = Moment | Shift | Bounded | Between | Lasting


def leaning(meaning: Meaning, lean: Lean) -> Meaning:
    """The same said in a sentence that leans to the past or the future.

    The end of a time may lie on the other side: "was given until Monday" tells of no Monday that was.
    """
    if isinstance(meaning, Moment):
        return leant(meaning, lean)
    if isinstance(meaning, Bounded) and meaning.leans and isinstance(meaning.of, Moment):
        return replace(meaning, of=leant(meaning.of, lean))
    if isinstance(meaning, Between):
        return Between(leant(meaning.first, lean), leant(meaning.last, lean))
    return meaning


def leant(moment: Moment, lean: Lean) -> Moment:
    """A moment that leans to the past or the future."""
    return replace(moment, days=_leant(moment.days, lean), lean=lean)


def _leant(days: Days | None, lean: Lean) -> Days | None:
    if days is None or isinstance(days, Units) or (isinstance(days, Dates) and days.years is not None):
        return days
    return replace(days, lean=lean)
