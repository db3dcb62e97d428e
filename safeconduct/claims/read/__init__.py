"""Reading a document into drafts of claims: who says what, about whom, when. Pure.

What this part promises:
- a draft points to its words: its text is the text of the document between its bounds;
- each draft names who says it, through whom, or "unknown" rather than a guess;
- who is probably under 18 is masked in everything that comes out;
- nothing becomes a claim here: a person decides.
"""

from safeconduct.claims.read.drafts import UNKNOWN, Draft, Kind, Mention, Read, Stance, Time
from safeconduct.claims.read.echoes import Echo, echo
from safeconduct.claims.read.pipeline import read
from safeconduct.claims.read.tongues import LANGUAGES

__all__ = [
    "LANGUAGES",
    "UNKNOWN",
    "Draft",
    "Echo",
    "Kind",
    "Mention",
    "Read",
    "Stance",
    "Time",
    "echo",
    "read",
]
