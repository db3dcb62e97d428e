"""Time, number and age as people and newspapers say them, in English and Russian. Pure.

Nothing here gives bounds narrower than what was said; see `widths` for how wide vague words are taken.
"""

from safeconduct.claims.said.counting import AgeSaid, AmountSaid, ages, amounts
from safeconduct.claims.said.finding import Phrase, phrases
from safeconduct.claims.said.meaning import Meaning
from safeconduct.claims.said.resolving import Resolved, resolve

__all__ = ["AgeSaid", "AmountSaid", "Meaning", "Phrase", "Resolved", "ages", "amounts", "phrases", "resolve"]
