"""Every read of claims, by what it is about; each answer is scoped to who asks."""

from safeconduct.claims.brought.queries import ReadingLine, ReadingView, reading, readings
from safeconduct.claims.queries.cards import ClearedLine, cleared, coded
from safeconduct.claims.queries.figures import Figure, figures
from safeconduct.claims.queries.lines import ClaimLine, SourceLine, SpeakerLine
from safeconduct.claims.queries.listing import StanceLine, claims, sources, stances
from safeconduct.claims.queries.whys import ByClaim, GradingLine, VoiceLine, Why, why

__all__ = [
    "ByClaim",
    "ClaimLine",
    "ClearedLine",
    "Figure",
    "GradingLine",
    "ReadingLine",
    "ReadingView",
    "SourceLine",
    "SpeakerLine",
    "StanceLine",
    "VoiceLine",
    "Why",
    "claims",
    "cleared",
    "coded",
    "figures",
    "reading",
    "readings",
    "sources",
    "stances",
    "why",
]
