"""Cards: what leaves a room, sealed to the desk, the coordinators, or a member's own handle."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.keys.documents import Document


class DeskCard(Document, kw_only=True, frozen=True):
    """What the desk may recognise a case by: no name. One card for each number (`number` in E.164, or
    a handle in lower case), and for what concerns the whole case a card whose `number` is empty.

    Cards are only added; of each thing said (`minor`, `warning`, `state`) the newest counts.
    """

    case: UUID
    code: str
    number: str = ""
    state: str = ""
    minor: bool | None = None
    warning: str | None = None


class Spellings(Document, kw_only=True, frozen=True):
    """The names of one person, for coordinators and for those assigned who may know who it is.

    On the coordinators' card `copies` says which row went to which member.
    """

    case: UUID
    code: str
    person: UUID
    names: list[str]
    minor: bool | None = None
    copies: dict[UUID, UUID] = {}


class LookUp(Document, kw_only=True, frozen=True):
    """Who looked for what and which cases answered; for the coordinators, and for the one who asked."""

    kind: str  # number, name, code
    typed: str
    hits: list[UUID]
    at: datetime
    who: UUID


class Finding(msgspec.Struct, kw_only=True, frozen=True):
    """A case that answered a look-up, with what the asker may know of it."""

    case: UUID
    code: str
    minor: bool | None = None
    warning: str = ""
    compromised: bool = False
    person: UUID | None = None
