"""What people see of an alarm: sealed to an audience's compartment."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from safeconduct.engine.documents.types import Line, Moment, Word
from safeconduct.keys.documents import Document


class AlarmNote(Document, frozen=True):
    """What one audience sees of an alarm. `title` is in the words of whoever raises it; `subject` is
    the row that it is about. `callsign` is drawn when the alarm is raised."""

    kind: Word
    title: Line
    at: Moment
    emergency: bool = False
    subject: UUID | None = None
    details: Annotated[dict[Word, Line], Meta(max_length=20)] = field(default_factory=dict)
    callsign: Annotated[str, Meta(max_length=8)] = ""


class Happened(StrEnum):
    """What can be said of an alarm's course."""

    OFFERED = "offered"  # handed to a provider for `member` by `channel`
    REACHED = "reached"  # the provider gave a receipt
    UNREACHED = "unreached"  # no channel of `member` took the message
    COMING = "coming"  # a reply or key press with the code: provisional
    TAKEN = "taken"
    STILL = "still"  # the owner is still on it
    REOPENED = "reopened"  # `why`: silence, given_back, reopened; refused: the take did not count
    REFUSED = "refused"  # `why`: word (the agreed word was not said), not_yours
    WIDENED = "widened"
    REPLANNED = "replanned"  # others are asked, or in another order
    CLOSED = "closed"  # `why` is the outcome
    PUT_OFF = "put_off"  # our own outage: asked first, `why` is outage
    FOLDED = "folded"


class Course(Document, frozen=True):
    """One thing that happened to an alarm."""

    happened: Happened
    at: Moment
    member: UUID | None = None
    channel: Annotated[str, Meta(max_length=60)] = ""
    why: Line = ""
    late_s: int = 0  # seconds after its time, when the engine was blind or stopped
    link: Annotated[str, Meta(max_length=60)] = ""  # the random part of the link that was sent


class AlarmProgress(Document, frozen=True):
    """Appended to an audience's notes: by the engine, or by a member who took or closed the alarm."""

    course: Annotated[list[Course], Meta(min_length=1)]
