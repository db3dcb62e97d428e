"""Where somebody is, as claimed, and why it is said. Pure.

1. What decides are episodes that are the last of all, or perhaps the last: no other surely came after.
2. Improbable claims, unreliable sources and what was done under duress decide nothing beside others.
3. Among those left the best graded decides, then the later. The others are named with it.
4. A death of which one source speaks decides nothing. A release of which one source speaks is
   "released, as claimed", never "free".
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from safeconduct.claims.rules.grading import order
from safeconduct.claims.rules.times import Answer, before
from safeconduct.trace.rules.chain import Aside, Episode, Reason
from safeconduct.trace.rules.said import Kind, Said

IN_TRANSFER: Final = "in_transfer"
HELD: Final = "held"
FREE: Final = "free_as_claimed"
RELEASED: Final = "released_as_claimed"
DIED: Final = "died_as_claimed"
DENIED: Final = "denied_by_all"
UNKNOWN: Final = "unknown"
STATUSES: Final = (IN_TRANSFER, HELD, FREE, RELEASED, DIED, DENIED, UNKNOWN)

_OF: Final = {
    Kind.SEIZED: UNKNOWN,
    Kind.HELD: HELD,
    Kind.QUESTIONED: HELD,
    Kind.HANDED_OVER: IN_TRANSFER,
    Kind.TRANSFERRED: IN_TRANSFER,
    Kind.DIED: DIED,
}
_IN_CUSTODY: Final = frozenset({Kind.HELD, Kind.QUESTIONED, Kind.HANDED_OVER, Kind.TRANSFERRED})


def status(
    chain: Sequence[Episode],
    competing: Sequence[Sequence[Episode]],
    denials: Sequence[Said],
    aside: Sequence[Aside],
) -> tuple[str, tuple[Reason, ...]]:
    """One of STATUSES and the reasons, the deciding one first."""
    decided = _deciding(chain)
    best = min(decided, key=lambda at: (order(chain[at].grade), -at), default=None)
    said_not = tuple(one.id for one in denials)
    if best is None:
        where, reasons = UNKNOWN, []
    else:
        one = chain[best]
        where = _where(one)
        reasons = [
            Reason(one.kind.value, one.claims),
            Reason("two_sources" if one.solid else "claimed", one.claims),
        ]
        reasons += _others(chain, best, decided, competing)
    if where == UNKNOWN and said_not:
        where = DENIED
    reasons.append(Reason("denied", said_not))
    reasons.append(Reason("from_custody", _aside(aside, "from_custody")))
    reasons.append(Reason("undated", _aside(aside, "undated")))
    reasons.append(Reason("death_not_confirmed", _rumoured(chain)))
    return where, tuple(one for one in reasons if one.claims)


def _deciding(chain: Sequence[Episode]) -> list[int]:
    """The places of those episodes that may decide."""
    able = [at for at, one in enumerate(chain) if one.kind in _OF or one.kind is Kind.RELEASED]
    able = [at for at in able if chain[at].kind is not Kind.DIED or chain[at].solid]
    able = [at for at in able if not {"duress", "taken_again"} & set(chain[at].doubts)]
    among = [at for at in able if "doubtful" not in chain[at].doubts] or able
    return [at for at in among if not any(_overtaken(chain[at], chain[other]) for other in among)]


def _overtaken(one: Episode, other: Episode) -> bool:
    """Whether `other` surely came after `one`. What was done with somebody came after they were seized,
    even if nobody says when."""
    if one.kind is Kind.SEIZED and other.kind in _IN_CUSTODY:
        return before(other.last, one.began) is not Answer.YES
    return before(one.last, other.began) is Answer.YES


def _where(one: Episode) -> str:
    if one.kind is Kind.RELEASED:
        return FREE if one.solid else RELEASED
    return _OF[one.kind]


def _others(
    chain: Sequence[Episode], best: int, decided: Sequence[int], competing: Sequence[Sequence[Episode]]
) -> list[Reason]:
    """What speaks for another status: what perhaps came later, and other versions of the same event."""
    where = _where(chain[best])
    perhaps = [chain[at].claims for at in decided if at != best and _where(chain[at]) != where]
    versions = [other.claims for group in competing if group[0] == chain[best] for other in group[1:]]
    return [Reason("perhaps", _flat(perhaps)), Reason("competing", _flat(versions))]


def _rumoured(chain: Sequence[Episode]) -> tuple[UUID, ...]:
    return _flat([one.claims for one in chain if one.kind is Kind.DIED and not one.solid])


def _aside(aside: Sequence[Aside], why: str) -> tuple[UUID, ...]:
    return tuple(one.claim for one in aside if one.why == why)


def _flat(claims: Sequence[tuple[UUID, ...]]) -> tuple[UUID, ...]:
    return tuple(claim for one in claims for claim in one)
