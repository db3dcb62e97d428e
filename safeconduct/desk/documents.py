"""The documents of the desk. Times are aware, in UTC; who did something is a member's handle."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.keys.documents import Document

Moment = Annotated[datetime, Meta(tz=True)]
Short = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Code = Annotated[str, Meta(max_length=12)]


class Level(StrEnum):
    """How urgent a human judged it; `unset` is an answer too."""

    UNSET = "unset"
    INFORMATION = "information"
    LOW = "low"
    URGENT = "urgent"
    CRITICAL = "critical"


class Channel(StrEnum):
    """By which way a signal came in. The channel is never proof of identity."""

    PHONE = "phone"
    SMS = "sms"
    MESSENGER = "messenger"
    EMAIL = "email"
    FORM = "form"
    PERSON = "person"
    LETTER = "letter"
    OTHER = "other"


class Stamp(Document, frozen=True, kw_only=True):
    """When something happened and who said so."""

    at: Moment
    by: UUID | None = None


class Line(Document, frozen=True, kw_only=True):
    """One line typed while listening, with its time."""

    at: Moment
    text: Text


class SignalDocument(Document, frozen=True, kw_only=True):
    """One incoming contact, verbatim first. `number` is as shown, never proof of who is on the line."""

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
    incident: UUID | None = None
    cases: list[UUID] = []
    filed_at: Moment | None = None


class CaseRef(Document, frozen=True, kw_only=True):
    """A case as the desk may know it: its code name, never a person's name."""

    case: UUID
    code: Code
    minor: bool = False
    warning: Short = ""


class AlarmRef(Document, frozen=True, kw_only=True):
    """An alarm that was raised for an incident."""

    alarm: UUID
    kind: str


class IncidentDocument(Document, frozen=True, kw_only=True):
    """What one or several signals are about. `times` are received, answered, triaged, offered,
    accepted, en_route, on_scene, contact, clear: each the first time it happened."""

    code: Code
    opened_at: Moment
    level: Level = Level.UNSET
    kind: str = ""
    title: Short = ""
    signals: list[UUID] = []
    cases: list[CaseRef] = []
    alarms: list[AlarmRef] = []
    times: dict[str, Stamp] = {}
    merged_into: UUID | None = None
    merged_from: list[UUID] = []
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
    dismissed: Stamp | None = None
    why: Short = ""


class PromiseDocument(Document, frozen=True, kw_only=True):
    """Something this network said it would do, by when, and whether it did."""

    text: Short
    due: Moment
    made: Stamp
    incident: UUID | None = None
    signal: UUID | None = None
    case: UUID | None = None
    alarm: UUID | None = None
    kept: Stamp | None = None
    dropped: Stamp | None = None
    why: Short = ""


class StepState(Document, frozen=True, kw_only=True):
    """What became of one step of a playbook; `alarm` reminds whoever is to do it."""

    alarm: UUID | None = None
    done: Stamp | None = None
    skipped: Stamp | None = None
    gate: Stamp | None = None
    note: Short = ""


class PlaybookDocument(Document, frozen=True, kw_only=True):
    """A playbook that runs for an incident; steps by their number in the pack."""

    playbook: str
    incident: UUID
    started: Stamp
    states: dict[int, StepState] = {}
    ended: Stamp | None = None


class Candidate(Document, frozen=True, kw_only=True):
    """One lawyer in a dispatch: the reasons for and against, in codes; never a score."""

    member: UUID
    reasons: list[str] = []
    against: list[str] = []


class DispatchDocument(Document, frozen=True, kw_only=True):
    """Who is asked to go, in which order, and why. Unapproved after two minutes it goes out."""

    incident: UUID
    code: Code
    proposed: Stamp
    order: list[Candidate] = []
    passed_over: list[Candidate] = []
    language: str = ""
    region: str = ""
    package: UUID | None = None
    alarm: UUID | None = None
    approved: Stamp | None = None
    changed: Stamp | None = None
    withdrawn: Stamp | None = None
    reviewed: Stamp | None = None
    why: Short = ""


class OfferDocument(Document, frozen=True, kw_only=True):
    """What the lawyers' team may know of a dispatch before one of them accepts: no address, no name.
    Who is in `out` may not accept it."""

    dispatch: UUID
    incident: UUID
    code: Code
    at: Moment
    region: str = ""
    people: Short = ""
    minor: bool = False
    package: UUID | None = None
    out: list[UUID] = []
    case: UUID | None = None
    rooms: dict[str, UUID] = {}


class PackageDocument(Document, frozen=True, kw_only=True):
    """What the lawyer who accepted needs, and nobody else."""

    dispatch: UUID
    address: Annotated[str, Meta(max_length=500)]
    directions: Annotated[str, Meta(max_length=2000)] = ""
    written: Stamp


class ArrivalDocument(Document, frozen=True, kw_only=True):
    """One time of a dispatch as its lawyer reports it: accepted, en_route, on_scene, contact, clear."""

    dispatch: UUID
    incident: UUID
    alarm: UUID
    member: UUID
    what: str
    at: Moment
    note: Short = ""


class AddressView(Document, frozen=True, kw_only=True):
    """The address was looked at. A second person reviews it within the hour."""

    dispatch: UUID
    member: UUID
    at: Moment
    reviewed: Stamp | None = None


class CompromiseDocument(Document, frozen=True, kw_only=True):
    """A phone or account of a case is in other hands: nobody calls it from a recognisable number.
    `mark` is the statement in the case's own room; the number stands there and not here."""

    marked: Stamp
    case: CaseRef
    mark: UUID
    contact: UUID | None = None
    alarm: UUID | None = None
    settled: Stamp | None = None


class WarningDocument(Document, frozen=True, kw_only=True):
    """A linked person is to be warned by another path, by a named colleague. `link` is a row of the
    case's contacts room; the path is told to the colleague alone."""

    compromise: UUID
    link: UUID
    code: Code
    assigned: UUID
    given: Stamp
    path: Short = ""
    done: Stamp | None = None
    note: Short = ""


class HandoverPoint(Document, frozen=True, kw_only=True):
    """One open thing, with what the next shift must know about it."""

    kind: str
    subject: UUID
    says: Short
    note: Short = ""


class HandoverDocument(Document, frozen=True, kw_only=True):
    """A shift's sheet: what is open, promised and unowned, and the head of the log at that moment."""

    written: Stamp
    points: list[HandoverPoint] = []
    note: Text = ""
    head_size: int = 0
    head_root: bytes = b""
    read_by: list[Stamp] = []
