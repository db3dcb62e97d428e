"""What is known of each person of a case now: the chain of custody, the hours out of reach, the clocks.

Reckoned anew from claims and attempts each time: nothing of it is kept, so that nothing can be out of date.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.cases import cards, parts
from safeconduct.claims.rules.times import Span, exactly
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.places.zones import zones
from safeconduct.trace import asked, packs, told
from safeconduct.trace.rules import clocks, custody, reach
from safeconduct.trace.rules.chain import Custody, Episode
from safeconduct.trace.rules.said import Kind

_EVENTS = {
    "released": {Kind.RELEASED},
    "interrogated": {Kind.QUESTIONED},
    "transferred": {Kind.HANDED_OVER, Kind.TRANSFERRED},
}


@dataclass(frozen=True)
class Known:
    """One person, or everybody where the case names nobody (`person` None).

    `since` is the deprivation of liberty from which hours are counted, `began` the claim that it rests on;
    None: nobody says that they were taken.
    """

    person: UUID | None
    label: str
    minor: bool | None
    custody: Custody
    since: Span | None
    began: UUID | None
    reach: reach.Reach | None
    clocks: tuple[clocks.Due, ...]

    @property
    def taken(self) -> bool:
        """Whether somebody says that they were deprived of liberty."""
        return self.since is not None


@dataclass(frozen=True)
class Whole:
    """Everything about one case at `now`: each person, and the claims that it all rests on."""

    now: datetime
    persons: tuple[Known, ...]
    claims: dict[UUID, Weighed]
    attempts: tuple[asked.Said, ...]


def whole(keyring: Keyring, case: UUID) -> Whole:
    """What is known of everybody in a case. Raises Refusal NOT_FOUND without claims and inquiries."""
    now, labels = clock.now(), parts.letters(keyring, case)
    claims, attempts = weighed(keyring, case), asked.attempts(keyring, case)
    regions = {one.document.place.region for one in claims if one.document.place}
    minors = {one.person: one.minor for one in parts.persons(keyring, case) or [] if one.person is not None}
    minors |= cards.minors(keyring, case)
    rules = packs.holding(regions)
    places = tuple(dict.fromkeys(zone for region in sorted(regions) for zone in zones(region)))
    people: list[UUID | None] = [*labels] or [None]
    return Whole(
        now,
        tuple(
            _known(one, labels, minors.get(one) if one else None, claims, attempts, rules, places, now)
            for one in people
        ),
        {one.id: one for one in claims},
        tuple(attempts),
    )


def _known(
    person: UUID | None,
    labels: dict[UUID, str],
    minor: bool | None,
    claims: list[Weighed],
    attempts: list[asked.Said],
    rules: list[clocks.Rule],
    places: tuple[str, ...],
    now: datetime,
) -> Known:
    chain = custody.episodes(told.said(claims, person, labels), now)
    contacts = told.contacts(attempts, claims, person)
    since, began = _deprived(chain, contacts, now)
    gone = None if since is None else reach.incommunicado(since, contacts, now)
    facts = clocks.Facts(
        happened=_happened(chain, since, began, gone, attempts, person),
        known={} if minor is None else {"minor": "yes" if minor else "no"},
        zones=places,
    )
    found = [] if since is None else [clocks.due(rule, facts, now) for rule in rules]
    return Known(
        person=person,
        label=labels.get(person, "") if person else "",
        minor=minor,
        custody=chain,
        since=since,
        began=began,
        reach=gone,
        clocks=tuple(sorted((one for one in found if one.state != clocks.DOES_NOT_APPLY), key=_urgency)),
    )


def _deprived(
    chain: Custody, contacts: list[reach.Contact], now: datetime
) -> tuple[Span | None, UUID | None]:
    """From when to count, and the claim that says so. Where nobody saw them taken, they were taken before
    the first sign of them in custody.
    """
    seized = [one for one in chain.episodes if one.kind is Kind.SEIZED]
    since = reach.began([one.began for one in seized], contacts, now)
    if since is not None:
        return since, next(one.claims[0] for one in seized if one.began == since)
    first = next((one for one in chain.episodes if one.kind not in {Kind.SEEN, Kind.RELEASED}), None)
    return (None, None) if first is None else (Span(None, first.began.latest), first.claims[0])


def _happened(
    chain: Custody,
    since: Span | None,
    began: UUID | None,
    gone: reach.Reach | None,
    attempts: list[asked.Said],
    person: UUID | None,
) -> dict[str, clocks.Happened]:
    """What the clocks ask for, as far as claims and attempts tell it."""
    found: dict[str, clocks.Happened] = {}
    if since is not None and began is not None:
        solid = any(one.solid for one in chain.episodes if began in one.claims)
        found["deprived"] = clocks.Happened(since, (began,), sure=solid)
    for event, kinds in _EVENTS.items():
        episode = next((one for one in chain.episodes if one.kind in kinds), None)
        if episode is not None:
            found[event] = _as_told(episode)
    if gone is not None and gone.ended is not None and gone.ended_by is not None:
        found["trusted_contact"] = clocks.Happened(gone.ended, (gone.ended_by,))
    met = [one for one in attempts if _counsel(one, person)]
    if met:
        first = min(met, key=lambda one: one.now.document.at)
        found["counsel_met"] = clocks.Happened(exactly(first.now.document.at), (first.first,))
    return found


def _as_told(one: Episode) -> clocks.Happened:
    return clocks.Happened(one.began, one.claims, sure=one.sure)


def _counsel(one: asked.Said, person: UUID | None) -> bool:
    """Whether their own lawyer spoke with them in private."""
    document = one.now.document
    about = not document.persons or person is None or person in document.persons
    return document.capacity == "own_lawyer" and document.result == "private" and about


def _urgency(one: clocks.Due) -> tuple[bool, datetime]:
    """What is still owed first, the earliest first; what nobody can reckon last."""
    settled = one.state in {clocks.SATISFIED, clocks.UNKNOWN}
    return settled, one.earliest or one.latest or datetime.max.replace(tzinfo=one.inputs.now.tzinfo)
