"""Our own outage is nobody's silence.

A check-in that could only have been made while we were away has not been missed: the duty officer is told
of the gap and asks, and only after a short grace does the alarm call.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from safeconduct.engine import own, raising
from safeconduct.engine.documents import Course, Happened, Planned, TimerCard
from safeconduct.engine.models import Timer
from safeconduct.engine.rules.watch import Finding
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.telling import tell

SHORTEST = timedelta(seconds=60)  # a shorter absence is a restart, not an outage


class Outage(NamedTuple):
    """From the last pulse before it to the first after it."""

    since: datetime
    until: datetime

    def swallowed(self, window_from: datetime, due: datetime) -> bool:
        """Whether a window lay wholly inside."""
        return self.since <= window_from and due <= self.until


def put_off(
    seeing: Seeing, row: Timer, card: TimerCard, planned: Planned, now: datetime, outage: Outage | None
) -> bool:
    """Give grace, once, if the whole window of a check-in lay inside our outage; whether it did."""
    later = planned.later
    if planned.put_off or outage is None or later.window_from is None:
        return False
    if not outage.swallowed(later.window_from, card.due):
        return False
    due = now + timedelta(seconds=later.grace_s)
    own.set_timer(seeing.sight, row, replace(card, due=due, what=replace(planned, put_off=True)))
    tell(
        seeing.sight,
        row.id,
        planned.audiences,
        Course(happened=Happened.PUT_OFF, at=now, why="outage"),
    )
    raising.raise_own(seeing.sight, Finding.OUTAGE, now)
    return True
