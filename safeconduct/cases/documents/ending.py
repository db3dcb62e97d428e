"""The end of rooms: announced, put off, asked for, done. All of it lies in the brief's compartment."""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class EndNotice(Document, kw_only=True, frozen=True):
    """The time of room `kind` is over at `end`, and this was said at `at`: nothing goes unannounced."""

    kind: str
    end: datetime
    at: datetime


class KeptRoom(Document, kw_only=True, frozen=True):
    """Room `kind` is kept until then, whatever its own time says.

    `until` None is a legal hold: it stands until a `LiftedHold`, and `kind` empty means every room.
    """

    kind: str
    until: datetime | None
    why: str
    at: datetime


class LiftedHold(Document, kw_only=True, frozen=True):
    """Legal hold `of` no longer stands."""

    of: UUID
    why: str
    at: datetime


class ErasureWish(Document, kw_only=True, frozen=True):
    """The author wants room `kind` erased before its time; somebody else must want it too."""

    kind: str
    why: str
    at: datetime


class ErasedRoom(Document, kw_only=True, frozen=True):
    """Room `kind` was erased at `at`; the last of our backups that hold it goes at `gone`.

    `ground` is `time`, or `asked` with who asked and why.
    """

    kind: str
    at: datetime
    gone: datetime
    ground: str
    asked_by: UUID | None = None
    why: str = ""
