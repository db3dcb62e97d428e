"""Rows of claims. No clear column of their own: a row is told from another by its table and its room."""

from safeconduct.claims import documents
from safeconduct.keys.models import SealedRow


class Source(SealedRow):
    """Where claims come from, in the claims room."""

    DOCUMENT = documents.SourceDocument
    AUTHORS = frozenset({"lawyer", "documenter"})


class Claim(SealedRow):
    """What somebody says, in the claims room."""

    DOCUMENT = documents.ClaimDocument
    AUTHORS = frozenset({"lawyer", "documenter"})
