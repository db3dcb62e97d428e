"""The held people of every case that one reads: the most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.cases import access, briefs, parts
from safeconduct.claims.models import Claim
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.among import Handles
from safeconduct.keys.keyring import Keyring
from safeconduct.trace import asked, reckoning
from safeconduct.trace.reckoning import Known, Whole
from safeconduct.trace.rules import board as rules
from safeconduct.trace.rules.chain import Episode
from safeconduct.trace.rules.clocks import Due

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
    """Everybody who is held as claimed, who needs somebody first on top."""
    found = [one for case in _cases(keyring) for one in of_case(keyring, case)]
    return sorted(found, key=lambda one: rules.need(one.known.reach, one.next))


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
            last=rules.last_sign(one.custody.episodes),
            next=rules.next_due(one.clocks),
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
        if one.taken and one.custody.status not in rules.OVER
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
