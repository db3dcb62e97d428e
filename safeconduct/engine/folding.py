"""A closed alarm is folded: one sealed record for each audience, and its rows go."""

from datetime import datetime

from safeconduct.engine import outbox, own
from safeconduct.engine.documents import Course, DeliveryCard, Happened, Purpose
from safeconduct.engine.models import Alarm, Delivery, Progress
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sight import Sight
from safeconduct.engine.telling import tell

BATCH = 200


def fold(sight: Sight, pursued: Pursued, now: datetime) -> None:
    """Replace the course of an alarm, row by row, by one record of it; drop alarm, timer, deliveries."""
    sent = _deliveries(sight, pursued)
    record = [entry for _row, card in sent for entry in _said(card)]
    record.sort(key=lambda entry: entry.at)
    for progress in Progress.objects.filter(alarm=pursued.id):
        sight.erase(progress)
    closed = Course(happened=Happened.CLOSED, at=pursued.card.closed_at or now, why=pursued.card.outcome)
    folded = Course(happened=Happened.FOLDED, at=now)
    tell(sight, pursued.id, pursued.card.audiences, *record, closed, folded)
    Delivery.objects.filter(id__in=[row.id for row, _card in sent]).delete()
    own.drop(sight, pursued.row)
    if pursued.timer_row is not None:
        own.drop(sight, pursued.timer_row)


def tidy(seeing: Seeing) -> bool:
    """Drop a batch of deliveries whose alarm is gone; whether there were any."""
    found = Delivery.objects.exclude(state__in=outbox.LIVE).exclude(pk__in=list(seeing.passed_over()))
    cards = {row.id: outbox.read(seeing.sight, row).alarm for row in found.order_by("due")[:BATCH]}
    standing = set(Alarm.objects.filter(id__in=set(cards.values())).values_list("id", flat=True))
    gone = [row for row, alarm in cards.items() if alarm not in standing]
    Delivery.objects.filter(id__in=gone).delete()
    return bool(gone)


def _deliveries(sight: Sight, pursued: Pursued) -> list[tuple[Delivery, DeliveryCard]]:
    read = ((row, outbox.read(sight, row)) for row in Delivery.objects.iterator())
    return [(row, card) for row, card in read if card.alarm == pursued.id]


def _said(card: DeliveryCard) -> list[Course]:
    if card.purpose is not Purpose.OFFER:
        return []
    moments = ((Happened.OFFERED, card.handed_at), (Happened.REACHED, card.reached_at))
    return [
        Course(happened=happened, at=at, member=card.member, channel=card.channel, late_s=card.late_s)
        for happened, at in moments
        if at is not None
    ]
