"""Types that the documents of the desk share."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.keys.documents import Document

Moment = Annotated[datetime, Meta(tz=True)]
Short = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Code = Annotated[str, Meta(max_length=12)]


class Level(StrEnum):
    """How urgent a human judged it; `unset` is an answer too."""

    UNSET = "unset"
    INFORMATION = "information"
    LOW = "low"
    URGENT = "urgent"
    CRITICAL = "critical"


class Channel(StrEnum):
    """By which way a signal came in. The channel is never proof of identity."""

    PHONE = "phone"
    SMS = "sms"
    MESSENGER = "messenger"
    EMAIL = "email"
    FORM = "form"
    PERSON = "person"
    LETTER = "letter"
    OTHER = "other"


class Stamp(Document, frozen=True, kw_only=True):
    """When something happened and who said so."""

    at: Moment
    by: UUID | None = None


class CaseRef(Document, frozen=True, kw_only=True):
    """A case as the desk may know it: its code name, never a person's name."""

    case: UUID
    code: Code
    minor: bool = False
    warning: Short = ""
