"""What happened to somebody as the clocks of the law ask for it, told by the chain and by contacts. Pure.

1. What surely came before the deprivation of liberty belongs to another one: it stops no clock of this.
2. Of several releases the last counts: who was let go at the gate and taken again was not let go. Of several
   transfers the last does: after each the family must be told anew.
3. Of several interrogations, and of several talks with counsel, the first counts.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from safeconduct.claims.rules.times import Answer, Span, before
from safeconduct.trace.rules import reach
from safeconduct.trace.rules.chain import Custody
from safeconduct.trace.rules.clocks import Happened
from safeconduct.trace.rules.said import Kind

COUNSEL: Final = "own_lawyer"
# Which of the episodes that tell of an event counts: the first (0) or the last (-1).
_EVENTS: Final = {
    "interrogated": ({Kind.QUESTIONED}, 0),
    "released": ({Kind.RELEASED}, -1),
    "transferred": ({Kind.HANDED_OVER, Kind.TRANSFERRED}, -1),
}


class Deprived(NamedTuple):
    """From when hours are counted, and the claim that says so."""

    since: Span
    claim: UUID


def deprived(chain: Custody, contacts: Sequence[reach.Contact], now: datetime) -> Deprived | None:
    """From when to count; None if nobody says that they were taken.

    Where nobody saw them taken, they were taken before the first sign of them in custody.
    """
    seized = [one for one in chain.episodes if one.kind is Kind.SEIZED]
    since = reach.began([one.began for one in seized], contacts, now)
    if since is not None:
        return Deprived(since, next(one.claims[0] for one in seized if one.began == since))
    first = next((one for one in chain.episodes if one.kind not in {Kind.SEEN, Kind.RELEASED}), None)
    return None if first is None else Deprived(Span(None, first.began.latest), first.claims[0])


def happened(
    chain: Custody, contacts: Sequence[reach.Contact], taken: Deprived, now: datetime
) -> dict[str, Happened]:
    """Each event that claims and attempts tell of, by its name in the packs of rules."""
    solid = any(one.solid for one in chain.episodes if taken.claim in one.claims)
    found = {"deprived": Happened(taken.since, (taken.claim,), sure=solid)}
    episodes = [one for one in chain.episodes if before(one.began, taken.since) is not Answer.YES]
    for event, (kinds, place) in _EVENTS.items():
        told = [one for one in episodes if one.kind in kinds]
        if told:
            found[event] = Happened(told[place].began, told[place].claims, sure=told[place].sure)
    counsel = [one for one in contacts if one.who == COUNSEL]
    for event, able in (("trusted_contact", contacts), ("counsel_met", counsel)):
        if (met := _met(able, taken.since, now)) is not None:
            found[event] = met
    return found


def _met(contacts: Sequence[reach.Contact], since: Span, now: datetime) -> Happened | None:
    """The first private talk since then. One that perhaps came before is not sure: nothing is certainly
    overdue that perhaps was done."""
    gone = reach.incommunicado(since, contacts, now)
    if gone.ended_by is not None and gone.ended is not None:
        return Happened(gone.ended, (gone.ended_by,))
    perhaps = next((one for one in contacts if one.id in gone.perhaps_by), None)
    return None if perhaps is None else Happened(perhaps.at, (perhaps.id,), sure=False)
