"""How far a claim can be believed, on two axes. Pure.

The source from A to F and the information from 1 to 6, each judged without regard to the other (Admiralty
code: A completely reliable … E unreliable, F cannot be judged; 1 confirmed by other independent sources,
2 probably true … 5 improbable, 6 cannot be judged). An item is graded, never what is concluded from it.
"""

from typing import NamedTuple

SOURCES = "ABCDEF"
INFORMATION = (1, 2, 3, 4, 5, 6)
CONFIRMED = 1
ENOUGH = 2  # independent sources that confirm
# From what is rested on first to what is rested on last: who cannot be judged was not found unreliable.
_BEST_SOURCE = "ABCFDE"
_BEST_INFORMATION = (1, 2, 3, 6, 4, 5)


class Grade(NamedTuple):
    """`source` is one of SOURCES, `information` one of INFORMATION."""

    source: str
    information: int

    def __str__(self) -> str:
        return f"{self.source}{self.information}"


UNJUDGED = Grade("F", 6)


def effective(given: Grade, independent: int) -> Grade:
    """The grade that counts: what somebody judged, and 1 exactly where enough independent sources say so.

    Nobody's word alone makes a 1: one that was given is taken as 2, probably true.
    """
    if independent >= ENOUGH:
        return given._replace(information=CONFIRMED)
    return given._replace(information=max(given.information, CONFIRMED + 1))


def order(grade: Grade) -> tuple[int, int]:
    """Sorts grades, the best first: the information, then its source."""
    return _BEST_INFORMATION.index(grade.information), _BEST_SOURCE.index(grade.source)
