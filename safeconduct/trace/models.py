"""Rows of trace. No clear column of their own: a row is told from another by its table and its room."""

from safeconduct.keys.models import SealedRow
from safeconduct.trace import documents


class Put(SealedRow):
    """A question that was put to an authority, in the inquiries room."""

    DOCUMENT = documents.PutInquiry
    AUTHORS = frozenset({"coordinator", "lawyer"})


class Answer(SealedRow):
    """An answer, in the inquiries room."""

    DOCUMENT = documents.AnswerDocument
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class Read(SealedRow):
    """An answer was read into claims, in the claims room."""

    DOCUMENT = documents.ReadAnswer
    AUTHORS = frozenset({"lawyer", "documenter"})


class Attempt(SealedRow):
    """Somebody tried to reach somebody, in the inquiries room."""

    DOCUMENT = documents.AttemptDocument
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class Visit(SealedRow):
    """A visit that is meant to be made, in the inquiries room."""

    DOCUMENT = documents.VisitDocument
    AUTHORS = frozenset({"operator", "coordinator", "lawyer"})


class VisitDropped(SealedRow):
    """A visit that will not be made, in the inquiries room."""

    DOCUMENT = documents.DroppedVisit
    AUTHORS = frozenset({"coordinator", "lawyer"})
