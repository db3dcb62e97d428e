"""What reading a document yields: its text with children masked, and a draft for each thing somebody says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

UNKNOWN = "unknown"  # the speaker where the text gives no source, or where it would have to be guessed


class Kind(StrEnum):
    """What is mentioned."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


class Stance(StrEnum):
    """How the speaker stands to what the sentence says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DENIES_PREMISE = "denies_premise"  # "there are no such people here"
    FEARS = "fears"
    DEMANDS = "demands"
    PROMISES = "promises"
    RETRACTS = "retracts"
    REFUSES = "refuses"  # "declined to comment"


@dataclass(frozen=True)
class Mention:
    """A person, place or body as named in a draft; `masked`: probably under 18, `text` is blocks alone."""

    kind: Kind
    text: str
    masked: bool = False


@dataclass(frozen=True)
class Time:
    """A time as said; bounds are closed, aware, UTC, None where open. `anchor`: absolute, dated, previous
    or undated."""

    said: str
    earliest: datetime | None
    latest: datetime | None
    anchor: str


@dataclass(frozen=True)
class Draft:
    """One thing that somebody says. `text` is always `Read.text[start:end]`; speakers outermost first."""

    text: str
    start: int
    end: int
    speakers: tuple[str, ...]
    verb: str
    stance: Stance
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()


@dataclass(frozen=True)
class Read:
    """A document as read: `text` is as long as what was brought, with masked names as blocks."""

    text: str
    drafts: tuple[Draft, ...]
    language: str
