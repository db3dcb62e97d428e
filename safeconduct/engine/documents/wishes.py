"""Orders: what members ask of the engine, sealed to its key."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from safeconduct.engine.documents.plans import Plan
from safeconduct.engine.documents.types import Handles, Line, Moment, Seconds, Word
from safeconduct.keys.documents import Document


class Later(Document, frozen=True):
    """What a planned moment raises when it comes. For a check-in, `window_from` is when it could first
    have been made: when the window lay wholly inside an outage of ours, the alarm waits `grace_s` seconds
    more and the duty officer is told."""

    plan: Plan
    emergency: bool = False
    window_from: Moment | None = None
    grace_s: Seconds = 600


class RaiseAlarm(Document, frozen=True, tag="raise"):
    alarm: UUID
    kind: Word
    emergency: bool
    plan: Plan
    callsign: Annotated[str, Meta(max_length=8)]
    audiences: Handles
    at: Moment
    half: Annotated[bytes, Meta(min_length=32, max_length=32)] | None = None
    word: Annotated[str, Meta(max_length=100)] = ""


class PlanAt(Document, frozen=True, tag="plan"):
    alarm: UUID
    kind: Word
    due: Moment
    later: Later
    callsign: Annotated[str, Meta(max_length=8)]
    audiences: Handles
    at: Moment


class MoveTo(Document, frozen=True, tag="move"):
    alarm: UUID
    due: Moment
    at: Moment


class CallOff(Document, frozen=True, tag="call_off"):
    alarm: UUID
    at: Moment


class Take(Document, frozen=True, tag="take"):
    """`told` are the audiences that already know, because the member told them."""

    alarm: UUID
    at: Moment
    told: Handles = field(default_factory=list)


class StillOnIt(Document, frozen=True, tag="still"):
    alarm: UUID
    at: Moment


class GiveBack(Document, frozen=True, tag="give_back"):
    alarm: UUID
    at: Moment


class Close(Document, frozen=True, tag="close"):
    alarm: UUID
    at: Moment
    outcome: Line
    word: Annotated[str, Meta(max_length=100)] = ""


class Reopen(Document, frozen=True, tag="reopen"):
    alarm: UUID
    at: Moment


class Widen(Document, frozen=True, tag="widen"):
    alarm: UUID
    at: Moment


class ReleaseHalf(Document, frozen=True, tag="release_half"):
    alarm: UUID
    at: Moment


class EndHalf(Document, frozen=True, tag="end_half"):
    alarm: UUID
    at: Moment


class GiveHalf(Document, frozen=True, tag="give_half"):
    """The engine's half of a dispatch package that was written after its alarm was raised. It counts
    for an alarm that has none, or `instead` of the one it has."""

    alarm: UUID
    at: Moment
    half: Annotated[bytes, Meta(min_length=32, max_length=32)]
    instead: bool = False


class UseHalf(Document, frozen=True, tag="use_half"):
    """The half of a package that was prepared before its alarm was raised (`KeptHalf`), instead of the
    one that the alarm has. None: the alarm has none any more."""

    alarm: UUID
    at: Moment
    package: UUID | None


class Replan(Document, frozen=True, tag="replan"):
    """Another order of a dispatch: an alarm that nobody has calls by this plan, from its first step."""

    alarm: UUID
    at: Moment
    plan: Plan


class SendCode(Document, frozen=True, tag="send_code"):
    """A code to an address of the member's own, to show that messages arrive there. `alarm` names no
    alarm: nothing else has this handle."""

    alarm: UUID
    at: Moment
    channel: Word
    address: Annotated[str, Meta(min_length=1, max_length=320)]
    code: Annotated[str, Meta(pattern=r"^\d{4,8}$")]
    language: Annotated[str, Meta(max_length=10)] = ""


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
    | GiveHalf
    | UseHalf
    | Replan
    | SendCode
)


class OrderCard(Document, frozen=True):
    """One order to the engine, signed inside by the member who gives it."""

    wish: Wish
