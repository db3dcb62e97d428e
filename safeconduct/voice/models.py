"""Rows of voice. All but `Published` are sealed; none has a clear column of its own."""

from safeconduct.keys.models import SealedRow
from safeconduct.voice import documents
from safeconduct.voice.public.documents import PublicDocument


class Statement(SealedRow):
    """A text for the public, in the publicity room."""

    DOCUMENT = documents.StatementDocument
    AUTHORS = frozenset({"press", "coordinator"})


class Revision(SealedRow):
    """A statement as somebody wrote it."""

    DOCUMENT = documents.RevisionDocument
    AUTHORS = frozenset({"press", "coordinator"})


class Submission(SealedRow):
    """A revision given to the gate."""

    DOCUMENT = documents.SubmissionDocument
    AUTHORS = frozenset({"press", "coordinator"})


class Answers(SealedRow):
    """Answers to the questions of harm."""

    DOCUMENT = documents.AnswersDocument
    AUTHORS = frozenset({"coordinator", "lawyer"})


class Cleared(SealedRow):
    """Words that may stand in public."""

    DOCUMENT = documents.ClearedDocument
    AUTHORS = frozenset({"coordinator", "lawyer"})


class StatementWord(SealedRow):
    """A veto, its end, a decision that a text stands, a withdrawal."""

    DOCUMENT = documents.WordDocument
    AUTHORS = frozenset({"coordinator", "lawyer", "passage"})


class WordReasons(SealedRow):
    """Why, sealed to the coordinators."""

    DOCUMENT = documents.WordReasons
    AUTHORS = frozenset({"coordinator", "lawyer", "passage"})


class TextFlag(SealedRow):
    """Something under a text has changed; written by whoever changed it."""

    DOCUMENT = documents.FlagDocument


class Publication(SealedRow):
    """A member's signature under what stands in public."""

    DOCUMENT = documents.PublicationDocument
    AUTHORS = frozenset({"coordinator", "lawyer"})


class Published(SealedRow):
    """What anyone may read, in the clear: here `sealed` holds the document itself, and nothing is sealed.

    Its leaf stands in the log as any other's, and a `Publication` signs it.
    """

    DOCUMENT = PublicDocument
