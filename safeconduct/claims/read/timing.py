"""The times of a document, each resolved in its order with the one before it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from safeconduct.claims.read.drafts import Time
from safeconduct.claims.read.language import Stretch
from safeconduct.claims.rules.times import Span
from safeconduct.claims.said import Phrase, phrases, resolve

NARROW = timedelta(days=3)  # what is wider is no time from which "an hour later" could be reckoned


@dataclass(frozen=True, order=True)
class Timed(Stretch):
    """A time in the text and what it means."""

    phrase: Phrase


def timed(text: str, language: str) -> list[Timed]:
    """Every time of the text, in order; how long something took is none."""
    return [Timed(one.start, one.end, one) for one in phrases(text, language) if not one.lasting]


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
        if span.earliest is not None and span.latest is not None and span.latest - span.earliest <= NARROW:
            previous = span
    return times
