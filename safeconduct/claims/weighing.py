"""The claims of a case with what each of them weighs: the one reading for every pillar above.

`add_source` and `add_claim` stand here too, so that a pillar above finds all it needs in one place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from safeconduct.claims import kept, understanding
from safeconduct.claims.adding import add_claim, add_source
from safeconduct.claims.documents import (
    AtInstant,
    ClaimDocument,
    GradingDocument,
    Interval,
    OfClaim,
    OfSource,
    SourceDocument,
    StanceDocument,
)
from safeconduct.claims.models import Claim, Grading, Source, Stance
from safeconduct.claims.rules.grading import UNJUDGED, Grade, effective
from safeconduct.claims.rules.times import ALWAYS, Span, exactly
from safeconduct.claims.rules.weight import Stood, Voice, Weights
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

__all__ = ["Grade", "Weighed", "add_claim", "add_source", "weighed"]


@dataclass(frozen=True)
class Weighed:
    """A claim with all that bears on it.

    `span` is its resolved time, `time` the same as it was told, with what it is reckoned from, and `anchor`
    the span of that. `grade` is the effective one: information 1 exactly where at least two
    independent sources say so. `standing` is `stands`, `retracted`, `retracted_under_duress` or `replaced`.
    `independent` counts the independent sources, its own included; `against` are the claims that contradict
    or deny it; `origin` is its source.
    """

    id: UUID
    source: UUID
    document: ClaimDocument
    author: UUID | None
    span: Span
    time: Interval | None
    anchor: Span
    grade: Grade
    standing: str
    independent: int
    against: tuple[UUID, ...]
    origin: SourceDocument

    @property
    def free(self) -> bool:
        return self.document.free

    @property
    def first_hand(self) -> bool:
        return self.document.first_hand

    @property
    def stance(self) -> str:
        return self.document.stance

    @property
    def noted(self) -> datetime:
        return self.document.noted


class Book(NamedTuple):
    """All that a claims room holds, oldest first; `stances` without those that were withdrawn."""

    claims: list[Reading[Claim]]
    sources: list[Reading[Source]]
    gradings: list[Reading[Grading]]
    stances: list[Reading[Stance]]


def book(keyring: Keyring, case: UUID) -> Book:
    """The rows of the claims room. Raises Refusal NOT_FOUND without the room."""
    ended = kept.withdrawn(keyring, case)
    stances = [one for one in kept.stances(keyring, case) if one.row.id not in ended]
    return Book(
        kept.claims(keyring, case), kept.sources(keyring, case), kept.gradings(keyring, case), stances
    )


def weighed(keyring: Keyring, case: UUID) -> list[Weighed]:
    """Every claim of a case with its weight, oldest first. Raises Refusal NOT_FOUND without the room."""
    return weigh(book(keyring, case))


def weigh(found: Book) -> list[Weighed]:
    """The claims of a book with their weights, oldest first."""
    weights, spans = weights_of(found), kept.spans(found.claims, found.sources)
    grades = {one.document.claim: _grade(one.document) for one in found.gradings}
    origins = {one.row.id: one.document for one in found.sources}
    made = []
    for one in found.claims:
        document: ClaimDocument = one.document
        independent = weights.independent(one.row.id)
        time = understanding.anchored(document)
        made.append(
            Weighed(
                id=one.row.id,
                source=document.source,
                document=document,
                author=one.author,
                span=spans[one.row.id],
                time=time,
                anchor=_anchor(time, spans),
                grade=effective(grades.get(one.row.id, UNJUDGED), independent),
                standing=weights.standing(one.row.id),
                independent=independent,
                against=weights.against(one.row.id),
                origin=origins[document.source],
            )
        )
    return made


def _anchor(time: Interval | None, spans: Mapping[UUID, Span]) -> Span:
    """The span of what a time is reckoned from."""
    match time.reckoned_from if time else None:
        case AtInstant(at=at):
            return exactly(at)
        case OfClaim(claim=key) | OfSource(source=key):
            return spans.get(key, ALWAYS)
    return ALWAYS


def weights_of(found: Book) -> Weights:
    """The claims and stances of a book as the rules take them."""
    voices = (_voice(one.row.id, one.document) for one in found.claims)
    return Weights(
        voices={one.id: one for one in voices},
        stances=list(_stood(found.stances)),
        derived={one.row.id: one.document.derived_from for one in found.sources},
    )


def _voice(claim: UUID, document: ClaimDocument) -> Voice:
    persons = {one.person for one in document.speakers if one.person is not None}
    return Voice(claim, frozenset({document.source, *persons}), document.free, document.replaces)


def _stood(stances: list[Reading[Stance]]) -> Iterable[Stood]:
    for one in stances:
        document: StanceDocument = one.document
        yield Stood(document.claim, document.kind, document.to)


def _grade(document: GradingDocument) -> Grade:
    return Grade(document.source, document.information)
