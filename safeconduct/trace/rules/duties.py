"""Which of the things that the law owes are told to have been done. Pure.

1. Words from custody, what was retracted, what is not past, and what surely came before they were taken
   tell nothing of it.
2. Sure is what two independent sources say and nobody contradicts: an authority's own word that it did its
   duty stops no clock.
3. Where several say when, it was between the earliest and the latest of that.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from safeconduct.claims.rules.times import Answer, Span, before
from safeconduct.trace.rules.clocks import Happened
from safeconduct.trace.rules.custody import set_aside, solid
from safeconduct.trace.rules.said import DUTIES, Said


def done(items: Iterable[Said], since: Span, now: datetime) -> dict[str, Happened]:
    """Each duty that claims tell of since the deprivation of liberty, by its name in the packs of rules."""
    told: dict[str, list[Said]] = {}
    for one in items:
        counts = one.act in DUTIES and not set_aside(one, now)
        if counts and before(one.span, since) is not Answer.YES:
            told.setdefault(one.act, []).append(one)
    return {act: _as_told(claims) for act, claims in told.items()}


def _as_told(claims: Sequence[Said]) -> Happened:
    agreed = not any(one.against for one in claims)
    others = [one for one in claims if not one.authority]
    return Happened(_between(claims), tuple(one.id for one in claims), sure=agreed and solid(others))


def _between(claims: Sequence[Said]) -> Span:
    """From the earliest to the latest that they say; who gives no time says nothing of it."""
    spans = [one.span for one in claims if one.span.known] or [Span()]
    earliest = [one.earliest for one in spans if one.earliest is not None]
    latest = [one.latest for one in spans if one.latest is not None]
    return Span(
        min(earliest) if len(earliest) == len(spans) else None,
        max(latest) if len(latest) == len(spans) else None,
    )
