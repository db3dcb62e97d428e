"""What comes through a provider's door: signed JSON, sealed to the desk before it is answered.

The body is `{"from": …, "text": …, "at": …, "recording": {"type": "audio/ogg", "data": base64}}`, the
header `X-Signature: sha256=` with the HMAC-SHA256 of the raw body (RFC 2104) under the line's secret.
The server cannot check it while nobody is signed in, since the secret is sealed to the desk: the desk's
session does, and shows whether it fits.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct, field

from safeconduct.acts.actor import Actor
from safeconduct.desk.documents import IntakeDocument, LineDocument
from safeconduct.desk.models import Intake, Line
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.rows import Reading

LIMIT = 12 * 1024 * 1024  # bytes; some ten minutes of speech


class Recording(Struct, frozen=True):
    """Sound that came with a message."""

    type: Annotated[str, Meta(max_length=100)]
    data: Annotated[bytes, Meta(max_length=LIMIT)]


class Message(Struct, frozen=True):
    """What a provider says. Nothing but being JSON is demanded of it."""

    sender: Annotated[str, Meta(max_length=320)] = field(name="from", default="")
    text: Annotated[str, Meta(max_length=20_000)] = ""
    at: datetime | None = None
    recording: Recording | None = None


class Seen(Struct, frozen=True):
    """An intake as the desk sees it. `fits`: the signature is the line's; no proof of who sent it."""

    id: UUID
    line: str
    channel: str
    received_at: datetime
    sender: str
    text: str
    readable: bool
    fits: bool
    recording: Recording | None
    dismissed: bool


def seal(line: UUID, body: bytes, signature: str) -> bool:
    """Keep what came, sealed to the desk. False when there is no such door."""
    if len(body) > LIMIT or not Line.objects.filter(id=line).exists():
        return False
    document = IntakeDocument(line=line, received_at=clock.now(), body=body, signature=signature[:200])
    rows.insert_unsigned(Intake, well_known(DESK), document)
    return True


def waiting(actor: Actor) -> list[Seen]:
    """Everything that nobody made a signal of yet, oldest first."""
    lines = {one.row.id: one.document for one in rows.read_all(actor.keys, Line.objects.all())}
    found = rows.read_all(actor.keys, Intake.objects.order_by("leaf"))
    return [look(one, lines.get(one.document.line)) for one in found]


def one(actor: Actor, handle: UUID) -> tuple[Reading[Intake], Seen]:
    """One intake. Raises Refusal NOT_FOUND alike for absent and for not yours."""
    found = rows.find(actor.keys, Intake, handle)
    lines = rows.read_all(actor.keys, Line.objects.filter(id=found.document.line))
    return found, look(found, lines[0].document if lines else None)


def look(found: Reading[Intake], line: LineDocument | None) -> Seen:
    """What an intake says. A body that nobody can read is shown as such, never dropped."""
    document: IntakeDocument = found.document
    try:
        message, readable = msgspec.json.decode(document.body, type=Message), True
    except msgspec.MsgspecError:
        message, readable = Message(text=document.body[:2000].decode("utf-8", "replace")), False
    return Seen(
        id=found.row.id,
        line=line.name if line else "",
        channel=(line.channel if line else "other"),
        received_at=document.received_at,
        sender=message.sender,
        text=message.text,
        readable=readable,
        fits=line is not None and _fits(document, line),
        recording=message.recording,
        dismissed=document.dismissed is not None,
    )


def _fits(document: IntakeDocument, line: LineDocument) -> bool:
    digest = hmac.new(line.secret, document.body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(document.signature, f"sha256={digest}")
