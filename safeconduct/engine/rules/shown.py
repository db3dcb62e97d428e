"""Which state of an alarm is shown, from what was signed about it and what its column says.

Nobody outside the engine can check the column's MAC, so the signed course counts. A column that claims
less than the course (closed, where nobody signed a closing) makes the alarm doubtful, and open.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from safeconduct.engine.documents import Course, Happened
from safeconduct.engine.rules.alarm import State


class Shown(NamedTuple):
    state: State
    owner: UUID | None
    since: datetime | None
    doubtful: bool


def shown(course: Iterable[Course], column: str | None) -> Shown:
    """The state after `course` (in the order it was written). `column` is None for an order that the
    engine has not picked up yet."""
    state, owner, since = State.OPEN, None, None
    for entry in course:
        match entry.happened:
            case Happened.TAKEN:
                state, owner, since = State.TAKEN, entry.member, entry.at
            case Happened.REOPENED:
                state, owner, since = State.OPEN, None, entry.at
            case Happened.CLOSED:
                state, owner, since = State.CLOSED, None, entry.at
    # The column runs ahead of nothing: it is written with the course. Behind, it may be for a second.
    doubtful = (column == State.CLOSED.value and state is not State.CLOSED) or (
        column == State.TAKEN.value and state is State.OPEN
    )
    return Shown(State.OPEN if doubtful else state, None if doubtful else owner, since, doubtful)
