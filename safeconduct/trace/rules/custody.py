"""The chain of custody: episodes computed from claims, and what nobody knows between them. Pure.

1. Retracted and replaced claims, words from custody and what is not past yet are set aside, with the
   reason. They neither begin nor end an episode.
2. "Not here" is kept beside the chain, and beside the episodes in the same hands. It ends nothing.
3. Claims that tell of one event are brought together; those that disagree about it are its versions,
   side by side. The chain shows the best of them.
4. Between the last sign of one episode and the first of the next nobody knows: a gap, at least and at
   most so long. After the last it is still counting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

from safeconduct.claims.rules.times import ALWAYS, Offset, Span, before, exactly
from safeconduct.trace.rules.chain import Aside, Custody, Episode, Gap
from safeconduct.trace.rules.grouping import Event, events, versions
from safeconduct.trace.rules.hands import same
from safeconduct.trace.rules.said import (
    BEHIND,
    CHAIN,
    COUNTS,
    DENIED,
    STATES,
    Kind,
    Said,
    doubtful,
    position,
)
from safeconduct.trace.rules.status import status

NOTHING = timedelta(0)
# What the same hands do next without losing sight of somebody.
_BY_THE_SAME = frozenset({Kind.HELD, Kind.QUESTIONED, Kind.HANDED_OVER, Kind.TRANSFERRED, Kind.RELEASED})


def episodes(items: Iterable[Said], now: datetime) -> Custody:
    """The chain of custody of one person at `now`. Raises ValueError if the claims are about several."""
    said = list(items)
    if len({one.person for one in said} - {None}) > 1:
        raise ValueError("a chain of custody is of one person")
    told, aside = _sorted_out(said, now)
    denials = [one for one in told if one.act == DENIED]
    found, lost = events([one for one in told if one.act in CHAIN])
    groups = [
        [_episode(CHAIN[one[0].act], one, denials) for one in versions(event)]
        for event in sorted(found, key=_place)
    ]
    chain = _linked([group[0] for group in groups])
    shown = [(one, *group[1:]) for one, group in zip(chain, groups, strict=True)]
    bands = _with_gaps(chain, now)
    gaps = [one for one in bands if isinstance(one, Gap)]
    aside += [Aside(one.id, "undated") for one in lost]
    competing = tuple(group for group in shown if len(group) > 1)
    where, reasons = status(chain, competing, denials, aside)
    return Custody(
        bands=tuple(bands),
        versions=competing,
        unknown=Offset(sum((gap.length.least or NOTHING for gap in gaps), NOTHING), _most(gaps)),
        status=where,
        reasons=reasons,
        behind=tuple(_episode(BEHIND[one.act], [one], denials) for one in told if one.act in BEHIND),
        denials=tuple(one.id for one in denials),
        aside=tuple(aside),
    )


def _sorted_out(said: Sequence[Said], now: datetime) -> tuple[list[Said], list[Aside]]:
    """The claims of custody that count, and the others with the reason."""
    told, aside = [], []
    for one in said:
        if one.act not in CHAIN and one.act not in BEHIND and one.act != DENIED:
            continue
        if why := set_aside(one, now):
            aside.append(Aside(one.id, why))
        else:
            told.append(one)
    return told, aside


def set_aside(one: Said, now: datetime) -> str:
    """Why a claim decides nothing; empty if it does."""
    if one.standing not in COUNTS:
        return one.standing
    if one.from_custody:
        return "from_custody"
    if one.span.earliest is not None and one.span.earliest > now:
        return "not_yet"
    return ""


def _place(event: Event) -> float:
    """Where an event stands in the row: where the best that has a time does."""
    dated = (one.span for version in versions(event) for one in version if one.span.known)
    at = position(next(dated, ALWAYS))
    return at.timestamp() if at is not None else 0.0


def _episode(kind: Kind, claims: Sequence[Said], denials: Sequence[Said]) -> Episode:
    """One version as an episode; the first of its claims is the best and lends time and grade."""
    dated = [one.span for one in claims if one.span.known] or [Span()]
    first, last = (_first(dated), _last(dated)) if kind in STATES else (dated[0], dated[0])
    hands = next((one.by for one in claims if one.by), "")
    place = next((one.place for one in claims if one.place), "")
    return Episode(
        kind=kind,
        claims=tuple(one.id for one in claims),
        began=first,
        last=last,
        ended=last,
        by=hands,
        to=next((one.to for one in claims if one.to), ""),
        place=place,
        grade=claims[0].grade,
        solid=solid(claims),
        doubts=_doubts(claims),
        denied=tuple(one.id for one in denials if same(one.by, hands) or same(one.place, place)),
    )


def solid(claims: Sequence[Said]) -> bool:
    """Whether two independent sources say so; what was said under duress is no source.

    Two claims that have no origin in common are independent, whether or not somebody marked the one as
    corroborating the other.
    """
    free = [one for one in claims if not one.duress]
    apart = any(
        one.origins and other.origins and not one.origins & other.origins
        for one, other in combinations(free, 2)
    )
    return apart or max((one.independent for one in free), default=0) >= 2


def _doubts(claims: Sequence[Said]) -> tuple[str, ...]:
    found = {
        "contradicted": any(one.against for one in claims),
        "retracted_under_duress": any(one.standing != "stands" for one in claims),
        "duress": all(one.duress for one in claims),
        "doubtful": all(doubtful(one.grade) for one in claims),
    }
    return tuple(code for code, so in found.items() if so)


def _linked(chain: Sequence[Episode]) -> list[Episode]:
    """The episodes, each with what the next one says about its end, and whether it came after the last."""
    linked = []
    for at, one in enumerate(chain):
        then = chain[at + 1] if at + 1 < len(chain) else None
        here = one if at == 0 else replace(one, order=before(chain[at - 1].last, one.began))
        if one.kind is Kind.HELD and one.confirmed:
            here = _held_on(here, then)
        if one.kind is Kind.RELEASED:
            here = _released(here, chain[at + 1 :])
        linked.append(here)
    return linked


def _held_on(one: Episode, then: Episode | None) -> Episode:
    """A confirmed holding goes on until the next sign: nobody need say each hour that it still is so."""
    if then is None:
        return replace(one, ended=Span(one.last.earliest, None), going_on=True)
    latest = then.began.latest
    if one.last.earliest is not None and latest is not None and latest < one.last.earliest:
        return one
    return replace(one, ended=Span(one.last.earliest, latest))


def _released(one: Episode, later: Sequence[Episode]) -> Episode:
    """A release after which they were in custody again is in doubt, and lasted so long at most."""
    again = next((e for e in later if e.kind not in {Kind.SEEN, Kind.RELEASED, Kind.DIED}), None)
    if again is None:
        return one
    length = _length(one.last, again.began, None)
    return replace(one, lasting=length, doubts=(*one.doubts, "taken_again"))


def _with_gaps(chain: Sequence[Episode], now: datetime) -> list[Episode | Gap]:
    bands: list[Episode | Gap] = []
    for at, one in enumerate(chain):
        bands.append(one)
        then = chain[at + 1] if at + 1 < len(chain) else None
        if one.going_on or _known_after(one, then):
            continue
        until = exactly(now) if then is None else then.began
        length = _length(one.ended, until, now)
        if length.most is None or length.most > NOTHING:
            bands.append(Gap(one.ended, until, length, counting=then is None))
    return bands


def _known_after(one: Episode, then: Episode | None) -> bool:
    """Whether it is known where they were after it: free, dead, or still in the hands that had them.

    A release or a death of which one source speaks ends no counting.
    """
    if one.kind in {Kind.RELEASED, Kind.DIED}:
        return one.solid
    kept = then is not None and same(one.by, then.by) and then.kind in _BY_THE_SAME
    return kept and one.kind is Kind.HELD and one.confirmed


def _length(since: Span, until: Span, now: datetime | None) -> Offset:
    """How long nothing is known: never less than nothing, and no longer than until now."""
    least = until.earliest - since.latest if until.earliest and since.latest else NOTHING
    end = until.latest or now
    most = end - since.earliest if end and since.earliest else None
    return Offset(max(least, NOTHING), None if most is None else max(most, NOTHING, least))


def _most(gaps: Sequence[Gap]) -> timedelta | None:
    lengths = [gap.length.most for gap in gaps]
    return None if None in lengths else sum((one for one in lengths if one is not None), NOTHING)


def _first(spans: Sequence[Span]) -> Span:
    """When the first of several instants was."""
    earliest = [one.earliest for one in spans]
    latest = [one.latest for one in spans if one.latest is not None]
    known = [one for one in earliest if one is not None]
    return Span(None if None in earliest else min(known), min(latest, default=None))


def _last(spans: Sequence[Span]) -> Span:
    """When the last of several instants was."""
    earliest = [one.earliest for one in spans if one.earliest is not None]
    latest = [one.latest for one in spans]
    known = [one for one in latest if one is not None]
    return Span(max(earliest, default=None), None if None in latest else max(known))
