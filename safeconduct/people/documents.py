"""The documents inside the envelopes of people. Times are aware, in UTC."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from safeconduct.keys.documents import Document

Moment = Annotated[datetime, Meta(tz=True)]


class AccountDocument(Document, frozen=True):
    """Under which generated name the holder of `handle` signs in."""

    handle: UUID
    name: str


class PinDocument(Document, frozen=True):
    """The house that its member knows, by the hash of its founding document."""

    root: bytes


class EnrolmentDocument(Document, frozen=True):
    """Whom somebody wants to admit. `replaces` is the handle by which the same person was known."""

    display_name: str
    roles: list[str]
    language: str
    invited_by: UUID
    at: Moment
    replaces: UUID | None = None


class NewcomerDocument(Document, frozen=True):
    """The keys that somebody made who knew the code of `enrolment`; nobody has vouched for them yet."""

    enrolment: UUID
    handle: UUID
    sign_public: bytes
    box_public: bytes
    at: Moment


class ProfileDocument(Document, frozen=True):
    """How the house knows a member. `language` is that of the pages, `languages` those spoken (BCP 47),
    `zone` an IANA name, `base` a region code (ISO 3166-2) or empty."""

    handle: UUID
    display_name: str
    language: str = "en"
    languages: list[str] = field(default_factory=list)
    zone: str = "UTC"
    base: str = ""


class WayDocument(Document, frozen=True):
    """One way to reach a member; `tried_at` is when a code sent there came back."""

    channel: str
    address: str
    tried_at: Moment | None = None


class WaysDocument(Document, frozen=True):
    """A member's own channels in the member's own order, and the hours of rest ("23:00", "07:00")."""

    ways: list[WayDocument] = field(default_factory=list)
    quiet_from: str = ""
    quiet_until: str = ""


class TrialDocument(Document, frozen=True):
    """A code that was sent to an address of the member's own, until it is typed back."""

    channel: str
    address: str
    code: str
    until: Moment


class ShiftDocument(Document, frozen=True):
    """A duty in local time: `begins` and `ends` are "20:00", "08:00" in `zone` (an end that is not later
    lies on the next day), on the weekdays `days` (0: Monday) from `first` to `last` (ISO dates)."""

    member: UUID
    role: str
    zone: str
    first: str
    last: str
    begins: str
    ends: str
    days: list[int]


class RemovalDocument(Document, frozen=True):
    """Somebody left. `grants` are the wraps that ended then: each opened one compartment."""

    handle: UUID
    at: Moment
    by: UUID
    reason: str
    roles: list[str]
    grants: list[UUID]
    successor: UUID | None = None


class TurningDocument(Document, frozen=True):
    """A reader's session turned compartments that were held by these wraps of somebody who left."""

    grants: list[UUID]
    at: Moment


class UpkeepDocument(Document, frozen=True):
    """A member's session mended all that it could, the log being as it was at leaf `mark`."""

    mark: int


class HoldDocument(Document, frozen=True):
    """An account that is said to be taken: it does not sign in until two others reopen it."""

    handle: UUID
    reason: str
    at: Moment


class ReopeningDocument(Document, frozen=True):
    """The author says that the account of `hold` is its owner's again."""

    hold: UUID
    at: Moment


class SheetDocument(Document, frozen=True):
    """What founding shows once: kept for the founder alone until it is printed."""

    shares: list[str]
    threshold: int
    boot_mode: str
    boot_secret: str
    boot_place: str = ""


class ShareDocument(Document, frozen=True):
    """Who keeps one recovery share, in words; `printed_at` is when the sheets were confirmed as printed.
    `ended`: the present recovery has no share of this number."""

    number: int
    keeper: str = ""
    printed_at: Moment | None = None
    handed_at: Moment | None = None
    ended: bool = False
