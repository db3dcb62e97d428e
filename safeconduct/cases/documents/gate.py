"""What is to be told to the outside: the inquiries and publicity rooms."""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class Proposal(Document, kw_only=True, frozen=True):
    """Something to be told to somebody outside. `text` is what will be said, word for word."""

    kind: str  # inquiry, complaint, statement
    uses: list[str]
    audience: str
    persons: list[UUID]
    named: bool
    text: str
    why: str
    at: datetime
    against_default: str = ""
    night: str = ""  # the reason for not waiting; empty: the ordinary path
    ground: str = ""  # of the night path: directive or life
    review_by: datetime | None = None
    review_alarm: UUID | None = None  # raised at `review_by` unless somebody reviewed it before
    content: bytes = b""  # of a statement: SHA-256 over its texts, languages and channels, part by part
    approvals_last_h: int | None = None  # hours that an approval counts; None: for good


class Decision(Document, kw_only=True, frozen=True):
    """The author's word on proposal `of`, whose text has fingerprint `text`.

    On a statement the reasons stand in the consent room (`DecisionReasons`), which press does not read.
    """

    of: UUID
    word: str  # approve, return, withdraw, replace, recall, review
    text: bytes
    reasons: str
    at: datetime


class DecisionReasons(Document, kw_only=True, frozen=True):
    """Why decision `of` on a statement was taken; `passed` are the marked words that it lets stand."""

    of: UUID
    reasons: str
    passed: list[str] = []
