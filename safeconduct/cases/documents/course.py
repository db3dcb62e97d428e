"""What happened and how great the danger is: the timeline room."""

from datetime import datetime

from safeconduct.keys.documents import Document


class EntryDocument(Document, kw_only=True, frozen=True):
    """Something that happened or was done. `at` is when, as far as known; `said` the time as told."""

    text: str
    kind: str
    noted: datetime
    at: datetime | None = None
    said: str = ""
    struck: str = ""  # why it no longer counts; the text stays


class RiskReview(Document, kw_only=True, frozen=True):
    """How great the danger is, judged by the author at `at`; counts for 72 hours (DOMAIN, rule 5)."""

    level: str
    reasons: str
    at: datetime
