"""The outbox: claim what is due under a lease, send it outside the transaction, record what became of it.

1. Choose deliveries that are due, emergencies first, whose channel has a place; mark them as being sent,
   under a lease that is longer than any transport may take. Commit.
2. Hand them to threads. A kill here leaves leased rows, which this engine takes back when it starts
   again, and any engine when the lease runs out; they are sent again under the same key.
3. Record each result if the row is still ours: a receipt ends it, a failure tries the next channel at
   once, and "sent" without a receipt tries the next channel after a minute.
"""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from msgspec.structs import replace

from safeconduct.channels.port import Message, Receipt
from safeconduct.channels.reasons import Why
from safeconduct.engine import lately, outbox, own
from safeconduct.engine.chain import begin_again, try_next
from safeconduct.engine.claim import lapsed, lease_end
from safeconduct.engine.documents import Course, DeliveryCard, Happened, Purpose, Pursuit, Way
from safeconduct.engine.models import Alarm, Delivery, Timer
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.rules.reach import ways
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sender import Result, Sender
from safeconduct.engine.telling import tell
from safeconduct.engine.wording import text_of

BATCH, MANY = 16, 500
LINKED = (Purpose.OFFER, Purpose.STILL)
RECEIPT_WITHIN = timedelta(seconds=60)


def send_due(seeing: Seeing, sender: Sender, node: UUID, now: datetime) -> int:
    """Steps 1 and 2; how many deliveries left the state "due"."""
    chosen = _choose(seeing, sender, now)
    if not chosen:
        return 0
    ready: list[tuple[Delivery, DeliveryCard, Way]] = []

    def lease(row: Delivery) -> None:
        card = outbox.read(seeing.sight, row)
        way = _way(seeing, card)
        if not _wanted(seeing, card):
            outbox.mark(seeing.sight, row, outbox.VOID)
        elif way is None or sender.stuck(card.channel):
            failed(seeing, row, card, now, "gone" if way is None else "hung")
        else:
            _lease(seeing, row, node)
            ready.append((row, card, way))

    found = Delivery.objects.filter(id__in=chosen, state=outbox.DUE).order_by("-first", "due")
    done = seeing.work_through(found, BATCH, lease)
    for row, card, way in ready:
        sender.hand_over(row.id, seeing.book.channels[card.channel], _message(seeing, row, card, way))
    return done


def _choose(seeing: Seeing, sender: Sender, now: datetime) -> list[UUID]:
    """Deliveries that are due and whose channel has a place, so that a full one holds up no other."""
    due = Delivery.objects.filter(state=outbox.DUE, due__lte=now).order_by("-first", "due")
    waiting = list(due.values_list("id", "first"))
    _learn_channels(seeing, [row for row, _first in waiting if row not in seeing.channel_of])
    chosen: list[UUID] = []
    taken: Counter[str] = Counter()
    for row, first in waiting:
        if row in seeing.aside:
            continue
        channel = seeing.channel_of.get(row, "")
        if sender.places(channel, first=first) > taken[channel] or sender.stuck(channel):
            taken[channel] += 1
            chosen.append(row)
        if len(chosen) == BATCH:
            break
    return chosen


def _learn_channels(seeing: Seeing, deliveries: list[UUID]) -> None:
    """Remember by which channel each goes: rows behind a full one are looked at again and again."""
    for start in range(0, len(deliveries), MANY):
        for row in Delivery.objects.filter(id__in=deliveries[start : start + MANY]):
            try:
                seeing.channel_of[row.id] = outbox.read(seeing.sight, row).channel
            except own.Altered:
                seeing.channel_of[row.id] = ""  # chosen, and set aside when it is opened


def _lease(seeing: Seeing, row: Delivery, node: UUID) -> None:
    row.state = outbox.SENDING
    row.mac = seeing.sight.mac(row)
    Delivery.objects.filter(id=row.id).update(
        state=row.state, mac=row.mac, lease_node=node, lease_until=lease_end()
    )


def _wanted(seeing: Seeing, card: DeliveryCard) -> bool:
    """Whether the message is still worth sending. In doubt it is: a row that was altered or deleted by
    hand must not silence an alarm."""
    if card.purpose in {Purpose.TAKEN, Purpose.TRIAL}:
        return True
    alarm = Alarm.objects.filter(id=card.alarm).first()
    if alarm is None or not seeing.sight.fits(alarm):
        return True
    if card.purpose is Purpose.STILL:
        return alarm.state == State.TAKEN.value
    return alarm.state == State.OPEN.value and not _overtaken(seeing, card)


def _overtaken(seeing: Seeing, card: DeliveryCard) -> bool:
    """Whether a message that failed belongs to a round long past: later rounds have their own."""
    if card.attempt == 0:
        return False
    timer = Timer.objects.filter(id=card.alarm).first()
    if timer is None or not seeing.sight.fits(timer):
        return False
    what = own.timer_card(seeing.sight, timer).what
    return isinstance(what, Pursuit) and what.position.round > card.position.round + 1


def _way(seeing: Seeing, card: DeliveryCard) -> Way | None:
    if card.purpose is Purpose.TRIAL:
        stands = card.channel in seeing.book.channels
        return Way(channel=card.channel, address=card.address) if stands else None
    staff = seeing.book.roster.staff.get(card.member)
    found = (way for way in ways([], staff, seeing.book.channels) if way.channel == card.channel)
    return next(found, None)


def _message(seeing: Seeing, row: Delivery, card: DeliveryCard, way: Way) -> Message:
    staff = seeing.book.roster.staff.get(card.member)
    language = card.language or (staff.language if staff else "en")
    link = f"{settings.ENVIRONMENT.url}/a/{card.link}" if card.purpose in LINKED else ""
    return Message(
        to=way.address,
        text=text_of(card, language),
        code=card.code,
        idempotency_key=bytes(row.key).hex(),
        link=link,
    )


def record(seeing: Seeing, node: UUID, results: list[Result], now: datetime) -> None:
    """Step 3."""
    receipts = {result.delivery: result.receipt for result in results}
    mine = Delivery.objects.filter(id__in=receipts, state=outbox.SENDING, lease_node=node)

    def note(row: Delivery) -> None:
        _note(seeing, row, outbox.read(seeing.sight, row), receipts[row.id], now)

    seeing.work_through(mine, len(receipts), note)


def _note(seeing: Seeing, row: Delivery, card: DeliveryCard, receipt: Receipt, now: datetime) -> None:
    if receipt.state == "failed":
        failed(seeing, row, card, now, receipt.why)
        return
    card = replace(card, handed_at=now, provider_id=receipt.provider_id)
    if receipt.state == "delivered":
        reached(seeing, row, card, now)
        return
    outbox.save(seeing.sight, row, card, outbox.SENT, now + RECEIPT_WITHIN)
    lately.went(seeing, card, now)
    _tell(seeing, card, _course(Happened.OFFERED, card, now))


def reached(seeing: Seeing, row: Delivery, card: DeliveryCard, now: datetime) -> None:
    """A provider says that the message arrived."""
    offered = [] if row.state == outbox.SENT else [_course(Happened.OFFERED, card, now)]
    outbox.save(seeing.sight, row, replace(card, reached_at=now), outbox.DELIVERED, now)
    lately.went(seeing, card, now, delivered=True)
    _tell(seeing, card, *offered, _course(Happened.REACHED, card, now))


def failed(seeing: Seeing, row: Delivery, card: DeliveryCard, now: datetime, why: Why) -> None:
    """The message was not taken: the next channel is tried at once, and this one again later."""
    outbox.save(seeing.sight, row, card, outbox.FAILED, now)
    lately.failed(seeing, card, now, why)
    later = try_next(seeing, row, card, now) or begin_again(seeing, row, card, now)
    if later is None:
        unreached = Course(happened=Happened.UNREACHED, at=now, member=card.member)
        _tell(seeing, card, unreached)
    elif later != row.id:
        outbox.save(seeing.sight, row, replace(card, later=later), outbox.FAILED, now)


def expire(seeing: Seeing, now: datetime) -> int:
    """Messages that were sent a minute ago without a receipt: try the next channel; how many."""

    def give_up(row: Delivery) -> None:
        card = outbox.read(seeing.sight, row)
        later = try_next(seeing, row, card, now) if _wanted(seeing, card) else None
        outbox.save(seeing.sight, row, replace(card, later=later), outbox.UNCONFIRMED, now)

    silent = Delivery.objects.filter(state=outbox.SENT, due__lte=now).order_by("-first", "due")
    return seeing.work_through(silent, BATCH, give_up)


def reclaim(seeing: Seeing, node: UUID | None = None) -> int:
    """Take back deliveries whose lease ran out, or that an earlier process of `node` left; how many."""
    leased = Delivery.objects.filter(state=outbox.SENDING)
    left = leased.filter(lease_node=node) if node else lapsed(leased)

    def take_back(row: Delivery) -> None:
        outbox.mark(seeing.sight, row, outbox.DUE)

    return seeing.work_through(left, BATCH, take_back)


def _course(happened: Happened, card: DeliveryCard, at: datetime) -> Course:
    return Course(
        happened=happened,
        at=at,
        member=card.member,
        channel=card.channel,
        late_s=card.late_s,
        link=card.link if happened is Happened.OFFERED else "",
    )


def _tell(seeing: Seeing, card: DeliveryCard, *course: Course) -> None:
    """Tell the alarm's audiences of a message that demanded a take."""
    if card.purpose is not Purpose.OFFER:
        return
    if card.alarm not in seeing.audiences:
        alarm = Alarm.objects.filter(id=card.alarm).first()
        if alarm is None:
            return
        seeing.audiences[card.alarm] = own.alarm_card(seeing.sight, alarm).audiences
    tell(seeing.sight, card.alarm, seeing.audiences[card.alarm], *course)
