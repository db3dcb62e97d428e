"""What stances do to claims: whether one stands, who says it too, who says otherwise. Pure.

1. A claim that was corrected is replaced; whatever was said against it is said against the correction.
   What was said for it must be said anew: the words are others.
2. Only free words retract. What somebody says in custody, or under signs of duress, takes nothing back
   and confirms nothing.
3. A retraction that was itself retracted takes nothing back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from safeconduct.claims.rules.independence import independent

CORROBORATES, CONTRADICTS, DENIES, DENIES_PREMISE = "corroborates", "contradicts", "denies", "denies_premise"
EXPLAINS, RETRACTS, RETRACTS_UNDER_DURESS = "explains", "retracts", "retracts_under_duress"
STANCES = (CORROBORATES, CONTRADICTS, DENIES, DENIES_PREMISE, EXPLAINS, RETRACTS, RETRACTS_UNDER_DURESS)
STANDS, RETRACTED, REPLACED = "stands", "retracted", "replaced"
RETRACTED_UNDER_DURESS = "retracted_under_duress"
_OTHERWISE = frozenset({CONTRADICTS, DENIES, DENIES_PREMISE})


class Stood(NamedTuple):
    """The claim `by` stands to the claim `to` in the way `kind`, one of STANCES."""

    by: UUID
    kind: str
    to: UUID


@dataclass(frozen=True)
class Voice:
    """A claim as far as its weight goes. `begins` are its source and the persons who speak."""

    id: UUID
    begins: frozenset[UUID]
    free: bool = True
    replaces: UUID | None = None


@dataclass(frozen=True)
class Weights:
    """Claims with the stances between them; `derived` says from which sources a source derives."""

    voices: Mapping[UUID, Voice]
    stances: Collection[Stood]
    derived: Mapping[UUID, Collection[UUID]]

    def standing(self, claim: UUID) -> str:
        """STANDS, RETRACTED, RETRACTED_UNDER_DURESS or REPLACED."""
        if claim in self.replaced_by:
            return REPLACED
        if self._retracted(claim, frozenset()):
            return RETRACTED
        return RETRACTED_UNDER_DURESS if any(self._unfree(one, claim) for one in self.in_force) else STANDS

    def against(self, claim: UUID) -> tuple[UUID, ...]:
        """The claims that contradict or deny this one and were not themselves taken back."""
        found = {one.by for one in self.in_force if one.to == claim and one.kind in _OTHERWISE}
        found |= {one.to for one in self.in_force if one.by == claim and one.kind == CONTRADICTS}
        return tuple(sorted(one for one in found - {claim} if self.standing(one) != RETRACTED))

    def supporters(self, claim: UUID) -> tuple[UUID, ...]:
        """The claims that say the same, of free words, and were not taken back."""
        found = {one.by for one in self.in_force if one.to == claim and one.kind == CORROBORATES}
        found |= {one.to for one in self.in_force if one.by == claim and one.kind == CORROBORATES}
        return tuple(sorted(one for one in found - {claim} if self._counts(one)))

    def independent(self, claim: UUID) -> int:
        """How many independent sources say so, its own included while it counts."""
        saying = [one for one in (claim, *self.supporters(claim)) if self._counts(one)]
        return independent((self.voices[one].begins for one in saying), self.derived)

    def versions(self, claim: UUID) -> list[UUID]:
        """The claims that corrected each other, the oldest first, this one among them."""
        corrected = {new: old for old, new in self.replaced_by.items()}
        return _followed(_followed(claim, corrected)[-1], self.replaced_by)

    @cached_property
    def replaced_by(self) -> Mapping[UUID, UUID]:
        """Each claim that was corrected, and the claim that stands in its place."""
        return {one.replaces: one.id for one in self.voices.values() if one.replaces is not None}

    @cached_property
    def in_force(self) -> frozenset[Stood]:
        """The stances as they bear on the claims that stand now."""
        return frozenset(self._borne(self.stances))

    def _borne(self, stances: Iterable[Stood]) -> Iterable[Stood]:
        for one in stances:
            moved = Stood(self._newest(one.by), one.kind, self._newest(one.to))
            known = moved.by in self.voices and moved.to in self.voices
            if known and (one.kind != CORROBORATES or moved == one):
                yield moved

    def _newest(self, claim: UUID) -> UUID:
        return _followed(claim, self.replaced_by)[-1]

    def _retracted(self, claim: UUID, seen: frozenset[UUID]) -> bool:
        """In a circle of retractions each of them counts: none is undone by what it takes back."""
        passed = seen | {claim}
        return any(
            one.to == claim
            and one.kind == RETRACTS
            and one.by not in passed
            and self.voices[one.by].free
            and not self._retracted(one.by, passed)
            for one in self.in_force
        )

    def _unfree(self, one: Stood, claim: UUID) -> bool:
        """Whether this takes the claim back under duress."""
        if one.to != claim:
            return False
        return one.kind == RETRACTS_UNDER_DURESS or (one.kind == RETRACTS and not self.voices[one.by].free)

    def _counts(self, claim: UUID) -> bool:
        return self.voices[claim].free and self.standing(claim) in {STANDS, RETRACTED_UNDER_DURESS}


def _followed(claim: UUID, way: Mapping[UUID, UUID]) -> list[UUID]:
    """From a claim to where the way ends; a way that comes back to itself ends before that."""
    passed = [claim]
    while (following := way.get(passed[-1])) is not None and following not in passed:
        passed.append(following)
    return passed
