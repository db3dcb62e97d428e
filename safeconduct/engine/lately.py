"""What became lately of messages: by channel, where every member reads it; of a code, for who asked.

1. A channel has one row in the house. It is written when things turn, from well to ill or back, and at
   most once a minute while they do not: a storm of messages must not become a storm of rows.
2. A code has one row of the member's own, written when it was asked for; the engine writes on.
3. Neither may stop a message: what cannot be told is logged and left.
"""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from msgspec.structs import replace

from safeconduct.channels.reasons import Why
from safeconduct.engine.documents import ChannelLately, CodeCourse, DeliveryCard, Purpose, Trying
from safeconduct.engine.models import CodeSent, Lately
from safeconduct.engine.seeing import Seeing
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring

EVERY = timedelta(minutes=1)

log = structlog.get_logger()


def went(seeing: Seeing, card: DeliveryCard, now: datetime, *, delivered: bool = False) -> None:
    """A provider took the message, or says that it arrived."""
    _say(seeing, card, now, "", "delivered" if delivered else "sent")


def failed(seeing: Seeing, card: DeliveryCard, now: datetime, why: Why) -> None:
    """The message was not taken."""
    _say(seeing, card, now, why, "failed")


def of(keyring: Keyring) -> dict[str, ChannelLately]:
    """What is known of each channel, by its name."""
    house = well_known(HOUSE, keyring.organisation)
    readings = rows.look_through(keyring, Lately.objects.filter(compartment=house))
    return {reading.document.name: reading.document for reading in readings}


def forget(keyring: Keyring, name: str) -> None:
    """What was known of a channel counts no more: it was set up anew, or withdrawn."""
    for reading in rows.read_all(keyring, Lately.objects.all()):
        if reading.document.name == name:
            rows.erase(keyring, reading.row)


def _say(seeing: Seeing, card: DeliveryCard, now: datetime, why: Why, state: Trying) -> None:
    try:
        with transaction.atomic():
            if card.channel in seeing.book.channels:
                _note(seeing, card.channel, now, why, fails=state == "failed")
            if card.purpose is Purpose.TRIAL:
                _tell(seeing, card, CodeCourse(channel=card.channel, state=state, at=now, why=why))
    except (*rows.UNREADABLE, Refusal) as fault:
        log.error("course_not_told", exc_info=fault)


def _note(seeing: Seeing, name: str, now: datetime, why: Why, *, fails: bool) -> None:
    keyring = seeing.sight.keyring
    house = well_known(HOUSE, keyring.organisation)
    readings = rows.look_through(keyring, Lately.objects.filter(compartment=house))
    known = next((one for one in readings if one.document.name == name), None)
    before: ChannelLately = known.document if known else ChannelLately(name=name)
    last = before.failed_at if fails else before.sent_at
    if known and before.fails is fails and last and timedelta(0) <= now - last < EVERY:
        return
    after = replace(before, fails=fails, **({"failed_at": now, "why": why} if fails else {"sent_at": now}))
    if known:
        rows.rewrite(keyring, known.row, after)
    else:
        rows.insert(keyring, Lately, house, after)


def _tell(seeing: Seeing, card: DeliveryCard, course: CodeCourse) -> None:
    row = CodeSent.objects.filter(id=card.alarm, compartment=card.member).first()
    if row is not None:
        rows.rewrite(seeing.sight.keyring, row, course)
