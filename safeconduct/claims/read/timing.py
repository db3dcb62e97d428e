"""The times of a document, each resolved in its order with the one before it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from safeconduct.claims.read.drafts import Time
from safeconduct.claims.read.language import Stretch
from safeconduct.claims.rules.times import Span
from safeconduct.claims.said import Phrase, phrases, resolve

# When something was said is no time from which "at 3 p.m." of what is told could be reckoned.
_TOLD = re.compile(r"(?i)\b(?:said|says|added|announced|told\s+[\w’ ]{2,40})\s+$")
NARROW = timedelta(days=3)  # what is wider is no time from which "an hour later" could be reckoned


@dataclass(frozen=True, order=True)
class Timed(Stretch):
    """A time in the text and what it means; `telling`: it is of the telling, not of what is told."""

    phrase: Phrase
    telling: bool = False


def timed(text: str, language: str) -> list[Timed]:
    """Every time of the text, in order; how long something took is none."""
    return [
        Timed(one.start, one.end, one, telling=bool(_TOLD.search(text[max(0, one.start - 60) : one.start])))
        for one in phrases(text, language)
        if not one.lasting
    ]


def resolved(
    found: Iterable[Timed], told: Sequence[Stretch], *, dated: Span | None, zone: str
) -> dict[Stretch, list[Time]]:
    """The times of each stretch of `told`; one that stands in none of them is no time before another."""
    times: dict[Stretch, list[Time]] = {one: [] for one in told}
    previous: Span | None = None
    for one in found:
        holding = next((stretch for stretch in told if stretch.holds(one)), None)
        if holding is None:
            continue
        answer = resolve(one.phrase.meaning, anchor=dated, previous=previous, zone=zone)
        span = answer.span
        times[holding].append(Time(one.phrase.said, span.earliest, span.latest, answer.kind))
        if one.telling and previous is not None:
            continue
        if span.earliest is not None and span.latest is not None and span.latest - span.earliest <= NARROW:
            previous = span
    return times
