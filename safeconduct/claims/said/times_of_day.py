"""A time of day of which nobody says the day: which times the wall showed it are meant."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from safeconduct.claims.rules.times import ALWAYS, Span, join
from safeconduct.claims.said.meaning import Clock, Lean
from safeconduct.claims.said.walls import day_after, local_day, span_of

Shown = tuple[datetime, datetime]
# Far enough to hold the nearest before and after, also where a night reaches into the next day.
AROUND = 3


def during(told: Span, clock: Clock, zone: ZoneInfo) -> Span:
    """When the wall showed it during a time told of before; else the nearest before or after that.

    Where the one before and the one after are about as near, both.
    """
    first, last = local_day(told.earliest, zone), local_day(told.latest, zone)
    if first is None or last is None:
        return span_of(day_after(first, -1), day_after(last, 1), clock, zone)
    length = (last - first).days
    steps = range(-AROUND, length + AROUND + 1)
    shown = _shown(first, [*steps[: 2 * AROUND], *steps[-2 * AROUND :]], clock, zone)
    if told.earliest is None or told.latest is None:
        return ALWAYS
    return _nearest(shown, told.earliest, told.latest)


def beside(anchor: Span, clock: Clock, lean: Lean, zone: ZoneInfo) -> Span:
    """The last before it, the first after it or the nearest, as the sentence leans, of both its ends."""
    earliest = None if anchor.earliest is None else _seen_from(anchor.earliest, clock, lean, zone).earliest
    latest = None if anchor.latest is None else _seen_from(anchor.latest, clock, lean, zone).latest
    return Span(earliest, latest)


def _seen_from(at: datetime, clock: Clock, lean: Lean, zone: ZoneInfo) -> Span:
    day = local_day(at, zone)
    shown = [] if day is None else _shown(day, range(-AROUND, AROUND + 1), clock, zone)
    if lean is Lean.PAST:
        return join([Span(*run) for run in shown if run[0] <= at][-1:])
    if lean is Lean.FUTURE:
        return join([Span(*run) for run in shown if run[1] >= at][:1])
    return _nearest(shown, at, at)


def _shown(day: date, steps: "list[int] | range", clock: Clock, zone: ZoneInfo) -> list[Shown]:
    found = []
    for step in dict.fromkeys(steps):
        one = day_after(day, step)
        span = span_of(one, one, clock, zone)
        if span.earliest is not None and span.latest is not None:
            found.append((span.earliest, span.latest))
    return found


def _nearest(shown: list[Shown], low: datetime, high: datetime) -> Span:
    """What the reference meets; else the nearest, and any less than twice as far."""

    def distance(run: Shown) -> timedelta:
        return max(run[0] - high, low - run[1], timedelta())

    least = min(map(distance, shown), default=timedelta())
    return join(Span(*run) for run in shown if distance(run) == least or distance(run) < 2 * least)
