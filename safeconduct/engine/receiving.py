"""What comes in while nobody is signed in: receipts, replies, and messages from outside.

A reply matches by the code of a message that is under way; the sender's address only decides between two
messages with one code. A match is a provisional take and nothing more. Everything else stays where the
door put it before it was acknowledged: sealed to the desk, with its number inside.
"""

import re
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Struct

from safeconduct.channels.gateway import signing
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.engine import outbox, pursuit, raising, wake
from safeconduct.engine.documents import ChannelCard, Course, DeliveryCard, Happened, Incoming
from safeconduct.engine.models import Delivery, Inbox, Letter
from safeconduct.engine.rules import alarm as rules
from safeconduct.engine.rules.reach import ways
from safeconduct.engine.rules.watch import Finding
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sending import LINKED, failed, reached
from safeconduct.engine.telling import tell
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import ENGINE, well_known

BATCH = 16
RECEIPT_WAITS = timedelta(seconds=60)  # a receipt may overtake the answer that names its message
KEPT = timedelta(hours=24)  # how long a provider's message id is remembered
_CODE = re.compile(r"(?<!\d)\d{4}(?!\d)")


class ReceiptCame(Struct, tag_field="type", tag="receipt"):
    """A receipt. `message` is the id that the provider gave when it took the message."""

    id: str
    message: str
    state: Literal["delivered", "failed"]


class Reply(Struct, tag_field="type", tag="message"):
    """A text that came in, or keys pressed during a call."""

    id: str
    text: str
    sender: str = msgspec.field(name="from", default="")


class Pressed(Struct, tag_field="type", tag="link"):
    """The code typed on the page behind a link."""

    link: str
    code: str


class Knock(Struct, tag_field="type", tag="knock"):
    """Something that came in lies sealed for the desk: somebody is to be told."""


_DECODER = msgspec.json.Decoder(ReceiptCame | Reply | Pressed | Knock)


def knock() -> None:
    """Have somebody called to the desk, where something lies sealed that came in while nobody looked.

    Called in the transaction that sealed it, by whoever has no key: it can raise this one alarm only.
    """
    incoming = Incoming(at=clock.now(), door=None, body=msgspec.json.encode(Knock()))
    rows.insert_unsigned(Inbox, well_known(ENGINE), incoming)
    transaction.on_commit(wake.touch)


def receive(seeing: Seeing, now: datetime) -> int:
    """Work through a batch of what came in; how many."""

    def hear(row: Inbox) -> None:
        incoming: Incoming = rows.read(seeing.sight.keyring, row).document
        said = _verified(seeing, incoming)
        if said is None:
            _drop(seeing, row, incoming)
            raising.raise_own(seeing.sight, Finding.FORGED, now)
        elif isinstance(said, Pressed):
            _pressed(seeing, said, now)
            _drop(seeing, row, incoming)
        elif isinstance(said, Knock):
            raising.raise_own(seeing.sight, Finding.LETTERS, now)
            _drop(seeing, row, incoming)
        elif _new(seeing, row, incoming, said.id):
            _heard(seeing, row, incoming, said, now)

    fresh = Inbox.objects.filter(seen__isnull=True).order_by("leaf")
    return seeing.work_through(fresh, BATCH, hear)


def tidy(seeing: Seeing, now: datetime) -> bool:
    """Forget provider's message ids of yesterday; whether there were any."""
    oldest = Inbox.objects.filter(seen__isnull=False).order_by("leaf")[:BATCH]
    read = [rows.read(seeing.sight.keyring, row) for row in oldest]
    old = [reading.row for reading in read if now - reading.document.at > KEPT]
    with transaction.atomic():
        for row in old:
            seeing.sight.erase(row)
    return bool(old)


def _verified(seeing: Seeing, incoming: Incoming) -> ReceiptCame | Reply | Pressed | Knock | None:
    """What was said, if the provider behind the door signed it; a link is its own proof, a knock proves
    nothing and needs not."""
    try:
        said = _DECODER.decode(incoming.body)
    except (msgspec.MsgspecError, RecursionError):
        return None
    if incoming.door is None:
        return said if isinstance(said, Pressed | Knock) else None
    card = _behind(seeing, incoming.door)
    if card is None or isinstance(said, Pressed | Knock) or not isinstance(card.settings, GatewaySettings):
        return None
    received = incoming.at.timestamp()
    signed = signing.fits(card.settings.secret, incoming.body, incoming.signature, received)
    return said if signed else None


def _behind(seeing: Seeing, door: UUID) -> ChannelCard | None:
    for card in seeing.book.channels.values():
        if isinstance(card.settings, GatewaySettings) and card.settings.door == door:
            return card
    return None


def _new(seeing: Seeing, row: Inbox, incoming: Incoming, provider_id: str) -> bool:
    """Remember the provider's id; False, and the row goes, when it was heard before."""
    door = incoming.door.bytes if incoming.door else b""
    seen = seeing.sight.keyed("inbox", door, provider_id.encode())
    if Inbox.objects.filter(seen=seen).exists():
        _drop(seeing, row, incoming)
        return False
    Inbox.objects.filter(id=row.id).update(seen=seen)
    return True


def _heard(seeing: Seeing, row: Inbox, incoming: Incoming, said: ReceiptCame | Reply, now: datetime) -> None:
    if isinstance(said, Reply):
        _reply(seeing, incoming, said, now)
    elif not _receipt(seeing, said, now) and now - incoming.at < RECEIPT_WAITS:
        Inbox.objects.filter(id=row.id).update(seen=None)
        seeing.set_aside(row.id, seconds=1.0)


def _receipt(seeing: Seeing, said: ReceiptCame, now: datetime) -> bool:
    for row, card in _under_way(seeing):
        if card.provider_id == said.message and said.message:
            if said.state == "delivered":
                reached(seeing, row, card, now)
            elif row.state != outbox.DELIVERED:
                failed(seeing, row, card, now, "refused")
            return True
    return False


def _reply(seeing: Seeing, incoming: Incoming, said: Reply, now: datetime) -> None:
    codes = set(_CODE.findall(said.text))
    found = [card for _row, card in _under_way(seeing) if card.code in codes]
    same = [card for card in found if said.sender in _addresses(seeing, card.member)]
    for card in same or found[:1]:
        _coming(seeing, card, now)
    if found and _CODE.sub("", said.text).strip(" .,!#*\n") == "":
        _drop_letter(seeing, incoming)
    elif incoming.letter is not None:
        raising.raise_own(seeing.sight, Finding.LETTERS, now)


def _pressed(seeing: Seeing, said: Pressed, now: datetime) -> None:
    for _row, card in _under_way(seeing):
        if card.link == said.link and card.code == said.code:
            _coming(seeing, card, now)


def _coming(seeing: Seeing, card: DeliveryCard, now: datetime) -> None:
    """A provisional take: it delays the next step, once, and owns nothing."""
    pursued = pursuit.find(seeing.sight, card.alarm)
    if pursued is None or card.purpose not in LINKED:
        return
    after = rules.nudged(pursued.standing, now)
    if after != pursued.standing:
        pursuit.keep(seeing.sight, pursued, after)
        coming = Course(happened=Happened.COMING, at=now, member=card.member, channel=card.channel)
        tell(seeing.sight, pursued.id, pursued.card.audiences, coming)


def _under_way(seeing: Seeing) -> list[tuple[Delivery, DeliveryCard]]:
    """Messages that may be answered: handed over, and not yet folded away."""
    found = Delivery.objects.exclude(state__in=(outbox.DUE, outbox.VOID)).order_by("-due")
    return [(row, outbox.read(seeing.sight, row)) for row in found if seeing.sight.fits(row)]


def _addresses(seeing: Seeing, member: UUID) -> set[str]:
    staff = seeing.book.roster.staff.get(member)
    return {way.address for way in ways([], staff, seeing.book.channels)}


def _drop(seeing: Seeing, row: Inbox, incoming: Incoming) -> None:
    seeing.sight.erase(row)
    _drop_letter(seeing, incoming)


def _drop_letter(seeing: Seeing, incoming: Incoming) -> None:
    letter = Letter.objects.filter(id=incoming.letter).first() if incoming.letter else None
    if letter is not None:
        seeing.sight.erase(letter)
