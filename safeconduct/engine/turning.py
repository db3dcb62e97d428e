"""Orders become alarms and moments, or change them. What an order does and its end are one transaction."""

import hmac
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import firing, halves, own, pursuit
from safeconduct.engine.calling import tell_others
from safeconduct.engine.documents import (
    AlarmCard,
    CallOff,
    Close,
    Course,
    EndHalf,
    GiveBack,
    GiveHalf,
    Happened,
    MoveTo,
    OrderCard,
    Plan,
    PlanAt,
    Planned,
    RaiseAlarm,
    ReleaseHalf,
    Reopen,
    Replan,
    StillOnIt,
    Take,
    TimerCard,
    UseHalf,
    Widen,
)
from safeconduct.engine.may import is_of_the_desk, may_take
from safeconduct.engine.models import Alarm, Note, Order, Timer
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.raising import standing_findings
from safeconduct.engine.rules import alarm as rules
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.telling import tell
from safeconduct.keys import rows

BATCH = 16
Change = (
    Take | StillOnIt | GiveBack | Close | Reopen | Widen | ReleaseHalf | GiveHalf | UseHalf | Replan
)  # orders about an alarm that was raised


def turn_orders(seeing: Seeing, now: datetime) -> int:
    """Carry out a batch of orders, emergencies first; how many."""

    def turn(row: Order) -> None:
        reading = rows.read(seeing.sight.keyring, row)
        if reading.author is not None:  # a box without a signature orders nothing
            _carry_out(seeing, reading.document, reading.author, row.leaf, now)
        rows.erase(seeing.sight.keyring, row)

    return seeing.work_through(Order.objects.order_by("-first", "leaf"), BATCH, turn)


def _carry_out(seeing: Seeing, card: OrderCard, author: UUID, leaf: int, now: datetime) -> None:
    match card.wish:
        case RaiseAlarm() as wish:
            raise_now(seeing, wish, author, now)
        case PlanAt() as wish:
            _plan(seeing, wish, author)
        case MoveTo() | CallOff() as wish:
            _replan(seeing, wish)
        case EndHalf(alarm=alarm):
            halves.take_back(seeing.sight, alarm, author)
        case wish:
            _raise_first(seeing, wish.alarm, now)
            pursued = pursuit.find(seeing.sight, wish.alarm)
            if pursued is not None:
                _change(seeing, pursued, wish, author, leaf, now)


def raise_now(seeing: Seeing, wish: RaiseAlarm, author: UUID, now: datetime) -> None:
    """A new alarm whose first step is due since the order was given: what was late shows."""
    if Alarm.objects.filter(id=wish.alarm).exists() or _said_already(seeing, wish, author):
        return
    card = AlarmCard(
        kind=wish.kind,
        state=State.OPEN.value,
        emergency=wish.emergency,
        plan=wish.plan,
        callsign=wish.callsign,
        audiences=wish.audiences,
        raised_at=wish.at,
        raised_by=author,
        half=wish.half,
        word=wish.word,
    )
    pursued = pursuit.begin(seeing.sight, wish.alarm, card, min(wish.at, now))
    if Order.objects.filter(slot=wish.alarm).exists():
        pursuit.keep(seeing.sight, pursued, pursued.standing)  # somebody was faster than the engine
    else:
        firing.step(seeing, pursued, now)  # here and not by the timer: the first message waits for no turn


def _said_already(seeing: Seeing, wish: RaiseAlarm, author: UUID) -> bool:
    """Whether the engine and its auditor noticed the same thing at the same time."""
    if author != seeing.sight.handle or wish.kind not in standing_findings(seeing.sight):
        return False
    _erase_notes(seeing, wish.alarm)
    return True


def _raise_first(seeing: Seeing, alarm: UUID, now: datetime) -> None:
    """Orders about an alarm are done after the order that raises it, whatever their turn."""
    row = Order.objects.filter(id=alarm).first()
    if row is None:
        return
    reading = rows.read(seeing.sight.keyring, row)
    if isinstance(reading.document.wish, RaiseAlarm) and reading.author is not None:
        raise_now(seeing, reading.document.wish, reading.author, now)


def _plan(seeing: Seeing, wish: PlanAt, author: UUID) -> None:
    planned = Planned(
        kind=wish.kind,
        later=wish.later,
        callsign=wish.callsign,
        audiences=wish.audiences,
        by=author,
    )
    card = TimerCard(due=wish.due, first=wish.later.emergency, what=planned)
    if not Timer.objects.filter(id=wish.alarm).exists():
        own.add_timer(seeing.sight, wish.alarm, card)


def _replan(seeing: Seeing, wish: MoveTo | CallOff) -> None:
    """Move or drop what is still planned; an alarm that was raised meanwhile is for a human to close."""
    row = Timer.objects.select_for_update().filter(id=wish.alarm).first()
    if row is None:
        return
    card = own.timer_card(seeing.sight, row)
    if not isinstance(card.what, Planned):
        return
    if isinstance(wish, MoveTo):
        planned = replace(card.what, put_off=False)
        own.set_timer(seeing.sight, row, replace(card, due=wish.due, what=planned))
        return
    own.drop(seeing.sight, row)
    _erase_notes(seeing, wish.alarm)


def _erase_notes(seeing: Seeing, alarm: UUID) -> None:
    for note in Note.objects.filter(alarm=alarm):
        rows.erase(seeing.sight.keyring, note)


def _change(
    seeing: Seeing,
    pursued: Pursued,
    wish: Change,
    author: UUID,
    leaf: int,
    now: datetime,
) -> None:
    match wish:
        case Take():
            _take(seeing, pursued, wish, author, leaf, now)
        case StillOnIt():
            after = rules.still(pursued.standing, author, now)
            _settle(seeing, pursued, after, Happened.STILL, author, now)
        case GiveBack():
            after = rules.given_back(pursued.standing, author, now)
            _settle(seeing, pursued, after, Happened.REOPENED, author, now, "given_back")
        case Close():
            _close(seeing, pursued, wish, author, now)
        case Reopen():
            after = rules.reopened(pursued.standing, now)
            _settle(seeing, pursued, after, Happened.REOPENED, author, now, "reopened")
        case Widen():
            after = rules.widened(pursued.standing, now)
            _settle(seeing, pursued, after, Happened.WIDENED, author, now)
        case Replan(plan=plan) if is_of_the_desk(seeing.sight, author, leaf):
            _replace_plan(seeing, pursued, plan, author, now)
        case ReleaseHalf() | GiveHalf() | UseHalf():
            _move_half(seeing, pursued, wish, author, leaf, now)


def _move_half(
    seeing: Seeing,
    pursued: Pursued,
    wish: ReleaseHalf | GiveHalf | UseHalf,
    author: UUID,
    leaf: int,
    now: datetime,
) -> None:
    """The owner asks for the engine's half of a package; only the desk gives an alarm one."""
    match wish:
        case ReleaseHalf():
            halves.release(seeing.sight, pursued, author, now)
        case GiveHalf(half=half) if is_of_the_desk(seeing.sight, author, leaf):
            halves.give(seeing.sight, pursued, half, now)
        case UseHalf(package=package) if is_of_the_desk(seeing.sight, author, leaf):
            halves.use(seeing, pursued, package, now)


def _replace_plan(seeing: Seeing, pursued: Pursued, plan: Plan, author: UUID, now: datetime) -> None:
    """Call by another plan; an alarm that somebody has, or that is over, keeps its own."""
    after = rules.replanned(pursued.standing, now)
    if after == pursued.standing:
        return
    pursuit.keep(seeing.sight, pursued, after, plan=plan)
    course = Course(happened=Happened.REPLANNED, at=now, member=author)
    tell(seeing.sight, pursued.id, pursued.card.audiences, course)


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
    course = Course(happened=happened, at=now, member=member, why=why)
    tell(seeing.sight, pursued.id, pursued.card.audiences, course)


def _take(seeing: Seeing, pursued: Pursued, wish: Take, author: UUID, leaf: int, now: datetime) -> None:
    sight, card = seeing.sight, pursued.card
    after = rules.taken(pursued.standing, author, now)
    if after == pursued.standing or not may_take(sight, pursued, author, leaf):
        # The member's own note says "taken" already: it must not stand as the last word.
        refused = Course(happened=Happened.REOPENED, at=now, member=author, why="refused")
        kept = Course(happened=Happened.TAKEN, at=now, member=pursued.card.owner)
        tell(sight, pursued.id, card.audiences, refused, *([kept] if pursued.card.owner else []))
        return
    pursuit.keep(sight, pursued, after)
    taken = Course(happened=Happened.TAKEN, at=wish.at, member=author)
    tell(sight, pursued.id, card.audiences, taken, told=wish.told)
    tell_others(seeing, pursued, now)


def _close(seeing: Seeing, pursued: Pursued, wish: Close, author: UUID, now: datetime) -> None:
    sight, card = seeing.sight, pursued.card
    if card.word and not hmac.compare_digest(_plain(card.word), _plain(wish.word)):
        refused = Course(happened=Happened.REFUSED, at=now, member=author, why="word")
        tell(sight, pursued.id, card.audiences, refused)
        return
    after = rules.closed(pursued.standing, now)
    if after == pursued.standing:
        return
    if card.owner is not None:
        halves.take_back(sight, pursued.id, card.owner)
    pursuit.keep(sight, pursued, after, outcome=wish.outcome, closed_at=now, half=None)
    closed = Course(happened=Happened.CLOSED, at=now, member=author, why=wish.outcome)
    tell(sight, pursued.id, card.audiences, closed)


def _plain(word: str) -> bytes:
    """A spoken word as it is compared: case and spaces do not count."""
    return " ".join(word.casefold().split()).encode()
