"""Who is sent, who went, and what they may see."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.desk.documents.types import Code, Moment, Short, Stamp, Text
from safeconduct.keys.documents import Document

Region = Annotated[str, Meta(max_length=10)]


class Aim(StrEnum):
    """Where somebody is sent."""

    SCENE = "scene"
    POLICE = "police"
    PERSON = "person"


class Candidate(Document, frozen=True, kw_only=True):
    """One member in a dispatch: the reasons for and against, in codes; never a score."""

    member: UUID
    reasons: list[str] = []
    against: list[str] = []


class Joined(Document, frozen=True, kw_only=True):
    """Because they accepted, `member` was assigned to `case`."""

    member: UUID
    case: UUID


class DispatchDocument(Document, frozen=True, kw_only=True):
    """Who is asked to go, in which order, and why. Unapproved after two minutes it goes out.

    `case` is the first that the incident was linked to; an address that lay ready for a case came with it
    (`prepared_for`) and goes with it. `review` is the reminder that a second person
    looks at what one person did alone. `joined` are assignments that followed from an acceptance, so
    that none is made twice.
    """

    incident: UUID
    code: Code
    role: str = "lawyer"
    aim: Aim = Aim.SCENE
    proposed: Stamp
    order: list[Candidate] = []
    passed_over: list[Candidate] = []
    language: str = ""
    region: Region = ""
    package: UUID | None = None
    alarm: UUID
    approved: Stamp | None = None
    changed: Stamp | None = None
    withdrawn: Stamp | None = None
    review: UUID | None = None
    reviewed: Stamp | None = None
    why: Short = ""
    case: UUID | None = None
    prepared_for: UUID | None = None
    joined: list[Joined] = []


class OfferDocument(Document, frozen=True, kw_only=True):
    """What the team of a role may know of a dispatch before one of them accepts: no address, no name.
    Who is in `out` may not accept it. `rooms` of `case` may be written into by who accepted, before
    they may read them."""

    dispatch: UUID
    incident: UUID
    code: Code
    at: Moment
    role: str
    aim: Aim
    region: Region = ""
    minor: bool = False
    package: UUID | None = None
    out: list[UUID] = []
    case: UUID | None = None
    rooms: dict[str, UUID] = {}
    withdrawn: bool = False


class PackageDocument(Document, frozen=True, kw_only=True):
    """What the lawyer who accepted needs, and nobody else; the newest in its compartment counts."""

    address: Annotated[str, Meta(max_length=500)]
    directions: Annotated[str, Meta(max_length=2000)] = ""
    written: Stamp


class PreparedDocument(Document, frozen=True, kw_only=True):
    """An address lies ready for a case: the desk may send it along and cannot read it. Without a
    package, it does not count any more."""

    case: UUID
    package: UUID | None
    at: Moment


class ArrivalDocument(Document, frozen=True, kw_only=True):
    """One time of a dispatch as its lawyer reports it: accepted, declined, en_route, on_scene, contact,
    clear. `offered`: when the first of its messages was handed to a provider, known when one accepts."""

    dispatch: UUID
    incident: UUID
    alarm: UUID
    member: UUID
    what: str
    at: Moment
    offered: Moment | None = None
    note: Short = ""


class AddressView(Document, frozen=True, kw_only=True):
    """The address was looked at. A second person reviews it within the hour; `reminder` asks for that."""

    dispatch: UUID
    member: UUID
    at: Moment
    reminder: UUID | None = None


class ReviewDocument(Document, frozen=True, kw_only=True):
    """A second person looked at what one person did: `of` is a row of theirs."""

    of: UUID
    at: Moment
    note: Short = ""


class ReadinessDocument(Document, frozen=True, kw_only=True):
    """Whether a member can be sent: said by themself or by a coordinator; the newest counts.

    `unsafe_in`: regions where they must not be seen. `may_visit`: whether they are let in to detained
    people (in Russia an advocate with an order, or a defender admitted by the court).
    """

    member: UUID
    at: Moment
    away_until: Moment | None = None
    may_visit: bool = True
    unsafe_in: Annotated[list[Region], Meta(max_length=100)] = []


class ConflictDocument(Document, frozen=True, kw_only=True):
    """A member may not be sent for a case, or may again; the newest word on both counts."""

    member: UUID
    case: UUID
    at: Moment
    stands: bool = True
    why: Short = ""


class SceneDocument(Document, frozen=True, kw_only=True):
    """What somebody reported from the scene, for their own reading, since the case's rooms may still be
    shut to them. Until `filed` it lies here alone: no case was known, or none that they may write into.

    Seen between `earliest` and `latest`. `told` are words of others, each "who: what they said". `photo`
    is a file of the reporter's own until it is filed; `claims` are the rows in the case.
    """

    dispatch: UUID
    alarm: UUID
    at: Moment
    earliest: Moment
    latest: Moment
    lines: Annotated[list[Text], Meta(max_length=200)] = []
    told: Annotated[list[Text], Meta(max_length=100)] = []
    place: Short = ""
    photo: UUID | None = None
    name: Short = ""
    media_type: str = ""
    filed: UUID | None = None
    claims: list[UUID] = []
