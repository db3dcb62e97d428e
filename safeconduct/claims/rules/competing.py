"""Which claims speak of the same thing, and whether their times compete. Pure.

Claims speak of the same thing if they say that the same was done to the same person. Two times compete if
no instant fits both; what can mean the same does not compete.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from uuid import UUID

from safeconduct.claims.rules.times import Answer, Span, together

Topic = tuple[str, UUID | str]


def topic(act: str, person: UUID | None, said: str) -> Topic | None:
    """What was done to whom; None where a claim does not say both."""
    whom = person or " ".join(said.casefold().split())
    return (act, whom) if act and act != "other" and whom else None


def compete(spans: Iterable[Span]) -> bool:
    """Whether any two of these times cannot both be right."""
    return any(together(one, other) is Answer.NO for one, other in combinations(spans, 2))


def echoes(claims: Sequence[UUID], origins: Sequence[frozenset[frozenset[UUID]]]) -> dict[UUID, UUID]:
    """Each claim whose origins, as `independence.origins` gives them, an earlier one of them shares, with
    the first that does: together they are one voice."""
    found: dict[UUID, UUID] = {}
    for place, claim in enumerate(claims):
        before = (claims[other] for other in range(place) if origins[other] & origins[place])
        if (first := next(before, None)) is not None:
            found[claim] = found.get(first, first)
    return found
