"""Rows of claims. No clear column of their own: a row is told from another by its table and its room."""

from safeconduct.claims import documents
from safeconduct.claims.brought.documents import BroughtDocument
from safeconduct.keys.models import SealedRow


class Source(SealedRow):
    """Where claims come from, in the claims room."""

    DOCUMENT = documents.SourceDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class Claim(SealedRow):
    """What somebody says, in the claims room."""

    DOCUMENT = documents.ClaimDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class Grading(SealedRow):
    """How far a claim can be believed, as somebody judged it; in the claims room."""

    DOCUMENT = documents.GradingDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class Stance(SealedRow):
    """How one claim stands to another; in the claims room."""

    DOCUMENT = documents.StanceDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class WithdrawnStance(SealedRow):
    """The end of a stance; in the claims room."""

    DOCUMENT = documents.StanceEnd
    AUTHORS = frozenset({"lawyer", "documenter"})


class Brought(SealedRow):
    """A document that somebody brought, with its drafts: in the claims room of a case, or in a compartment of
    its own while no case has it."""

    DOCUMENT = BroughtDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class Cleared(SealedRow):
    """Words that may be told in public; in the claims room, and on the press digest."""

    DOCUMENT = documents.Clearing
    AUTHORS = frozenset({"coordinator", "lawyer", "documenter"})


class ClearedNoMore(SealedRow):
    """The end of a clearing; in the claims room, and on the press digest."""

    DOCUMENT = documents.ClearingEnd
    AUTHORS = frozenset({"coordinator", "lawyer", "documenter"})


class Coded(SealedRow):
    """A claim by codes, on the analysts' card; made by who reads claims and card alike."""

    DOCUMENT = documents.CodedClaim
    AUTHORS = frozenset({"coordinator"})
