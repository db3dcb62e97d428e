"""What comes in while nobody looks: by a provider's line, or as a message that the engine could not match.

A line's body is `{"from": …, "text": …, "at": …, "recording": {"type": "audio/ogg", "data": base64}}`,
its header `X-Signature: sha256=` with the HMAC-SHA256 of the raw body (RFC 2104) under the line's secret.
The server cannot check it while nobody is signed in, since the secret is sealed to the desk: the desk's
session does, and shows whether it fits. Nothing is believed before a member accepts it.
"""

import hashlib
import hmac
import re
from datetime import datetime
from typing import Annotated, NamedTuple
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Meta, Struct, field

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents
from safeconduct.desk.documents import Channel, IntakeDocument, LineDocument
from safeconduct.desk.models import Dismissal, Intake, Line
from safeconduct.engine import receiving
from safeconduct.engine.models import Letter
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.rows import Reading
from safeconduct.web.characters import as_line, as_text, showable

LIMIT = 12 * 1024 * 1024  # bytes; some ten minutes of speech
SHOWN = 2000  # bytes of a body that nobody can read
BYTES = "application/octet-stream"
_SOUND = re.compile(r"audio/[a-z0-9.+-]{1,60}")


class Recording(Struct, frozen=True):
    """Sound that came with a message."""

    type: Annotated[str, Meta(max_length=100)]
    data: Annotated[bytes, Meta(max_length=LIMIT)]


class Message(Struct, frozen=True):
    """What a provider says. Nothing but being JSON is demanded of it."""

    sender: Annotated[str, Meta(max_length=320)] = field(name="from", default="")
    text: Annotated[str, Meta(max_length=100_000)] = ""
    at: Annotated[datetime, Meta(tz=True)] | None = None
    recording: Recording | None = None


class Seen(Struct, frozen=True):
    """What came in, as the desk sees it. `line` is the name of its line, empty for an answer to one of
    our own messages. `fits`: the signature is the line's; no proof of who sent it. `said_at` is when
    the provider says it came. `sound`: bytes of a recording that came along, or of a body that
    nobody can read, which are kept with the signal once the message was accepted."""

    id: UUID
    line: str
    channel: Channel
    received_at: datetime
    said_at: datetime | None
    sender: str
    text: str
    readable: bool
    fits: bool
    sound: int
    dismissed: bool


class Found(NamedTuple):
    """One message with the sound that came along."""

    row: Intake | Letter
    seen: Seen
    recording: Recording | None


def seal(line: UUID, body: bytes, signature: str) -> bool:
    """Keep what came, sealed to the desk, and have somebody called. False when there is no such line."""
    if len(body) > LIMIT or not Line.objects.filter(id=line).exists():
        return False
    document = IntakeDocument(line=line, received_at=clock.now(), body=body, signature=signature[:200])
    with transaction.atomic():
        rows.insert_unsigned(Intake, well_known(DESK), document)
        receiving.knock()
    return True


def waiting(actor: Actor, *, dismissed: bool = False) -> list[Seen]:
    """What nobody made a signal of yet, oldest first; with `dismissed`, also what was set aside."""
    lines = _lines(actor)
    aside = set(_aside(actor))
    found: list[Reading[Intake] | Reading[Letter]] = [
        *rows.read_all(actor.keys, Intake.objects.all()),
        *rows.read_all(actor.keys, Letter.objects.all()),
    ]
    seen = [_look(one, lines, one.row.id in aside) for one in found]
    return sorted((one for one in seen if dismissed or not one.dismissed), key=lambda one: one.received_at)


def find(actor: Actor, handle: UUID) -> Found:
    """One of them. Raises Refusal NOT_FOUND alike for absent and for not yours."""
    found: Reading[Intake] | Reading[Letter]
    if Letter.objects.filter(id=handle).exists():
        found = rows.find(actor.keys, Letter, handle)
    else:
        found = rows.find(actor.keys, Intake, handle)
    seen = _look(found, _lines(actor), handle in _aside(actor))
    return Found(found.row, seen, _recording(found.document))


def aside(actor: Actor, handle: UUID) -> list[Dismissal]:
    """The rows by which it was set aside."""
    return _aside(actor).get(handle, [])


def _lines(actor: Actor) -> dict[UUID, LineDocument]:
    found = rows.look_through(actor.keys, Line.objects.all())
    return {one.row.id: one.document for one in found if one.verified}


def _aside(actor: Actor) -> dict[UUID, list[Dismissal]]:
    desk = incidents.desk(actor.keys)
    found: dict[UUID, list[Dismissal]] = {}
    for one in rows.look_through(actor.keys, Dismissal.objects.filter(compartment=desk)):
        if one.verified:
            found.setdefault(one.document.of, []).append(one.row)
    return found


def _look(found: Reading[Intake] | Reading[Letter], lines: dict[UUID, LineDocument], dismissed: bool) -> Seen:
    """What came in says. A body that nobody can read is shown as such, never dropped."""
    document = found.document
    if not isinstance(document, IntakeDocument):
        channel = document.channel if document.channel in set(Channel) else Channel.OTHER
        return Seen(
            id=found.row.id,
            line="",
            channel=Channel(channel),
            received_at=document.at,
            said_at=None,
            sender=_line(document.sender),
            text=_text(document.text),
            readable=True,
            fits=False,
            sound=0,
            dismissed=dismissed,
        )
    line = lines.get(document.line)
    message, readable = _message(document)
    sound = _recording(document)
    return Seen(
        id=found.row.id,
        line=line.name if line else "",
        channel=line.channel if line else Channel.OTHER,
        received_at=document.received_at,
        said_at=message.at,
        sender=_line(message.sender),
        text=_text(message.text),
        readable=readable,
        fits=line is not None and _fits(document, line),
        sound=len(sound.data) if sound else 0,
        dismissed=dismissed,
    )


def _line(sender: str) -> str:
    """Who is said to have sent it, by the rule of every one-line answer."""
    return as_line(showable(sender))


def _text(said: str) -> str:
    """The words by the rule of every longer answer: no form and no export could carry the rest."""
    return as_text(showable(said))


def _message(document: IntakeDocument) -> tuple[Message, bool]:
    """What the body says, and whether it could be read; else its first characters as they are."""
    try:
        return msgspec.json.decode(document.body, type=Message), True
    except (msgspec.MsgspecError, RecursionError):
        return Message(text=document.body[:SHOWN].decode("utf-8", "replace")), False


def _recording(document: object) -> Recording | None:
    """The sound that came along. Its type is the sender's word: what is no kind of sound is bytes, as
    is the whole of a body that nobody can read and that is longer than what is shown of it."""
    if not isinstance(document, IntakeDocument):
        return None
    message, readable = _message(document)
    if not readable:
        return Recording(type=BYTES, data=document.body) if len(document.body) > SHOWN else None
    found = message.recording
    return found if found is None or _SOUND.fullmatch(found.type) else Recording(type=BYTES, data=found.data)


def _fits(document: IntakeDocument, line: LineDocument) -> bool:
    digest = hmac.new(line.secret, document.body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(document.signature.encode(), f"sha256={digest}".encode())
