"""What anyone may read: the documents of the one table in the clear."""

from datetime import datetime

from msgspec import Struct


class PublicText(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A text in one language, sentence by sentence; each carries who says it."""

    language: str
    title: str
    parts: list[str]


class PublicCorrection(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What is said of the mistake, in one language."""

    language: str
    parts: list[str]


class PublicVersion(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The text as it stood from `at` on; `corrections` say what it corrects of the version before."""

    at: datetime
    texts: list[PublicText]
    corrections: list[PublicCorrection] = []


class PublicDocument(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One statement. `versions`, the oldest first: none goes while the statement stands. A statement that
    was withdrawn has none left, and `withdrawn` says since when."""

    code: str
    kind: str
    published: datetime
    updated: datetime
    versions: list[PublicVersion]
    languages: list[str]
    withdrawn: datetime | None = None
