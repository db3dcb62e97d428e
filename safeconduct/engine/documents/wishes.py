"""Orders: what members ask of the engine, sealed to its key."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from safeconduct.engine.documents.plans import Plan, Who
from safeconduct.engine.documents.types import Handles, Line, Moment, Seconds, Word
from safeconduct.keys.documents import Document


class Later(Document):
    """What a planned moment raises when it comes. For a check-in, `window_from` is when it could first
    have been made: a window that lay wholly inside an outage of ours asks `ask` first and waits
    `grace_s` seconds."""

    plan: Plan
    emergency: bool = False
    window_from: Moment | None = None
    ask: Who | None = None
    grace_s: Seconds = 600


class RaiseAlarm(Document, tag="raise"):
    alarm: UUID
    kind: Word
    emergency: bool
    plan: Plan
    callsign: Annotated[str, Meta(max_length=8)]
    audiences: Handles
    at: Moment
    half: Annotated[bytes, Meta(min_length=32, max_length=32)] | None = None
    word: Annotated[str, Meta(max_length=100)] = ""


class PlanAt(Document, tag="plan"):
    alarm: UUID
    kind: Word
    due: Moment
    later: Later
    callsign: Annotated[str, Meta(max_length=8)]
    audiences: Handles
    at: Moment


class MoveTo(Document, tag="move"):
    alarm: UUID
    due: Moment
    at: Moment


class CallOff(Document, tag="call_off"):
    alarm: UUID
    at: Moment


class Take(Document, tag="take"):
    """`told` are the audiences that already know, because the member told them."""

    alarm: UUID
    at: Moment
    told: Handles = field(default_factory=list)


class StillOnIt(Document, tag="still"):
    alarm: UUID
    at: Moment


class GiveBack(Document, tag="give_back"):
    alarm: UUID
    at: Moment
    told: Handles = field(default_factory=list)


class Close(Document, tag="close"):
    alarm: UUID
    at: Moment
    outcome: Line
    word: Annotated[str, Meta(max_length=100)] = ""
    told: Handles = field(default_factory=list)


class Reopen(Document, tag="reopen"):
    alarm: UUID
    at: Moment
    told: Handles = field(default_factory=list)


class Widen(Document, tag="widen"):
    alarm: UUID
    at: Moment


class ReleaseHalf(Document, tag="release_half"):
    alarm: UUID
    at: Moment


class EndHalf(Document, tag="end_half"):
    alarm: UUID
    at: Moment


Wish = (
    RaiseAlarm
    | PlanAt
    | MoveTo
    | CallOff
    | Take
    | StillOnIt
    | GiveBack
    | Close
    | Reopen
    | Widen
    | ReleaseHalf
    | EndHalf
)


class OrderCard(Document):
    """One order to the engine, signed inside by the member who gives it."""

    wish: Wish
