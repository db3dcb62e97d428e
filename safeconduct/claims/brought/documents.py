"""What is kept of a document that was brought. Instants are aware, in UTC; positions are in characters."""

from datetime import datetime
from uuid import UUID

from safeconduct.claims.documents import Interval
from safeconduct.keys.documents import Document

WAITING, READ, FAILED, CANCELLED, FILED = "waiting", "read", "failed", "cancelled", "filed"
PENDING, ACCEPTED, REJECTED = "pending", "accepted", "rejected"


class MentionDocument(Document, kw_only=True, frozen=True):
    """A person, place or body as named in a draft; `masked`: probably under 18, `text` is blocks alone."""

    kind: str
    text: str
    masked: bool = False


class TimeDocument(Document, kw_only=True, frozen=True):
    """A time as said, what it can mean, and from what it was reckoned: absolute, dated, previous, undated."""

    said: str
    earliest: datetime | None = None
    latest: datetime | None = None
    anchor: str = "undated"


class DraftDocument(Document, kw_only=True, frozen=True):
    """One thing that somebody says in the document, and what a person decided about it.

    `text` is the document's own between `start` and `end`. `claim` is what it became.
    """

    number: int
    start: int
    end: int
    text: str
    speakers: list[str]
    verb: str = ""
    stance: str = "asserts"
    mentions: list[MentionDocument] = []
    times: list[TimeDocument] = []
    state: str = PENDING
    edited: bool = False
    claim: UUID | None = None
    by: UUID | None = None
    at: datetime | None = None


class KeptName(Document, kw_only=True, frozen=True):
    """A name that accepted claims keep, and why."""

    name: str
    why: str
    by: UUID
    at: datetime


class EchoDocument(Document, kw_only=True, frozen=True):
    """Another document says `share` per cent of this one in the same words. `source` is the other's source in
    the same case. A person decides whether this one derives from it."""

    reading: UUID
    share: int
    source: UUID | None = None
    state: str = PENDING


class BroughtDocument(Document, kw_only=True, frozen=True):
    """A document that somebody brought. `file` is the sealed original, `digest` its SHA-256.

    `reference` and `captured` (when it was saved from there) are typed by who brought it; what the file
    says of itself (`says_dated`, `says_reference`, `says_byline`) is a proposal. `text` is what was read,
    minors masked. `source` is the source in the case; None while it is filed with none. `fault` is the code
    of why it failed. `before` is the handle by which it was known while no case had it.
    """

    title: str
    kind: str
    brought: datetime
    by: UUID
    file: UUID
    digest: bytes
    length: int
    zone: str
    reference: str = ""
    captured: datetime | None = None
    dated: Interval | None = None
    language: str = ""
    state: str = WAITING
    fault: str = ""
    format: str = ""
    says_title: str = ""
    says_dated: str = ""
    says_reference: str = ""
    says_byline: str = ""
    text: str = ""
    drafts: list[DraftDocument] = []
    names: list[KeptName] = []
    echoes: list[EchoDocument] = []
    source: UUID | None = None
    filed: UUID | None = None
    before: UUID | None = None
