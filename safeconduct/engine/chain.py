"""The channels of one message to one member: which is tried after which."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import outbox
from safeconduct.engine.documents import DeliveryCard, Purpose
from safeconduct.engine.models import Delivery
from safeconduct.engine.rules.reach import ways
from safeconduct.engine.seeing import Seeing

RETRY_FIRST, RETRY_LONGEST = timedelta(seconds=15), timedelta(minutes=2)


def try_next(seeing: Seeing, row: Delivery, card: DeliveryCard, now: datetime) -> UUID | None:
    """Arm the next channel of a message; the id of its delivery, None when none is left.

    Channels that took the message already are passed over.
    """
    for place, channel in enumerate(card.remaining):
        following = replace(card, channel=channel, remaining=card.remaining[place + 1 :])
        if armed := _arm(seeing, row, following, now):
            return armed
    return None


def begin_again(seeing: Seeing, row: Delivery, card: DeliveryCard, now: datetime) -> UUID | None:
    """After the last channel has failed, those that failed are tried again, each time a little later: a
    provider that is down comes back, and a member may have named another way meanwhile."""
    if card.purpose in {Purpose.TAKEN, Purpose.TRIAL}:
        return None  # good news, and a code that can be asked for again: one channel, once
    staff = seeing.book.roster.staff.get(card.member)
    order = [way.channel for way in ways([], staff, seeing.book.channels)]
    for place, channel in enumerate(order):
        template = replace(card, channel=channel, remaining=order[place + 1 :])
        if armed := _arm(seeing, row, template, now + pause(card.attempt)):
            return armed
    return None


def pause(attempt: int) -> timedelta:
    """How long to wait before the channels of a message begin again."""
    return min(RETRY_LONGEST, RETRY_FIRST * (1 << min(attempt, 10)))


def _arm(seeing: Seeing, row: Delivery, card: DeliveryCard, due: datetime) -> UUID | None:
    """Write a delivery, or set one that failed to be sent again under its key; None for any other."""
    there = Delivery.objects.filter(key=outbox.key_of(seeing.sight, card)).first()
    if there is None:
        fresh = replace(
            card,
            code=seeing.fresh_code(),
            link=outbox.fresh_link(),
            attempt=0,
            provider_id="",
            later=None,
            handed_at=None,
            reached_at=None,
        )
        return outbox.add(seeing.sight, fresh, due=due, first=row.first)
    if there.state != outbox.FAILED:
        return None
    failed = outbox.read(seeing.sight, there)
    again = replace(failed, attempt=failed.attempt + 1)
    outbox.save(seeing.sight, there, again, outbox.DUE, due)
    return there.id
