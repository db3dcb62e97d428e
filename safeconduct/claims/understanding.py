"""What words mean where nothing was given in figures: in a form, and later, when what they were reckoned
from has a date. What was given is never touched."""

import math
import re
from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from safeconduct.claims.documents import Amount, AtInstant, ClaimDocument, Interval, OfClaim, OfSource
from safeconduct.claims.rules.times import Span, exactly
from safeconduct.claims.said import AgeSaid, AmountSaid, Meaning, ages, amounts, phrases, resolve
from safeconduct.claims.said.meaning import Of

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def timed(given: Interval, written: str = "") -> Interval:
    """A time with the bounds that its words give, reckoned from what was chosen.

    From an instant, or from nothing if the words say all: its earliest and latest. From a claim or a source,
    which may be dated later: how long after it, whatever its date; see `reckoning` for what the calendar
    decides besides. Unchanged if anything was given, and if the words name no time, several, or a length of
    time. Words without letters are read in the language in which the rest was `written`.
    """
    meaning = None if given != _bare(given) else _meaning(given, written)
    if meaning is None:
        return given
    anchor = given.reckoned_from
    known: Span | None = exactly(anchor.at) if isinstance(anchor, AtInstant) else None
    meant = resolve(meaning, anchor=known, previous=known, zone=given.zone)
    if meant.kind != "undated":
        return replace(given, earliest=meant.span.earliest, latest=meant.span.latest)
    if anchor is None:
        return given
    return replace(given, least_s=_floor(meant.offset.least), most_s=_ceiling(meant.offset.most))


def anchored(document: ClaimDocument) -> Interval | None:
    """The time of a claim, reckoned from its own source if it says itself "yesterday" and nothing was chosen.

    Not so where the words count from a time told before, or from something named: "an hour later" is an hour
    after nobody knows what, and not after the source was written.
    """
    time = document.time
    if time is None or time != _bare(time) or isinstance(time.reckoned_from, OfClaim | OfSource):
        return time
    told, meaning = timed(time, document.language), _meaning(time, document.language)
    if told != time or meaning is None or time.reckoned_from is not None or not _from_saying(meaning):
        return told
    return replace(time, reckoned_from=OfSource(source=document.source))


def reckoning(given: Interval, written: str) -> Callable[[Span], Span] | None:
    """What its words mean as seen from the span of its anchor; None where they do not decide.

    They do not where figures were given: those stand. From a source, a time of day alone is the nearest to
    when it was written, for nobody said that it was of that day. Words that count from a time told before
    count from a source only if somebody chose it (then an offset is kept).
    """
    meaning, anchor = _meaning(given, written), given.reckoned_from
    if meaning is None or not by_words(given, written):
        return None
    if not isinstance(anchor, OfSource):
        return lambda span: resolve(meaning, anchor=span, previous=span, zone=given.zone).span
    if _from_saying(meaning):
        return lambda span: resolve(meaning, anchor=span, previous=None, zone=given.zone).span
    if given == _bare(given):
        return None
    return lambda span: resolve(meaning, anchor=span, previous=span, zone=given.zone).span


def by_words(given: Interval, written: str) -> bool:
    """Whether all that is known of a time is what its words mean, and nothing was given in figures."""
    bare = _bare(given)
    return _meaning(given, written) is not None and given in (bare, timed(bare, written))


def counted(given: Amount) -> Amount:
    """How many, with the bounds that its words give. Unchanged if a bound was given, or several are."""
    return _bounded(given, amounts(given.said, _language(given.said)))


def aged(given: Amount) -> Amount:
    """How old, with the bounds that its words give. Unchanged if a bound was given, or several are."""
    return _bounded(given, ages(given.said, _language(given.said)))


def _bounded(given: Amount, found: list[AmountSaid] | list[AgeSaid]) -> Amount:
    if given.low is not None or given.high is not None or len(found) != 1:
        return given
    return replace(given, low=found[0].low, high=found[0].high)


def _bare(given: Interval) -> Interval:
    return replace(given, earliest=None, latest=None, least_s=None, most_s=None)


def _meaning(given: Interval, written: str) -> Meaning | None:
    """The one time that its words name; None for none, several, or a length of time."""
    found = phrases(given.said, _language(given.said, written))
    return found[0].meaning if len(found) == 1 and not found[0].lasting else None


def _from_saying(meaning: Meaning) -> bool:
    """Whether it counts from when it was said, and from nothing told before."""
    return resolve(meaning, anchor=None, previous=None, zone="UTC").of is Of.ANCHOR


def _language(said: str, written: str = "") -> str:
    if _LETTER.search(said):
        return "ru" if _RUSSIAN.search(said) else "en"
    return "ru" if written == "ru" else "en"


def _floor(length: timedelta | None) -> int | None:
    return None if length is None else math.floor(length.total_seconds())


def _ceiling(length: timedelta | None) -> int | None:
    return None if length is None else math.ceil(length.total_seconds())
