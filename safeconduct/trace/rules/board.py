"""The held people, those who need somebody first on top. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.chain import Episode
from safeconduct.trace.rules.clocks import Due
from safeconduct.trace.rules.reach import Reach
from safeconduct.trace.rules.said import doubtful
from safeconduct.trace.rules.status import DIED, FREE
from safeconduct.trace.rules.vocabulary import CERTAINLY, NOT_DUE, POSSIBLY

# Who is free or dead by two independent sources is no longer held. "Released, as claimed" stays.
OVER: Final = frozenset({FREE, DIED})


def need(reach: Reach | None, next_: Due | None) -> tuple[bool, tuple[int, bool, float], float]:
    """Sorts held people, those who need somebody first on top. `next_` is the next deadline of theirs.

    1. Out of reach before in reach.
    2. The next deadline: certainly overdue, possibly overdue, then by the earliest it may be over.
    3. The longest out of reach, by the hours that are certain.
    """
    reached = reach is not None and not reach.running
    urgency = _urgency(next_) if next_ else (len(_STATES), True, 0.0)
    least = reach.least if reach else None
    return reached, urgency, -(least or timedelta(0)).total_seconds()


def next_due(dues: Iterable[Due]) -> Due | None:
    """The deadline that asks for somebody first; None when nothing is owed any more.

    1. What is certainly overdue before what is possibly overdue before what is not due.
    2. Of what is overdue the one that is so the longest; of the others the one that is over the soonest.
    A deadline of which nobody knows the time comes last among its like.
    """
    open_ = [one for one in dues if one.state in _STATES]
    return min(open_, key=_urgency, default=None)


def last_sign(episodes: Sequence[Episode]) -> Episode | None:
    """The last episode that is not improbable, not from an unreliable source and not under duress."""
    sound = [one for one in episodes if not doubtful(one.grade) and "duress" not in one.doubts]
    return max(sound, key=lambda one: _when(one.last), default=None)


_STATES: Final = (CERTAINLY, POSSIBLY, NOT_DUE)


def _urgency(due: Due) -> tuple[int, bool, float]:
    at = due.earliest or due.latest
    return _STATES.index(due.state), at is None, at.timestamp() if at else 0.0


def _when(span: Span) -> float:
    """The latest that a sign can be sure to have been."""
    at: datetime | None = span.earliest or span.latest
    return at.timestamp() if at else float("-inf")
