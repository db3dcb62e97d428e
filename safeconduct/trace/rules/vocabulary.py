"""The words that a pack of legal clocks may use, and that a clock may say. Pure."""

from collections.abc import Mapping
from typing import Final

# What a rule can say of somebody at a given time.
NOT_DUE: Final = "not_due"
POSSIBLY: Final = "possibly_overdue"
CERTAINLY: Final = "certainly_overdue"
SATISFIED: Final = "satisfied"
DOES_NOT_APPLY: Final = "does_not_apply"
UNKNOWN: Final = "unknown"
STATES: Final = (NOT_DUE, POSSIBLY, CERTAINLY, SATISFIED, DOES_NOT_APPLY, UNKNOWN)
# What can happen, as far as a rule may ask for it.
EVENTS: Final = frozenset(
    {
        "deprived", "delivered", "transferred", "custody_began", "solitary_began", "complaint_filed",
        "brought_before_judge", "court_ruling", "released", "detention_record_made", "call_made",
        "relatives_told", "parents_told", "prosecutor_told", "interrogated", "counsel_met",
        "trusted_contact", "solitary_ended", "custody_extended", "complaint_answered",
    }
)  # fmt: skip
# What comes no earlier than another: a delivery of which nobody knows the time came after the seizure.
AFTER: Final = {"delivered": "deprived"}
# What can be known, and what it can be.
FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "minor": ("yes", "no"),
    "regime": ("ordinary", "martial_law"),
    "grave_crime": ("yes", "no"),
}
