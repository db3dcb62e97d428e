"""The typed documents inside the envelopes of voice. Instants are aware, in UTC.

All lie in the publicity room of their case, which press reads: nothing in them may be secret from press.
Reasons that may be lie in the consent room or with the coordinators.
"""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class PartDocument(Document, kw_only=True, frozen=True):
    """One sentence with who says it. `claims` are those it rests on; none: our own words, a demand.

    `unconfirmed`: the text says so of it. `custody`: the words were spoken in custody, and the text says so.
    """

    attribution: str
    text: str
    claims: list[UUID] = []
    unconfirmed: bool = False
    custody: bool = False


class CorrectionDocument(Document, kw_only=True, frozen=True):
    """In the language of its text: what was written, what is right, and why."""

    wrote: str
    correct: str
    why: str


class TextDocument(Document, kw_only=True, frozen=True):
    """The whole text in one language."""

    language: str
    title: str
    parts: list[PartDocument]
    correction: CorrectionDocument | None = None


class StatementDocument(Document, kw_only=True, frozen=True):
    """A text for the public from its first draft on. `code` is its public name, random as all our codes."""

    case: UUID
    kind: str
    code: str
    at: datetime
    emergency: bool = False  # by template alone: no free text


class RevisionDocument(Document, kw_only=True, frozen=True):
    """A statement as somebody wrote it; none is ever overwritten.

    `undenied` says why a denial of what is claimed does not stand in the text. `rest` is said by a
    correction: `stands` or `withdrawn`. `by_template`: a correction in which nobody wrote freely.
    """

    statement: UUID
    texts: list[TextDocument]
    channels: list[str]
    uses: list[str]
    persons: list[UUID]
    named: bool
    why: str
    at: datetime
    against_default: str = ""
    undenied: str = ""
    rest: str = ""
    by_template: bool = False


class SubmissionDocument(Document, kw_only=True, frozen=True):
    """A revision was given to the gate as this proposal."""

    statement: UUID
    revision: UUID
    proposal: UUID
    at: datetime


class AnswersDocument(Document, kw_only=True, frozen=True):
    """What somebody answers to the questions of harm, of exactly the text with this fingerprint."""

    statement: UUID
    content: bytes
    answers: dict[str, str]
    at: datetime


class ClearedDocument(Document, kw_only=True, frozen=True):
    """Names and places that may stand in public texts of the case."""

    words: list[str]
    at: datetime


class WordDocument(Document, kw_only=True, frozen=True):
    """One word on a statement: veto, lift, stands, withdraw. `about`: the flags that it answers."""

    statement: UUID
    word: str
    at: datetime
    about: list[UUID] = []


class WordReasons(Document, kw_only=True, frozen=True):
    """Why a word was said, for the coordinators: press reads the word beside the statement."""

    of: UUID
    case: UUID
    reasons: str


class FlagDocument(Document, kw_only=True, frozen=True):
    """What a statement rests on has changed. `claim` None: a consent was withdrawn. `published`: it stood
    in public then, in these `languages` and `channels`. Whoever reads no texts flags each of the case as
    published, naming neither: readers know what stood."""

    statement: UUID
    claim: UUID | None
    how: str
    at: datetime
    published: bool
    languages: list[str] = []
    channels: list[str] = []
    alarm: UUID | None = None


class PublicationDocument(Document, kw_only=True, frozen=True):
    """What a member put before the public: `digest` is SHA-256 over the row `row` as it stood from then on.

    `state`: published, corrected, withdrawn.
    """

    statement: UUID
    revision: UUID | None
    row: UUID
    digest: bytes
    state: str
    at: datetime
