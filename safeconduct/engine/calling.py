"""Calling people: from the steps of a plan to deliveries in the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from safeconduct.engine import outbox
from safeconduct.engine.documents import DeliveryCard, Position, Purpose, SendCode
from safeconduct.engine.models import Delivery
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.rules.reach import ways
from safeconduct.engine.seeing import Seeing


@dataclass(frozen=True)
class Called:
    """Who was called, by which deliveries, and who has no way to be reached."""

    members: list[UUID]
    deliveries: list[UUID]
    unreached: list[UUID]


def call(
    seeing: Seeing,
    pursued: Pursued,
    people: Iterable[tuple[UUID, list[str]]],
    purpose: Purpose,
    now: datetime,
    late_s: int = 0,
) -> Called:
    """Write the first delivery for each of `people` (with the channels that their step names)."""
    members: list[UUID] = []
    written: list[UUID] = []
    unreached: list[UUID] = []
    for member, wanted in people:
        card = seeing.book.roster.staff.get(member)
        order = [way.channel for way in ways(wanted, card, seeing.book.channels)]
        if not order:
            unreached.append(member)
            continue
        members.append(member)
        delivery = first_of(seeing, pursued, member, order, purpose, now, late_s)
        row = outbox.add(
            seeing.sight, delivery, due=now, first=pursued.card.emergency and purpose is not Purpose.TAKEN
        )
        if row is not None:
            written.append(row)
    return Called(members, written, unreached)


def first_of(
    seeing: Seeing,
    pursued: Pursued,
    member: UUID,
    order: list[str],
    purpose: Purpose,
    now: datetime,
    late_s: int,
) -> DeliveryCard:
    """The delivery by the first channel of `order`; the others remain to be tried."""
    return DeliveryCard(
        alarm=pursued.id,
        purpose=purpose,
        position=pursued.pursuit.position,
        asked=pursued.pursuit.asked,
        member=member,
        channel=order[0],
        remaining=[] if purpose is Purpose.TAKEN else order[1:],
        callsign=pursued.card.callsign,
        code=seeing.fresh_code(),
        link=outbox.fresh_link(),
        made_at=now,
        late_s=late_s,
    )


def send_code(seeing: Seeing, wish: SendCode, member: UUID, now: datetime) -> None:
    """One message to an address that stands on no card: it goes by the channel named, once, or not at all."""
    delivery = DeliveryCard(
        alarm=wish.alarm,
        purpose=Purpose.TRIAL,
        position=Position(),
        asked=0,
        member=member,
        channel=wish.channel,
        remaining=[],
        callsign="",
        code=wish.code,
        link="",
        made_at=now,
        address=wish.address,
        language=wish.language,
    )
    outbox.add(seeing.sight, delivery, due=now, first=False)


def tell_others(seeing: Seeing, pursued: Pursued, now: datetime) -> None:
    """Tell everybody who was called, but the owner, that somebody has it: by one channel, once."""
    others: list[tuple[UUID, list[str]]] = [
        (member, []) for member in pursued.pursuit.called if member != pursued.card.owner
    ]
    call(seeing, pursued, others, Purpose.TAKEN, now)


def learn_codes(seeing: Seeing) -> None:
    """Remember the codes of all messages that may be answered; forget those that are gone."""
    rows = Delivery.objects.exclude(state=outbox.VOID)
    seeing.codes = {outbox.read(seeing.sight, row).code for row in rows if seeing.sight.fits(row)}
    seeing.channel_of.clear()
    seeing.audiences.clear()
