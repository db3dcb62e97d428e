"""The held people of every case that one reads: the most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.cases import access, briefs, parts
from safeconduct.claims.models import Claim
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.among import Handles
from safeconduct.keys.keyring import Keyring
from safeconduct.trace import asked, reckoning
from safeconduct.trace.reckoning import Known, Whole
from safeconduct.trace.rules.chain import Episode
from safeconduct.trace.rules.clocks import SATISFIED, UNKNOWN, Due

READERS = frozenset(access.readers("claims").keys() & access.readers("inquiries").keys())


@dataclass(frozen=True)
class Held:
    """One person who is held, as claimed: the last sign of them, what is owed next, who goes to see them."""

    case: UUID
    code: str
    known: Known
    whole: Whole
    last: Episode | None
    next: Due | None
    visit: datetime | None


def held(keyring: Keyring) -> list[Held]:
    """Everybody who is held as claimed, the most urgent first: what may be overdue, then what is due first,
    then who has been out of reach longest.
    """
    found = [one for case in _cases(keyring) for one in of_case(keyring, case)]
    return sorted(found, key=_urgency)


def of_case(keyring: Keyring, case: UUID) -> list[Held]:
    """The held people of one case; none for who does not read its claims and inquiries."""
    code = parts.code(keyring, case)
    if code is None or _closed(keyring, case):
        return []
    try:
        whole = reckoning.whole(keyring, case)
        visits = asked.visits(keyring, case)
    except Refusal:
        return []
    return [
        Held(
            case=case,
            code=code,
            known=one,
            whole=whole,
            last=_last(one),
            next=next((due for due in one.clocks if due.state not in {SATISFIED, UNKNOWN}), None),
            visit=min(
                (
                    each.document.at
                    for each in visits
                    if not each.document.persons or one.person in {None, *each.document.persons}
                ),
                default=None,
            ),
        )
        for one in whole.persons
        if one.taken and one.custody.status not in reckoning.OVER
    ]


def _cases(keyring: Keyring) -> list[UUID]:
    """The cases of which a claim was ever written that this keyring can open."""
    rooms = Claim.objects.filter(compartment__among=Handles(keyring.compartments("claims")))
    with_claims = set(rooms.values_list("compartment", flat=True).distinct())
    found = {keyring.subject(one) for one in with_claims} - {None}
    return sorted(one for one in found if one is not None)


def _closed(keyring: Keyring, case: UUID) -> bool:
    try:
        return briefs.brief(keyring, case).closed is not None
    except Refusal:
        return False  # a documenter reads its claims without its brief


def _last(one: Known) -> Episode | None:
    """The last sign of them that was not said under duress."""
    return next((each for each in reversed(one.custody.episodes) if "duress" not in each.doubts), None)


def _urgency(one: Held) -> tuple[bool, datetime, float]:
    least = one.known.reach.least if one.known.reach and one.known.reach.running else None
    never = datetime.max.replace(tzinfo=clock.now().tzinfo)
    at = (one.next.earliest or one.next.latest) if one.next else None
    return at is None, at or never, -(least.total_seconds() if least else 0)
