"""The documents in the engine's own rows, and what comes in from outside."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct, field

from safeconduct.engine.documents.plans import Plan
from safeconduct.engine.documents.types import Moment, Word
from safeconduct.engine.documents.wishes import Later
from safeconduct.keys.documents import Document


class AlarmCard(Document, frozen=True):
    """Everything about an alarm but its course; the columns of its row repeat `state` and `emergency`."""

    kind: Word
    state: str
    emergency: bool
    plan: Plan
    callsign: str
    audiences: list[UUID]
    raised_at: datetime
    raised_by: UUID | None
    half: bytes | None = None
    half_for: UUID | None = None  # who was given the half, and until when
    half_until: datetime | None = None
    word: str = ""
    owner: UUID | None = None
    outcome: str = ""
    closed_at: datetime | None = None


class Position(Struct, frozen=True, order=True, kw_only=True, forbid_unknown_fields=True):
    """Where a pursuit stands in its plan. `cycle` counts how often the alarm was opened, so that a step
    played again after a silence is another step."""

    cycle: int = 0
    round: int = 0
    step: int = 0
    place: int = 0


class Awaits(StrEnum):
    """What an alarm's timer is armed for."""

    STEP = "step"  # open: the next step of the plan
    STILL = "still"  # taken: to ask "still on it?"
    SILENCE = "silence"  # taken: no answer to that
    FOLD = "fold"  # closed: to fold it away


class Pursuit(Document, frozen=True, tag="pursuit"):
    """The timer of an alarm. Its row has the alarm's own id. `called` are all who were ever called;
    `deliveries` are those that the last firing wrote."""

    awaits: Awaits
    position: Position = Position()
    asked: int = 0
    nudged: bool = False
    called: list[UUID] = field(default_factory=list)
    deliveries: list[UUID] = field(default_factory=list)


class Planned(Document, frozen=True, tag="planned"):
    """A moment that becomes an alarm of the same id."""

    kind: Word
    later: Later
    callsign: str
    audiences: list[UUID]
    by: UUID
    put_off: bool = False


class HalfEnds(Document, frozen=True, tag="half_ends"):
    """The half of a dispatch package that lies with an accepter is taken back; its row has the timer's id."""

    alarm: UUID


class TimerCard(Document, frozen=True):
    """What a timer is for. The columns of its row repeat `due` and `first`."""

    due: datetime
    first: bool
    what: Pursuit | Planned | HalfEnds


class Purpose(StrEnum):
    """What a message is for."""

    OFFER = "offer"  # take it
    STILL = "still"  # still on it?
    TAKEN = "taken"  # somebody else has it
    TRIAL = "trial"  # a code to an address that a member named


class DeliveryCard(Document, frozen=True):
    """One message to one member by one channel. `remaining` are the channels to try after it, `later`
    the delivery that tries the next one. `handed_at`: when a provider took it; `reached_at`: when it
    gave a receipt."""

    alarm: UUID
    purpose: Purpose
    position: Position
    asked: int
    member: UUID
    channel: str
    remaining: list[str]
    callsign: str
    code: str
    link: str
    made_at: datetime
    late_s: int = 0
    attempt: int = 0
    provider_id: str = ""
    later: UUID | None = None
    address: str = ""  # of a trial: it stands on no staff card yet
    language: str = ""
    handed_at: datetime | None = None
    reached_at: datetime | None = None


class HalfCard(Document, frozen=True):
    """The engine's half of a dispatch package, sealed to the accepter alone."""

    alarm: UUID
    half: bytes
    until: datetime


class Incoming(Document, frozen=True):
    """What a provider delivered at a door of ours, or somebody on the page behind a link (no door), before
    anybody verified it."""

    at: Moment
    door: UUID | None
    body: Annotated[bytes, Meta(max_length=65_536)]
    signature: Annotated[str, Meta(max_length=200)] = ""
    letter: UUID | None = None  # the desk's own copy


class Letter(Document, frozen=True):
    """A message from outside that matched nothing: for the desk, with its number inside."""

    at: Moment
    channel: Word
    sender: Annotated[str, Meta(max_length=320)]
    text: Annotated[str, Meta(max_length=65_536)]  # whatever a door takes: it was acknowledged
