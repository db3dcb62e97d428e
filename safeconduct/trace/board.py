"""The held people of every case that one reads: the most urgent first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.cases import access, briefs, parts
from safeconduct.claims.models import Claim
from safeconduct.keys.among import Handles
from safeconduct.keys.keyring import Keyring
from safeconduct.trace import reckoning
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
    """Everybody who is held as claimed, who needs somebody first on top: of each case whose claims and
    inquiries one reads."""
    cases = _cases(keyring)
    doors = briefs.of_each(keyring, cases)
    # A documenter reads the claims of a case without its brief.
    open_ = [case for case in cases if case not in doors or doors[case].document.closed is None]
    codes = {case: door.document.code for case, door in doors.items()}
    if len(codes) < len(cases):
        codes = parts.codes(keyring) | codes
    wholes = reckoning.whole_of_each(keyring, open_)
    found = [
        one for case, whole in wholes.items() if case in codes for one in _of_case(case, codes[case], whole)
    ]
    return sorted(found, key=lambda one: rules.need(one.known.reach, one.next))


def _of_case(case: UUID, code: str, whole: Whole) -> list[Held]:
    return [
        Held(
            case=case,
            code=code,
            known=one,
            whole=whole,
            last=rules.last_sign(one.custody.episodes),
            next=rules.next_due(one.clocks),
            visit=_next_visit(whole, one),
        )
        for one in whole.persons
        if one.taken and one.custody.status not in rules.OVER
    ]


def _next_visit(whole: Whole, known: Known) -> datetime | None:
    """When somebody goes to see them next; a visit that names nobody is to all of them."""
    theirs = (
        one.document
        for one in whole.visits
        if not one.document.persons or known.person in {None, *one.document.persons}
    )
    return min((one.at for one in theirs), default=None)


def _cases(keyring: Keyring) -> list[UUID]:
    """The cases of which a claim was ever written that this keyring can open."""
    rooms = Claim.objects.filter(compartment__among=Handles(keyring.compartments("claims")))
    with_claims = set(rooms.values_list("compartment", flat=True).distinct())
    found = {keyring.subject(one) for one in with_claims} - {None}
    return sorted(one for one in found if one is not None)
