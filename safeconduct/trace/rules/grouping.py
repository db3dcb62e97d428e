"""Which claims tell of one event, and which of them compete about it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from safeconduct.claims.rules.times import Answer, before, meet
from safeconduct.trace.rules.said import CHAIN, STATES, Kind, Said, agree, position


@dataclass
class Event:
    """Something that happened once, as everybody tells it."""

    kind: Kind
    claims: list[Said] = field(default_factory=list)


def events(signs: Sequence[Said]) -> tuple[list[Event], list[Said]]:
    """What happened, in the order that is likeliest, and the claims without a time that fit nowhere.

    1. Claims with a time are taken in the order of the middle of their spans.
    2. A claim joins the event of its kind that it agrees with, or that it contradicts.
    3. A claim without a time only joins; alone it has no place in a row.
    """
    dated = sorted((one for one in signs if one.span.known), key=_order)
    found: list[Event] = []
    for claim in dated:
        event = _event_of(claim, found, dated)
        if event is None:
            found.append(Event(CHAIN[claim.act], [claim]))
        else:
            event.claims.append(claim)
    lost = []
    for claim in sorted((one for one in signs if not one.span.known), key=_order):
        event = _event_of(claim, found, dated)
        if event is None:
            lost.append(claim)
        else:
            event.claims.append(claim)
    return found, lost


def versions(event: Event) -> list[list[Said]]:
    """The claims of one event as sets of those that agree, the best first; in each the best first."""
    sets: list[list[Said]] = []
    for claim in sorted(event.claims, key=lambda one: one.rank):
        of = next((one for one in sets if all(_compatible(claim, other) for other in one)), None)
        if of is None:
            sets.append([claim])
        else:
            of.append(claim)
    return sets


def contradict(one: Said, other: Said) -> bool:
    """Whether somebody marked the two as contradicting each other."""
    return one.id in other.against or other.id in one.against


def _order(claim: Said) -> tuple[float, UUID]:
    """By the middle of its span; the handle decides between equals, whoever was written down first."""
    at = position(claim.span)
    return (at.timestamp() if at is not None else 0.0), claim.id


def _compatible(one: Said, other: Said) -> bool:
    if CHAIN[one.act] is not CHAIN[other.act] or contradict(one, other) or not agree(one, other):
        return False
    return CHAIN[one.act] in STATES or meet(one.span, other.span) is not None


def _event_of(claim: Said, found: Sequence[Event], dated: Iterable[Said]) -> Event | None:
    for event in reversed(found):
        if any(contradict(claim, other) for other in event.claims):
            return event
    kind = CHAIN[claim.act]
    same = [event for event in found if event.kind is kind]
    if kind in STATES:
        return _state_of(claim, found)
    if kind is Kind.SEIZED:
        return next((one for one in reversed(same) if not _freed_between(one, claim, dated)), None)
    if kind is Kind.DIED:
        return next(iter(same), None)  # nobody dies twice
    return next((one for one in reversed(same) if _compatible(claim, one.claims[0])), None)


def _state_of(claim: Said, found: Sequence[Event]) -> Event | None:
    """The last event, if it is the same state in the same hands: nothing is told to lie between."""
    last = found[-1] if found else None
    return last if last is not None and _compatible(claim, last.claims[-1]) else None


def _freed_between(event: Event, claim: Said, dated: Iterable[Said]) -> bool:
    """Whether a release perhaps lay between the two: then it is a second seizure, not another telling."""
    return any(
        before(event.claims[0].span, release.span) is not Answer.NO
        and before(release.span, claim.span) is not Answer.NO
        for release in dated
        if CHAIN[release.act] is Kind.RELEASED
    )
