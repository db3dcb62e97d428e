"""What is said of somebody's custody: one claim, reduced to what the rules need. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from safeconduct.claims.rules.grading import UNJUDGED, Grade, order
from safeconduct.claims.rules.times import ALWAYS, Span
from safeconduct.trace.rules.hands import same


class Kind(StrEnum):
    """What a stretch of the chain of custody is.

    After the particulars of a register of detentions (Convention for the Protection of All Persons from
    Enforced Disappearance, articles 17(3) and 18(1)).
    """

    SEIZED = "seized"
    HELD = "held"
    QUESTIONED = "questioned"
    SEEN = "seen"
    HANDED_OVER = "handed_over"
    TRANSFERRED = "transferred"
    RELEASED = "released"
    DIED = "died"
    ORDERED = "ordered"
    SUPERVISED = "supervised"


# The acts of claims that make the chain, and those that say who is behind it but not where they are.
CHAIN: Final = {
    "apprehended": Kind.SEIZED,
    "held": Kind.HELD,
    "acknowledged": Kind.HELD,
    "questioned": Kind.QUESTIONED,
    "seen": Kind.SEEN,
    "delivered": Kind.HELD,
    "handed_over": Kind.HANDED_OVER,
    "transferred": Kind.TRANSFERRED,
    "released": Kind.RELEASED,
    "died": Kind.DIED,
}
BEHIND: Final = {"ordered": Kind.ORDERED, "supervised": Kind.SUPERVISED}
DENIED: Final = "denied"
# What the law owes, each by the name that the packs of rules have for the event.
DUTIES: Final = frozenset(
    {
        "delivered",
        "detention_record_made",
        "call_made",
        "relatives_told",
        "parents_told",
        "prosecutor_told",
        "brought_before_judge",
        "court_ruling",
        "solitary_began",
        "solitary_ended",
        "complaint_filed",
        "complaint_answered",
    }
)
# These go on for a while, of which each claim knows an instant; the others happen at an instant.
STATES: Final = frozenset({Kind.HELD, Kind.QUESTIONED, Kind.SEEN})

# A retraction under duress takes nothing back.
COUNTS: Final = frozenset({"stands", "retracted_under_duress"})


@dataclass(frozen=True)
class Said:
    """One claim about the custody of one person, its time already resolved.

    `act` is a code of the claims' vocabulary; others than those of custody and of duties are passed over.
    `by` did it, has them or denies having them; `to` received them. For what goes on (held, seen) the span
    is of one instant at which it was so. `independent` counts the independent sources that say so, `origins`
    are where it comes from in the end (`independence.origins`), `against` the claims that contradict or
    deny it. `authority`: an authority says so in an answer of its own.
    """

    id: UUID
    act: str
    span: Span = ALWAYS
    by: str = ""
    to: str = ""
    place: str = ""
    grade: Grade = UNJUDGED
    standing: str = "stands"
    independent: int = 1
    origins: frozenset[UUID] = frozenset()
    against: tuple[UUID, ...] = ()
    first_hand: bool = False
    from_custody: bool = False
    duress: bool = False
    authority: bool = False
    person: UUID | None = None

    @property
    def rank(self) -> tuple[tuple[int, int], bool]:
        """Which version a figure names, the smallest first: the better grade, then first-hand."""
        return order(self.grade), not self.first_hand


def doubtful(grade: Grade) -> bool:
    """Whether a claim is improbable or its source unreliable: it decides nothing beside a better one."""
    return grade.information == 5 or grade.source == "E"


def position(span: Span) -> datetime | None:
    """Where a span stands in a row: its middle, or the one end that is known."""
    if span.earliest is not None and span.latest is not None:
        return span.earliest + (span.latest - span.earliest) / 2
    return span.earliest or span.latest


def agree(one: Said, other: Said) -> bool:
    """Whether two claims can mean the same hands and place; what is not said agrees with everything."""
    pairs = ((one.by, other.by), (one.to, other.to), (one.place, other.place))
    return all(not a.strip() or not b.strip() or same(a, b) for a, b in pairs)
