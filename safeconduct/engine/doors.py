"""Doors at which providers deliver receipts and replies, and the page behind a message's link.

Whoever stands at a door holds no key. What comes in is sealed to the engine, and if it is somebody's words
also to the desk, before it is acknowledged; a blind engine therefore hides nothing from the desk.
"""

import hashlib
import secrets
import threading
from collections import deque
from uuid import UUID

import msgspec
from django.db import connection, transaction

from safeconduct.engine import wake
from safeconduct.engine.documents import Incoming
from safeconduct.engine.documents import Letter as LetterDocument
from safeconduct.engine.models import Door, Inbox, Letter
from safeconduct.engine.receiving import Pressed, Reply
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, ENGINE, well_known

LARGEST = 65_536  # bytes of one delivery
PRESSES, PRESSED_WITHIN = 30, 60.0  # how many codes are taken from strangers, in how many seconds
_pressed: deque[float] = deque(maxlen=PRESSES)
_pressing = threading.Lock()


def open_door() -> tuple[UUID, str]:
    """Make a door: its id, for the channel's settings, and the random part of its address, shown once.

    Called in the transaction that publishes the channel.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a door is made in the transaction of the channel that it belongs to")
    token = secrets.token_urlsafe(24)
    return Door.objects.create(id=new_id(), digest=_digest(token)).id, token


@transaction.atomic
def deliver(token: str, body: bytes, signature: str) -> bool:
    """Seal what a provider delivered; False when there is no such door. Nothing is believed yet: the
    engine alone knows the secret that the signature is checked with."""
    door = Door.objects.filter(digest=_digest(token)).first()
    if door is None:
        return False
    letter = _letter(body)
    incoming = Incoming(at=clock.now(), door=door.id, body=body, signature=signature[:200], letter=letter)
    rows.insert_unsigned(Inbox, well_known(ENGINE), incoming)
    transaction.on_commit(wake.touch)
    return True


def press(link: str, code: str) -> bool:
    """Seal a code typed on the page behind a link; whether it was. Right and wrong codes look alike, and
    of a flood only so many a minute are kept: a code delays a step, it owns nothing."""
    with _pressing:
        now = clock.monotonic()
        if len(_pressed) == PRESSES and now - _pressed[0] < PRESSED_WITHIN:
            return False
        _pressed.append(now)
    _seal(link, code)
    return True


@transaction.atomic
def _seal(link: str, code: str) -> None:
    body = msgspec.json.encode(Pressed(link=link, code=code))
    rows.insert_unsigned(Inbox, well_known(ENGINE), Incoming(at=clock.now(), door=None, body=body))
    transaction.on_commit(wake.touch)


def _letter(body: bytes) -> UUID | None:
    """The desk's own copy of somebody's words; it goes when they turn out to be a reply and no more."""
    try:
        said = msgspec.json.decode(body, type=Reply)
    except (msgspec.MsgspecError, RecursionError):
        return None
    document = LetterDocument(at=clock.now(), channel="gateway", sender=said.sender[:320], text=said.text)
    return rows.insert_unsigned(Letter, well_known(DESK), document).id


def _digest(token: str) -> bytes:
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"safeconduct-door").digest()
