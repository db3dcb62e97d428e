"""The course of one alarm: open, taken or closed, and what its timer is armed for.

An alarm always has a due moment. Open, it awaits the next step of its plan; taken, the question "still
on it?" and then the silence after it; closed, being folded away. Only a signed-in take owns it.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from safeconduct.engine.documents import Awaits, Plan, Position
from safeconduct.engine.rules.plan import following, wait_s

FOLD_AFTER = timedelta(hours=24)


class State(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


class Pace(NamedTuple):
    """How long things may take. `nudge`: what a provisional take delays the next step by, once."""

    nudge: timedelta
    still_every: timedelta
    silence: timedelta


EMERGENCY = Pace(timedelta(minutes=2), timedelta(minutes=15), timedelta(minutes=5))
ORDINARY = Pace(timedelta(minutes=10), timedelta(hours=1), timedelta(minutes=15))


class Standing(Struct, frozen=True, kw_only=True):
    """Where an alarm stands. `nudged`: a provisional take was used since the last signed-in one.
    `asked` counts the questions "still on it?"."""

    state: State
    emergency: bool
    awaits: Awaits
    due: datetime
    position: Position = Position()
    owner: UUID | None = None
    nudged: bool = False
    asked: int = 0


class Firing(StrEnum):
    """What a timer that is due asks for."""

    CALL = "call"  # the people of the position it stood at
    ASK = "ask"  # the owner: still on it?
    OPEN_AGAIN = "open_again"  # the owner was silent
    FOLD = "fold"


def pace(standing: Standing) -> Pace:
    return EMERGENCY if standing.emergency else ORDINARY


def opened(*, emergency: bool, now: datetime) -> Standing:
    """A new alarm: its first step is due at once."""
    return Standing(state=State.OPEN, emergency=emergency, awaits=Awaits.STEP, due=now)


def fired(standing: Standing, plan: Plan, now: datetime) -> tuple[Standing, Firing]:
    """What a due timer does, and where the alarm stands afterwards.

    The next moment is counted from `now`, not from the missed one: after an outage of a day each alarm
    calls once, not once for each step that it slept through.
    """
    match standing.awaits:
        case Awaits.STEP:
            due = now + timedelta(seconds=wait_s(plan, standing.position))
            position = following(plan, standing.position)
            return replace(standing, position=position, due=due), Firing.CALL
        case Awaits.STILL:
            due = now + pace(standing).silence
            asked = standing.asked + 1
            return replace(standing, awaits=Awaits.SILENCE, due=due, asked=asked), Firing.ASK
        case Awaits.SILENCE:
            return reopened(standing, now), Firing.OPEN_AGAIN
        case Awaits.FOLD:
            return standing, Firing.FOLD


def nudged(standing: Standing, now: datetime) -> Standing:
    """A provisional take: it delays what comes next, once. A seized phone must not silence an alarm."""
    waits = standing.awaits in {Awaits.STEP, Awaits.SILENCE}
    if standing.nudged or not waits:
        return standing
    return replace(standing, nudged=True, due=max(standing.due, now) + pace(standing).nudge)


def taken(standing: Standing, member: UUID, now: datetime) -> Standing:
    """A signed-in take. The first owner wins: one that comes later changes nothing."""
    if standing.state is not State.OPEN:
        return standing
    due = now + pace(standing).still_every
    return replace(standing, state=State.TAKEN, owner=member, nudged=False, awaits=Awaits.STILL, due=due)


def still(standing: Standing, member: UUID, now: datetime) -> Standing:
    """The owner, signed in, is still on it. Nobody else can say so."""
    if standing.state is not State.TAKEN or standing.owner != member:
        return standing
    return replace(standing, awaits=Awaits.STILL, nudged=False, due=now + pace(standing).still_every)


def reopened(standing: Standing, now: datetime) -> Standing:
    """Open again from the first step, at once: after a silence, when given back, when closed wrongly."""
    if standing.state is State.OPEN:
        return standing
    return replace(
        standing,
        state=State.OPEN,
        owner=None,
        awaits=Awaits.STEP,
        position=Position(cycle=standing.position.cycle + 1),
        due=now,
    )


def given_back(standing: Standing, member: UUID, now: datetime) -> Standing:
    """The owner gives the alarm back. Nobody can give back what another has."""
    return reopened(standing, now) if standing.owner == member else standing


def widened(standing: Standing, now: datetime) -> Standing:
    """Somebody wants the next step now."""
    return replace(standing, due=min(standing.due, now)) if standing.state is State.OPEN else standing


def replanned(standing: Standing, now: datetime) -> Standing:
    """Another plan calls from its first step, at once. Nothing changes for an alarm that somebody has."""
    if standing.state is not State.OPEN:
        return standing
    return replace(standing, position=Position(cycle=standing.position.cycle + 1), due=now)


def closed(standing: Standing, now: datetime) -> Standing:
    """A human closes it; the row goes within a day."""
    if standing.state is State.CLOSED:
        return standing
    return replace(standing, state=State.CLOSED, owner=None, awaits=Awaits.FOLD, due=now + FOLD_AFTER)
