"""Orders become alarms and moments, or change them. What an order does and its end are one transaction."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import firing, halves, own, pursuit
from safeconduct.engine.calling import send_code
from safeconduct.engine.changing import change
from safeconduct.engine.documents import (
    AlarmCard,
    CallOff,
    EndHalf,
    MoveTo,
    OrderCard,
    PlanAt,
    Planned,
    RaiseAlarm,
    SendCode,
    TimerCard,
    Wish,
)
from safeconduct.engine.may import Giver, may_move
from safeconduct.engine.models import Alarm, Note, Order, Timer
from safeconduct.engine.raising import standing_findings
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.seeing import Seeing
from safeconduct.keys import rows

BATCH = 16


def turn_orders(seeing: Seeing, now: datetime) -> int:
    """Carry out a batch of orders, emergencies first; how many."""
    turned: set[UUID] = set()

    def turn(row: Order) -> None:
        if row.id in turned:
            return
        reading = rows.read(seeing.sight.keyring, row)
        if reading.author is not None:  # a box without a signature orders nothing
            wish = reading.document.wish
            before = None if _begins(wish) else Order.objects.filter(id=wish.alarm).first()
            if before is not None:  # its alarm is an order too, whose turn had not come
                turn(before)
            _carry_out(seeing, row, reading.document, Giver(reading.author, row.leaf), now)
        seeing.sight.erase(row)
        turned.add(row.id)

    return seeing.work_through(Order.objects.order_by("-first", "leaf"), BATCH, turn)


def _begins(wish: Wish) -> bool:
    return isinstance(wish, RaiseAlarm | PlanAt)


def _carry_out(seeing: Seeing, row: Order, card: OrderCard, by: Giver, now: datetime) -> None:
    match card.wish:
        case RaiseAlarm() | PlanAt() if row.id != card.wish.alarm:
            return  # nobody could have taken it while it was an order: it is not one of ours
        case RaiseAlarm() as wish:
            raise_now(seeing, wish, by.member, now)
        case PlanAt() as wish:
            _plan(seeing, wish, by.member)
        case MoveTo() | CallOff() as wish:
            _replan(seeing, wish, by)
        case SendCode() as wish:
            send_code(seeing, wish, by.member, now)
        case EndHalf(alarm=alarm):
            halves.take_back(seeing.sight, alarm, by.member)
        case wish:
            pursued = pursuit.find(seeing.sight, wish.alarm)
            if pursued is not None:
                change(seeing, pursued, wish, by, now)


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


def _replan(seeing: Seeing, wish: MoveTo | CallOff, by: Giver) -> None:
    """Move or drop what is still planned; an alarm that was raised meanwhile is for a human to close."""
    row = Timer.objects.select_for_update().filter(id=wish.alarm).first()
    if row is None:
        return
    card = own.timer_card(seeing.sight, row)
    if not isinstance(card.what, Planned) or not may_move(seeing.sight, card.what, by):
        return
    if isinstance(wish, MoveTo):
        planned = replace(card.what, put_off=False)
        own.set_timer(seeing.sight, row, replace(card, due=wish.due, what=planned))
        return
    own.drop(seeing.sight, row)
    _erase_notes(seeing, wish.alarm)


def _erase_notes(seeing: Seeing, alarm: UUID) -> None:
    for note in Note.objects.filter(alarm=alarm):
        seeing.sight.erase(note)
