"""What is known of each person of a case now: the chain of custody, the hours out of reach, the clocks.

What the case says is kept until it says something else (`kept`); what follows from that and from the hour is
reckoned anew each time, so that nothing can be out of date.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.cases import cards
from safeconduct.claims.rules.times import Span
from safeconduct.claims.weighing import Weighed
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.trace import kept
from safeconduct.trace.kept import Law, Person
from safeconduct.trace.models import Visit
from safeconduct.trace.rules import clocks, custody, places, reach
from safeconduct.trace.rules.chain import Custody
from safeconduct.trace.rules.duties import done
from safeconduct.trace.rules.happened import Deprived, deprived, happened
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
    """Everything about one case now: each person, the claims it all rests on, and who goes to see them."""

    persons: tuple[Known, ...]
    claims: Mapping[UUID, Weighed]
    visits: list[Reading[Visit]]


def whole(keyring: Keyring, case: UUID) -> Whole:
    """What is known of everybody in a case. Raises Refusal NOT_FOUND without claims and inquiries."""
    found = whole_of_each(keyring, [case])
    if case not in found:
        raise Refusal(NOT_FOUND)
    return found[case]


def whole_of_each(keyring: Keyring, cases: Collection[UUID]) -> dict[UUID, Whole]:
    """As `whole`, of those of the cases whose claims and inquiries one reads."""
    now, told = clock.now(), kept.of_each(keyring, cases)
    minors = cards.minors_of_each(keyring, told)
    return {
        case: Whole(
            tuple(_known(person, minors[case], one.law, now) for person in one.persons),
            one.claims,
            one.visits,
        )
        for case, one in told.items()
    }


def _known(told: Person, minors: Mapping[UUID, bool | None], law: Law, now: datetime) -> Known:
    minor = minors.get(told.person, told.minor) if told.person else None
    chain = custody.episodes(told.said, now)
    taken = deprived(chain, told.contacts, now)
    found = _owed(told, chain, taken, minor, law, now) if taken else []
    return Known(
        person=told.person,
        label=told.label,
        minor=minor,
        custody=chain,
        since=taken.since if taken else None,
        began=taken.claim if taken else None,
        reach=reach.incommunicado(taken.since, told.contacts, now) if taken else None,
        clocks=tuple(sorted((one for one in found if one.state != DOES_NOT_APPLY), key=_urgency)),
    )


def _owed(
    told: Person, chain: Custody, taken: Deprived, minor: bool | None, law: Law, now: datetime
) -> list[clocks.Due]:
    """What each rule says of somebody who was taken."""
    known = places.known(law.local, law.regions, taken.since, law.zones)
    if minor is not None:
        known["minor"] = "yes" if minor else "no"
    events = {**done(told.said, taken.since, now), **happened(chain, told.contacts, taken, now)}
    facts = clocks.Facts(happened=events, known=known, zones=law.zones)
    return [clocks.due(rule, facts, now) for rule in law.rules]


def _urgency(one: clocks.Due) -> tuple[bool, datetime]:
    """What is still owed first, the earliest first; what nobody can reckon last."""
    settled = one.state in {SATISFIED, UNKNOWN}
    return settled, one.earliest or one.latest or datetime.max.replace(tzinfo=one.inputs.now.tzinfo)
