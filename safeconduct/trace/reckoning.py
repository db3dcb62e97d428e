"""What is known of each person of a case now: the chain of custody, the hours out of reach, the clocks.

Reckoned anew from claims and attempts each time: nothing of it is kept, so that nothing can be out of date.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from safeconduct.cases import cards, parts
from safeconduct.claims.rules.times import Span
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.places.zones import zones
from safeconduct.trace import asked, packs, told
from safeconduct.trace.rules import clocks, custody, places, reach
from safeconduct.trace.rules.chain import Custody
from safeconduct.trace.rules.duties import done
from safeconduct.trace.rules.happened import Deprived, deprived, happened
from safeconduct.trace.rules.pack import Local, Rule
from safeconduct.trace.rules.said import Said
from safeconduct.trace.rules.vocabulary import DOES_NOT_APPLY, SATISFIED, UNKNOWN


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


class Law(NamedTuple):
    """The rules that may hold for a case, what follows from its places, and the zones that they live by."""

    regions: frozenset[str]
    rules: list[Rule]
    local: list[Local]
    zones: tuple[str, ...]


def whole(keyring: Keyring, case: UUID) -> Whole:
    """What is known of everybody in a case. Raises Refusal NOT_FOUND without claims and inquiries."""
    now, labels = clock.now(), parts.letters(keyring, case)
    claims, attempts = weighed(keyring, case), asked.attempts(keyring, case)
    regions = frozenset(one.document.place.region for one in claims if one.document.place)
    minors = {one.person: one.minor for one in parts.persons(keyring, case) or [] if one.person is not None}
    minors |= cards.minors(keyring, case)
    law = _law(regions)
    people: list[UUID | None] = [*labels] or [None]
    return Whole(
        now,
        tuple(
            _known(one, labels, minors.get(one) if one else None, claims, attempts, law, now)
            for one in people
        ),
        {one.id: one for one in claims},
        tuple(attempts),
    )


def _law(regions: frozenset[str]) -> Law:
    live_by = tuple(dict.fromkeys(zone for region in sorted(regions) for zone in zones(region)))
    return Law(regions, packs.holding(regions), packs.local(), live_by)


def _known(
    person: UUID | None,
    labels: dict[UUID, str],
    minor: bool | None,
    claims: list[Weighed],
    attempts: list[asked.Said],
    law: Law,
    now: datetime,
) -> Known:
    said = told.said(claims, person, labels)
    chain = custody.episodes(said, now)
    contacts = told.contacts(attempts, claims, person)
    taken = deprived(chain, contacts, now)
    found = _owed(said, chain, contacts, taken, minor, law, now) if taken else []
    return Known(
        person=person,
        label=labels.get(person, "") if person else "",
        minor=minor,
        custody=chain,
        since=taken.since if taken else None,
        began=taken.claim if taken else None,
        reach=reach.incommunicado(taken.since, contacts, now) if taken else None,
        clocks=tuple(sorted((one for one in found if one.state != DOES_NOT_APPLY), key=_urgency)),
    )


def _owed(
    said: list[Said],
    chain: Custody,
    contacts: list[reach.Contact],
    taken: Deprived,
    minor: bool | None,
    law: Law,
    now: datetime,
) -> list[clocks.Due]:
    """What each rule says of somebody who was taken."""
    told = places.known(law.local, law.regions, taken.since, law.zones)
    if minor is not None:
        told["minor"] = "yes" if minor else "no"
    events = {**done(said, taken.since, now), **happened(chain, contacts, taken, now)}
    facts = clocks.Facts(happened=events, known=told, zones=law.zones)
    return [clocks.due(rule, facts, now) for rule in law.rules]


def _urgency(one: clocks.Due) -> tuple[bool, datetime]:
    """What is still owed first, the earliest first; what nobody can reckon last."""
    settled = one.state in {SATISFIED, UNKNOWN}
    return settled, one.earliest or one.latest or datetime.max.replace(tzinfo=one.inputs.now.tzinfo)
