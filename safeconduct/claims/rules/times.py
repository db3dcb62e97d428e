"""Arithmetic of times that nobody knows exactly. Pure.

A span is everything that a reported time can mean: from its earliest to its latest instant, either of
them open. Nothing here makes a span narrower than what was said.

    Allen's relations between intervals, reduced to what can be said of uncertain instants
    (Allen 1983, "Maintaining knowledge about temporal intervals").
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from uuid import UUID


class Answer(StrEnum):
    """Whether something is so: three-valued, for what is not known must not be guessed."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


@dataclass(frozen=True)
class Span:
    """Between `earliest` and `latest` (aware, UTC); None: open. Raises ValueError the wrong way round."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise ValueError("a span ends before it begins")

    @property
    def known(self) -> bool:
        """Whether anything at all is known of it."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True)
class Offset:
    """Between `least` and `most` after something (negative: before it); None: open."""

    least: timedelta | None = None
    most: timedelta | None = None

    def __post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.most < self.least:
            raise ValueError("an offset ends before it begins")


ALWAYS = Span()


def exactly(at: datetime) -> Span:
    """The span of one instant."""
    return Span(at, at)


def moved(span: Span, by: Offset) -> Span:
    """The span of something that lay `by` after another: the sums of the ends."""
    return Span(_sum(span.earliest, by.least), _sum(span.latest, by.most))


def meet(one: Span, other: Span) -> Span | None:
    """What both allow; None when they contradict each other."""
    earliest = max(_given(one.earliest, other.earliest), default=None)
    latest = min(_given(one.latest, other.latest), default=None)
    if earliest is not None and latest is not None and latest < earliest:
        return None
    return Span(earliest, latest)


def join(spans: Iterable[Span]) -> Span:
    """The narrowest span that holds all of them; open where any is open."""
    return reduce(_hull, spans) if (spans := list(spans)) else ALWAYS


def before(one: Span, other: Span) -> Answer:
    """Whether `one` happened before `other`."""
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return Answer.YES
    if one.earliest is not None and other.latest is not None and one.earliest >= other.latest:
        return Answer.NO
    return Answer.PERHAPS


def together(one: Span, other: Span) -> Answer:
    """Whether both can mean one instant: NO if they contradict, YES if both are that one instant."""
    shared = meet(one, other)
    if shared is None:
        return Answer.NO
    return Answer.YES if one == other and one.known and one.earliest == one.latest else Answer.PERHAPS


def within(inner: Span, outer: Span) -> bool:
    """Whether everything that `inner` can mean lies in `outer`."""
    return meet(inner, outer) == inner


@dataclass(frozen=True)
class Reported:
    """A time as it was reported: its own bounds, or `offset` from `anchor` (a key that `spans` knows).

    `words` say from the span of the anchor what a calendar decides ("yesterday evening"); where they have
    an answer, it stands instead of the offset, which is only what holds for every anchor.
    """

    own: Span = ALWAYS
    anchor: UUID | None = None
    offset: Offset = Offset()
    words: Callable[[Span], Span] | None = None

    def reckoned(self, anchor: Span) -> Span:
        """What it can mean if its anchor means that."""
        said = self.words(anchor) if self.words else ALWAYS
        return said if said.known else moved(anchor, self.offset)


def resolve(key: UUID, reported: Callable[[UUID], Reported | None]) -> Span:
    """The span of one reported time, through whatever it was reckoned from.

    1. Its own bounds count always.
    2. What it was reckoned from is resolved the same way, and its words or the offset reckon from that.
    3. Both together narrow the span; where they contradict, its own bounds stand.
    A chain that comes back to itself, or leads nowhere, adds nothing: it is open.
    """
    return _resolved(key, reported, frozenset())


def _resolved(key: UUID, reported: Callable[[UUID], Reported | None], seen: frozenset[UUID]) -> Span:
    found = reported(key)
    if found is None or key in seen:
        return ALWAYS
    if found.anchor is None:
        return found.own
    reckoned = found.reckoned(_resolved(found.anchor, reported, seen | {key}))
    return meet(found.own, reckoned) or found.own


def _given(*ends: datetime | None) -> list[datetime]:
    return [end for end in ends if end is not None]


def _hull(one: Span, other: Span) -> Span:
    earliest = None if None in (one.earliest, other.earliest) else min(_given(one.earliest, other.earliest))
    latest = None if None in (one.latest, other.latest) else max(_given(one.latest, other.latest))
    return Span(earliest, latest)


def _sum(at: datetime | None, by: timedelta | None) -> datetime | None:
    """Open plus anything is open; so is what falls outside the calendar."""
    if at is None or by is None:
        return None
    try:
        return at + by
    except OverflowError:
        return None
