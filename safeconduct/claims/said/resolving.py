"""From what a time expression means to the instants it can mean. Pure; see `widths` for vague words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from safeconduct.claims.rules.times import ALWAYS, Offset, Span, join, moved
from safeconduct.claims.said import calendar, widths
from safeconduct.claims.said.meaning import (
    About,
    Between,
    Bounded,
    Clock,
    Dates,
    Days,
    Lasting,
    Meaning,
    Moment,
    MonthDays,
    Of,
    Shift,
    Side,
    Unit,
    Units,
    Weekdays,
)
from safeconduct.claims.said.offsets import is_exact, offset_of, reckoned_of
from safeconduct.claims.said.times_of_day import beside, during
from safeconduct.claims.said.walls import WHOLE_DAY, local_day, span_of

OPEN = Offset()
# From the surest to the least: what two together rest on is the less sure of both.
KINDS = ("absolute", "dated", "previous", "undated")


@dataclass(frozen=True)
class Resolved:
    """The instants that an expression can mean, closed, to the second, and what they rest on.

    `kind` is absolute: on itself; dated: on the anchor; previous: on the time named before; undated: on
    something that has no time yet, and the span is open. `offset` is then how long after it (see `of`) it
    lies for every anchor, so that it can be dated later; `exact` if that is all there is to know, and no
    calendar decides more.
    """

    span: Span
    kind: str
    offset: Offset = OPEN
    of: Of = Of.ANCHOR
    exact: bool = False


UNDATED = Resolved(ALWAYS, "undated")
Known = dict[Of, Span | None]


def resolve(meaning: Meaning, *, anchor: Span | None, previous: Span | None, zone: str) -> Resolved:
    """The instants that `meaning` can mean, wall times being those of `zone` (IANA) unless it says another.

    `anchor` is when it was said or written, `previous` the time that was named before it. "Since" is open
    at its end and begins with the beginning of what follows; "by" and "until" are open at their beginning
    and end with the end of it. How long something lasted is no point of time: open, undated. Raises
    ZoneInfoNotFoundError or ValueError for a zone that there is not.
    """
    found = _resolved(meaning, {Of.ANCHOR: _known(anchor), Of.PREVIOUS: _known(previous)}, zone)
    if found.kind != "undated":
        return found
    return replace(found, offset=offset_of(meaning), of=reckoned_of(meaning), exact=is_exact(meaning))


def _resolved(meaning: Meaning, known: Known, zone: str) -> Resolved:
    if isinstance(meaning, Lasting):
        return UNDATED
    if isinstance(meaning, Between):
        first, last = _resolved(meaning.first, known, zone), _resolved(meaning.last, known, zone)
        return Resolved(_from_to(first.span, last.span), max(first.kind, last.kind, key=KINDS.index))
    if isinstance(meaning, Bounded):
        inner = _resolved(meaning.of, known, zone)
        return Resolved(_one_side(inner.span, meaning.side), inner.kind)
    if isinstance(meaning, Shift):
        reference = known.get(meaning.of)
        if reference is None:
            return UNDATED
        return Resolved(moved(reference, Offset(meaning.least, meaning.most)), _kind(meaning.of))
    return _Place(ZoneInfo(meaning.zone or zone), known).moment(meaning)


def _known(span: Span | None) -> Span | None:
    return None if span is None or not span.known else span


def _kind(of: Of) -> str:
    return "previous" if of is Of.PREVIOUS else "dated"


def _from_to(first: Span, last: Span) -> Span:
    if first.earliest and last.latest and last.latest < first.earliest:
        return join([first, last])
    return Span(first.earliest, last.latest)


def _one_side(span: Span, side: Side) -> Span:
    return Span(span.earliest, None) if side is Side.SINCE else Span(None, span.latest)


@dataclass(frozen=True)
class _Place:
    """A zone, and what is known there of the times that others are reckoned from."""

    zone: ZoneInfo
    known: Known

    def moment(self, meant: Moment) -> Resolved:
        clock = meant.clock or WHOLE_DAY
        found = self._on_some_day(meant, clock) if meant.days is None else self._on(meant.days, clock)
        if meant.about is About.EXACT or found.kind == "undated":
            return found
        before, after = widths.about_width(meant)
        return Resolved(moved(found.span, Offset(-before, after)), found.kind)

    def _on(self, days: Days, clock: Clock) -> Resolved:
        if isinstance(days, Dates):
            run = calendar.fixed(days)
            if run is not None:
                return Resolved(span_of(*run, clock, self.zone), "absolute")
            # A year that is told of before ("in 2017 … on 15 May") may be the one, if the anchor is far.
            return self._seen(lambda day: calendar.dates(days, day), clock, self._years_from(days))
        if isinstance(days, MonthDays):
            return self._seen(lambda day: calendar.month_days(days, day), clock, self._years_from(days))
        if isinstance(days, Weekdays):
            return self._seen(lambda day: calendar.weekdays(days, day), clock, [Of.ANCHOR])
        return self._units(days, clock)

    def _years_from(self, days: Dates | MonthDays) -> list[Of]:
        anchor, previous = self.known[Of.ANCHOR], self.known[Of.PREVIOUS]
        if isinstance(days, Dates) and days.years is not None:
            return [Of.ANCHOR]
        if anchor is None and previous is not None:
            return [Of.PREVIOUS]
        if anchor is not None and previous is not None and _far(previous, anchor, timedelta(days=183)):
            return [Of.ANCHOR, Of.PREVIOUS]
        return [Of.ANCHOR]

    def _units(self, meant: Units, clock: Clock) -> Resolved:
        of = [one for one in (Of.ANCHOR, Of.PREVIOUS) if self.known[one] is not None]
        found = self._seen(
            lambda day: calendar.units(meant, day), clock, of if meant.of is Of.EITHER else [meant.of]
        )
        reference = self.known.get(meant.of)
        if reference is None:
            return found
        if (meant.unit, meant.least, meant.most) == (Unit.DAY, 0, 0):
            found = replace(found, span=self._of_those_days(reference, clock) or found.span)
        earliest, latest = found.span.earliest, found.span.latest
        if meant.until and latest and reference.latest:
            latest = max(min(latest, reference.latest), earliest or latest)
        if meant.since and earliest and reference.earliest:
            earliest = min(max(earliest, reference.earliest), latest or earliest)
        return Resolved(Span(earliest, latest), found.kind)

    def _of_those_days(self, reference: Span, clock: Clock) -> Span | None:
        """ "At 23:15 that night": of a night's two days the one on which that was within the night."""
        first, last = local_day(reference.earliest, self.zone), local_day(reference.latest, self.zone)
        if first is None or last is None or last - first != timedelta(days=1):
            return None
        spans = [span_of(day, day, clock, self.zone) for day in (first, last)]
        within = [one for one in spans if not _far(one, reference, timedelta())]
        return within[0] if len(within) == 1 else None

    def _seen(self, runs: Callable[[date], calendar.Run], clock: Clock, of: list[Of]) -> Resolved:
        """The days as seen from both ends of each reference."""
        references = [(one, self.known.get(one)) for one in of]
        spans = [self._from(reference, runs, clock) for _, reference in references if reference is not None]
        if not spans or len(spans) < len(of):
            return UNDATED
        return Resolved(join(spans), max((_kind(one) for one in of), key=KINDS.index))

    def _from(self, reference: Span, runs: Callable[[date], calendar.Run], clock: Clock) -> Span:
        first = local_day(reference.earliest, self.zone)
        last = local_day(reference.latest, self.zone)
        return span_of(_end(first, runs, 0), _end(last, runs, 1), clock, self.zone)

    def _on_some_day(self, meant: Moment, clock: Clock) -> Resolved:
        """A time of day alone: of the time told of before; else beside the anchor."""
        anchor, previous = self.known[Of.ANCHOR], self.known[Of.PREVIOUS]
        if previous is not None:
            told = during(previous, clock, self.zone)
            if anchor is None or not _far(previous, anchor, timedelta(days=31)):
                return Resolved(told, "previous")
            return Resolved(join([told, beside(anchor, clock, meant.lean, self.zone)]), "previous")
        if anchor is not None:
            return Resolved(beside(anchor, clock, meant.lean, self.zone), "dated")
        return UNDATED


def _end(day: date | None, runs: Callable[[date], calendar.Run], end: int) -> date | None:
    """One end of the days as seen from a day; None outside the calendar."""
    try:
        return None if day is None else runs(day)[end]
    except (OverflowError, ValueError):
        return None


def _far(one: Span, other: Span, distance: timedelta) -> bool:
    """Whether everything that one can mean lies further from the other than that."""
    wide = moved(other, Offset(-distance, distance))
    return bool(
        (one.latest and wide.earliest and one.latest < wide.earliest)
        or (one.earliest and wide.latest and one.earliest > wide.latest)
    )
