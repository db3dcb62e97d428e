"""What the words of a form mean, where nothing was given in figures. What was given is never touched."""

import math
import re
from datetime import timedelta

from msgspec.structs import replace

from safeconduct.claims.documents import Amount, AtInstant, Interval
from safeconduct.claims.rules.times import Span, exactly
from safeconduct.claims.said import AgeSaid, AmountSaid, ages, amounts, phrases, resolve

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


def timed(given: Interval) -> Interval:
    """A time with the bounds that its words give, reckoned from what was chosen.

    From an instant, or from nothing if the words say all: its earliest and latest. From a claim or a source,
    which may be dated later: how long after it. Unchanged if anything was given, and if the words name no
    time, several, or a length of time.
    """
    if (given.earliest, given.latest, given.least_s, given.most_s) != (None, None, None, None):
        return given
    found = phrases(given.said, _language(given.said))
    if len(found) != 1 or found[0].lasting:
        return given
    anchor = given.reckoned_from
    known: Span | None = exactly(anchor.at) if isinstance(anchor, AtInstant) else None
    meant = resolve(found[0].meaning, anchor=known, previous=known, zone=given.zone)
    if meant.kind != "undated":
        return replace(given, earliest=meant.span.earliest, latest=meant.span.latest)
    if anchor is None or known is not None:
        return given
    return replace(given, least_s=_floor(meant.offset.least), most_s=_ceiling(meant.offset.most))


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


def _language(said: str) -> str:
    return "ru" if _RUSSIAN.search(said) else "en"


def _floor(length: timedelta | None) -> int | None:
    return None if length is None else math.floor(length.total_seconds())


def _ceiling(length: timedelta | None) -> int | None:
    return None if length is None else math.ceil(length.total_seconds())
