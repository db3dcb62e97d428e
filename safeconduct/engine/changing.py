"""What members' orders do to an alarm that was raised. Each is checked anew: a session decided that it may
be given, but whoever writes rows by hand asked no session."""

import hmac
from datetime import datetime
from uuid import UUID

from safeconduct.engine import halves, pursuit
from safeconduct.engine.calling import tell_others
from safeconduct.engine.documents import (
    Close,
    Course,
    GiveBack,
    GiveHalf,
    Happened,
    Plan,
    ReleaseHalf,
    Reopen,
    Replan,
    StillOnIt,
    Take,
    UseHalf,
    Widen,
)
from safeconduct.engine.may import Giver, is_of_the_desk, may_touch
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.rules import alarm as rules
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.telling import tell

Change = Take | StillOnIt | GiveBack | Close | Reopen | Widen | ReleaseHalf | GiveHalf | UseHalf | Replan


def change(seeing: Seeing, pursued: Pursued, wish: Change, by: Giver, now: datetime) -> None:
    """Carry out one order about `pursued`, or say that it does not count."""
    match wish:
        case Take():
            _take(seeing, pursued, wish, by, now)
        case StillOnIt():
            after = rules.still(pursued.standing, by.member, now)
            _settle(seeing, pursued, after, Happened.STILL, by.member, now)
        case GiveBack():
            after = rules.given_back(pursued.standing, by.member, now)
            _settle(seeing, pursued, after, Happened.REOPENED, by.member, now, "given_back")
        case Close() | Reopen() | Widen() if not may_touch(seeing.sight, pursued, by):
            _refuse(seeing, pursued, by.member, now, "not_yours")
        case Close():
            _close(seeing, pursued, wish, by.member, now)
        case Reopen():
            after = rules.reopened(pursued.standing, now)
            _settle(seeing, pursued, after, Happened.REOPENED, by.member, now, "reopened")
        case Widen():
            after = rules.widened(pursued.standing, now)
            _settle(seeing, pursued, after, Happened.WIDENED, by.member, now)
        case ReleaseHalf():
            halves.release(seeing.sight, pursued, by.member, now)
        case GiveHalf() | UseHalf() | Replan() if is_of_the_desk(seeing.sight, by):
            _of_the_desk(seeing, pursued, wish, by.member, now)


def _of_the_desk(
    seeing: Seeing, pursued: Pursued, wish: GiveHalf | UseHalf | Replan, member: UUID, now: datetime
) -> None:
    match wish:
        case GiveHalf(half=half, instead=instead):
            halves.give(seeing.sight, pursued, half, now, instead=instead)
        case UseHalf(package=package):
            halves.use(seeing, pursued, package, now)
        case Replan(plan=plan):
            _replace_plan(seeing, pursued, plan, member, now)


def _replace_plan(seeing: Seeing, pursued: Pursued, plan: Plan, member: UUID, now: datetime) -> None:
    """Call by another plan; an alarm that somebody has, or that is over, keeps its own."""
    after = rules.replanned(pursued.standing, now)
    if after == pursued.standing:
        return
    pursuit.keep(seeing.sight, pursued, after, plan=plan)
    _tell(seeing, pursued, Course(happened=Happened.REPLANNED, at=now, member=member))


def _settle(
    seeing: Seeing,
    pursued: Pursued,
    after: rules.Standing,
    happened: Happened,
    member: UUID,
    now: datetime,
    why: str = "",
) -> None:
    """Keep a change and tell of it; nothing is told where nothing changed."""
    if after == pursued.standing:
        return
    pursuit.keep(seeing.sight, pursued, after)
    _tell(seeing, pursued, Course(happened=happened, at=now, member=member, why=why))


def _take(seeing: Seeing, pursued: Pursued, wish: Take, by: Giver, now: datetime) -> None:
    card = pursued.card
    after = rules.taken(pursued.standing, by.member, now)
    if after == pursued.standing or not may_touch(seeing.sight, pursued, by):
        # The member's own note says "taken" already: it must not stand as the last word.
        refused = Course(happened=Happened.REOPENED, at=now, member=by.member, why="refused")
        kept = Course(happened=Happened.TAKEN, at=now, member=card.owner)
        _tell(seeing, pursued, refused, *([kept] if card.owner else []))
        return
    pursuit.keep(seeing.sight, pursued, after)
    taken = Course(happened=Happened.TAKEN, at=wish.at, member=by.member)
    tell(seeing.sight, pursued.id, card.audiences, taken, told=wish.told)
    tell_others(seeing, pursued, now)


def _close(seeing: Seeing, pursued: Pursued, wish: Close, member: UUID, now: datetime) -> None:
    card = pursued.card
    if card.word and not hmac.compare_digest(_plain(card.word), _plain(wish.word)):
        _refuse(seeing, pursued, member, now, "word")
        return
    after = rules.closed(pursued.standing, now)
    if after == pursued.standing:
        return
    if card.owner is not None:
        halves.take_back(seeing.sight, pursued.id, card.owner)
    pursuit.keep(seeing.sight, pursued, after, outcome=wish.outcome, closed_at=now, half=None)
    _tell(seeing, pursued, Course(happened=Happened.CLOSED, at=now, member=member, why=wish.outcome))


def _refuse(seeing: Seeing, pursued: Pursued, member: UUID, now: datetime, why: str) -> None:
    _tell(seeing, pursued, Course(happened=Happened.REFUSED, at=now, member=member, why=why))


def _tell(seeing: Seeing, pursued: Pursued, *course: Course) -> None:
    tell(seeing.sight, pursued.id, pursued.card.audiences, *course)


def _plain(word: str) -> bytes:
    """A spoken word as it is compared: case and spaces do not count."""
    return " ".join(word.casefold().split()).encode()
