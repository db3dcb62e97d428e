"""What comes in, and what it is about."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.desk.documents.types import CaseRef, Channel, Code, Level, Moment, Short, Stamp, Text
from safeconduct.keys.documents import Document


class Line(Document, frozen=True, kw_only=True):
    """One line typed while listening, with its time."""

    at: Moment
    text: Text


class SignalDocument(Document, frozen=True, kw_only=True):
    """One incoming contact, verbatim first. `number` is as shown, never proof of who is on the line.

    `recording` is a file in the signal's own compartment. `filed_at` is when the first case got it.
    """

    code: Code
    channel: Channel
    received_at: Moment
    answered_at: Moment | None = None
    number: Annotated[str, Meta(max_length=100)] = ""
    called: Short = ""
    place: Short = ""
    lines: Annotated[list[Line], Meta(max_length=2000)] = []
    level: Level = Level.UNSET
    recording: UUID | None = None
    incident: UUID
    cases: list[UUID] = []
    filed_at: Moment | None = None


class IncidentDocument(Document, frozen=True, kw_only=True):
    """What one or several signals are about. `times` are those that the desk itself reached (received,
    answered, triaged), each the first time it happened. One that was merged stays as it was and only
    says into which."""

    code: Code
    opened_at: Moment
    level: Level = Level.UNSET
    kind: str = ""
    title: Short = ""
    signals: list[UUID] = []
    cases: list[CaseRef] = []
    times: dict[str, Stamp] = {}
    merged_into: UUID | None = None
    closed: Stamp | None = None
    outcome: Short = ""


class LineDocument(Document, frozen=True, kw_only=True):
    """A provider that hands calls and messages to our door, and the secret it signs them with."""

    name: Short
    secret: Annotated[bytes, Meta(min_length=32, max_length=64)]
    channel: Channel = Channel.PHONE
    opened: Stamp


class IntakeDocument(Document, frozen=True, kw_only=True):
    """What came through a door while nobody looked, as it came: unverified until a member accepts it."""

    line: UUID
    received_at: Moment
    body: Annotated[bytes, Meta(max_length=12 * 1024 * 1024)]
    signature: Annotated[str, Meta(max_length=200)] = ""


class DismissalDocument(Document, frozen=True, kw_only=True):
    """What came in was looked at and set aside; `of` is the message, which is kept as it came."""

    of: UUID
    at: Moment
    why: Short = ""
