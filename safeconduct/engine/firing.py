"""Timers that are due: fire, write what follows from it, arm the next, all in one transaction."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import folding, halves, own, pursuit
from safeconduct.engine.calling import call
from safeconduct.engine.documents import (
    AlarmCard,
    Course,
    HalfEnds,
    Happened,
    Planned,
    Purpose,
    Pursuit,
    TimerCard,
)
from safeconduct.engine.models import Timer
from safeconduct.engine.outage import Outage, put_off
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.rules import alarm as rules
from safeconduct.engine.rules.alarm import Firing, State
from safeconduct.engine.rules.plan import called_at
from safeconduct.engine.rules.reach import called, is_pause
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.telling import tell

BATCH = 8  # small: the first messages leave while the rest still waits
LATE = timedelta(seconds=60)


def fire_timers(seeing: Seeing, now: datetime, outage: Outage | None) -> int:
    """Fire a batch of due timers, emergencies first; how many."""

    def fire(row: Timer) -> None:
        card = own.timer_card(seeing.sight, row)
        match card.what:
            case Pursuit():
                _pursue(seeing, row, now)
            case Planned() as planned:
                if not put_off(seeing, row, card, planned, now, outage):
                    _raise(seeing, row, card, planned, now)
            case HalfEnds():
                halves.end(seeing.sight, row)

    due = Timer.objects.filter(due__lte=now).order_by("-first", "due")
    return seeing.work_through(due, BATCH, fire)


def _raise(seeing: Seeing, row: Timer, card: TimerCard, planned: Planned, now: datetime) -> None:
    """A planned moment becomes an alarm of the same id, due when the moment was."""
    alarm = AlarmCard(
        kind=planned.kind,
        state=State.OPEN.value,
        emergency=planned.later.emergency,
        plan=planned.later.plan,
        callsign=planned.callsign,
        audiences=planned.audiences,
        raised_at=card.due,
        raised_by=planned.by,
    )
    step(seeing, pursuit.begin(seeing.sight, row.id, alarm, card.due, row), now)


def _pursue(seeing: Seeing, row: Timer, now: datetime) -> None:
    pursued = pursuit.find(seeing.sight, row.id)
    if pursued is None:
        # An alarm without a row was deleted by hand. Its timer stays: the auditor wakes somebody.
        raise own.Altered(row._meta.db_table, row.id)
    step(seeing, pursued, now)


def step(seeing: Seeing, pursued: Pursued, now: datetime) -> None:
    """Do what an alarm's timer is due for, and arm the next."""
    standing = pursued.standing
    late = now - standing.due
    late_s = int(late.total_seconds()) if late > LATE else 0
    after, firing = rules.fired(standing, pursued.card.plan, now)
    match firing:
        case Firing.CALL:
            _call(seeing, pursued, after, now, late_s)
        case Firing.ASK:
            _ask(seeing, pursued, after, now, late_s)
        case Firing.OPEN_AGAIN:
            silent = Course(happened=Happened.REOPENED, at=now, member=standing.owner, why="silence")
            pursuit.keep(seeing.sight, pursued, after)
            tell(seeing.sight, pursued.id, pursued.card.audiences, silent)
        case Firing.FOLD:
            folding.fold(seeing.sight, pursued, now)


def _call(seeing: Seeing, pursued: Pursued, after: rules.Standing, now: datetime, late_s: int) -> None:
    """Call the people of the position that fell due. When none of them can be reached, the next
    position is due at once; a later round waits, or it would spin."""
    at, card = pursued.pursuit.position, pursued.card
    steps = called_at(card.plan, at)
    people = called(
        steps,
        seeing.book.roster,
        now,
        emergency=card.emergency,
        widest=at.round > 0,
    )
    result = call(seeing, pursued, people, Purpose.OFFER, now, late_s)
    if not result.members and at.round == 0 and not is_pause(steps):
        after = replace(after, due=now)
    pursuit.keep(seeing.sight, pursued, after, called=result.members, deliveries=result.deliveries)
    unreached = [Course(happened=Happened.UNREACHED, at=now, member=member) for member in result.unreached]
    if unreached:
        tell(seeing.sight, pursued.id, card.audiences, *unreached)


def _ask(seeing: Seeing, pursued: Pursued, after: rules.Standing, now: datetime, late_s: int) -> None:
    """Ask the owner "still on it?"."""
    owner = pursued.card.owner
    people: list[tuple[UUID, list[str]]] = [] if owner is None else [(owner, [])]
    result = call(seeing, pursued, people, Purpose.STILL, now, late_s)
    pursuit.keep(seeing.sight, pursued, after, deliveries=result.deliveries)
