"""Deliveries: written in the transaction that decides them, sent after it, each under one key.

The key is unique over alarm, step, round, member and channel: a step that is played twice by accident
writes nothing the second time, and a message that is sent twice is known to the provider as one.
"""

import secrets
from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.engine.documents import DeliveryCard
from safeconduct.engine.models import Delivery
from safeconduct.engine.own import Altered, utc
from safeconduct.engine.sight import Sight
from safeconduct.kernel.ids import new_id
from safeconduct.vault import envelopes
from safeconduct.vault.envelopes import Context
from safeconduct.vault.types import VaultError

DUE, SENDING, SENT = "due", "sending", "sent"
DELIVERED, UNCONFIRMED, FAILED, VOID = "delivered", "unconfirmed", "failed", "void"
LIVE = (DUE, SENDING, SENT)
_DECODER = msgspec.msgpack.Decoder(DeliveryCard)


def key_of(sight: Sight, card: DeliveryCard) -> bytes:
    """The idempotency key of a delivery."""
    at = card.position
    place = f"{card.purpose}/{at.cycle}/{at.round}/{at.step}/{at.place}/{card.asked}/{card.channel}"
    return sight.keyed("delivery", card.alarm.bytes, card.member.bytes, place.encode())


def add(sight: Sight, card: DeliveryCard, *, due: datetime, first: bool) -> UUID | None:
    """Write one delivery; None if this very one was written before."""
    key = key_of(sight, card)
    if Delivery.objects.filter(key=key).exists():
        return None
    row = Delivery(id=new_id(), due=utc(due), state=DUE, first=first, key=key, epoch=sight.epoch(), version=1)
    row.sealed = _sealed(sight, row, card)
    row.mac = sight.mac(row)
    row.save(force_insert=True)
    return row.id


def save(sight: Sight, row: Delivery, card: DeliveryCard, state: str, due: datetime) -> None:
    """Write what became of a delivery; its lease ends."""
    row.state, row.due, row.version, row.epoch = state, utc(due), row.version + 1, sight.epoch()
    row.lease_node = row.lease_until = None
    row.sealed = _sealed(sight, row, card)
    row.mac = sight.mac(row)
    row.save()


def mark(sight: Sight, row: Delivery, state: str) -> None:
    """Change the state alone, without a lease."""
    row.state, row.lease_node, row.lease_until = state, None, None
    row.mac = sight.mac(row)
    row.save(update_fields=["state", "lease_node", "lease_until", "mac"])


def read(sight: Sight, row: Delivery) -> DeliveryCard:
    """Raises Altered when the row is not as an engine wrote it."""
    if not sight.fits(row):
        raise Altered(row._meta.db_table, row.id)
    key = sight.keyring.record_key(sight.compartment, row.epoch)
    try:
        return _DECODER.decode(envelopes.open_sealed(key, _context(sight, row), bytes(row.sealed)))
    except (VaultError, msgspec.MsgspecError):
        raise Altered(row._meta.db_table, row.id) from None


def fresh_link() -> str:
    """The random part of a link: 128 bits."""
    return secrets.token_urlsafe(16)


def _sealed(sight: Sight, row: Delivery, card: DeliveryCard) -> bytes:
    key = sight.keyring.record_key(sight.compartment, row.epoch)
    return envelopes.seal(key, _context(sight, row), msgspec.msgpack.encode(card))


def _context(sight: Sight, row: Delivery) -> Context:
    organisation = sight.keyring.organisation
    return Context(organisation, row._meta.db_table, row.id, sight.compartment, row.epoch, row.version)
