"""Which of several claims a figure on a page rests on. Pure.

Conflicting claims all stay; one of them is named beside the figure, chosen by these, the first first:

1. words that are free before words from custody or under duress, always;
2. what stands (also what was taken back under duress) before what was retracted;
3. the better grade: the information, then the source;
4. first-hand before hearsay;
5. what was written down first.

What was replaced by a correction, and what asserts nothing (a fear, a demand, a denial), bears no figure.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from safeconduct.claims.rules.grading import Grade, order
from safeconduct.claims.rules.weight import REPLACED, RETRACTED

ASSERTS = "asserts"


class Bearing(Protocol):
    """What the rule asks of a claim."""

    @property
    def id(self) -> UUID: ...
    @property
    def grade(self) -> Grade: ...
    @property
    def standing(self) -> str: ...
    @property
    def free(self) -> bool: ...
    @property
    def first_hand(self) -> bool: ...
    @property
    def stance(self) -> str: ...
    @property
    def noted(self) -> datetime: ...


C = TypeVar("C", bound=Bearing)


def in_order(claims: Iterable[C]) -> list[C]:
    """The claims that can bear a figure, the one that it rests on first."""
    able = [one for one in claims if one.standing != REPLACED and one.stance == ASSERTS]
    return sorted(able, key=_order)


def _order(one: Bearing) -> tuple[bool, bool, tuple[int, int], bool, datetime, UUID]:
    retracted = one.standing == RETRACTED
    return not one.free, retracted, order(one.grade), not one.first_hand, one.noted, one.id
