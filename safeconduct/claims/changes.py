"""Telling others when a claim weighs otherwise than before, whichever claim it was that somebody touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.rules.grading import Grade
from safeconduct.claims.weighing import weighed

REGRADED, REPLACED = "regraded", "replaced"


@contextmanager
def telling(actor: Actor, case: UUID, *known: tuple[UUID, str]) -> Iterator[None]:
    """Emit ClaimChanged for what is `known` to change (claim and how) and for every other claim whose
    grade is another after the block: a second source, or its retraction, moves claims that nobody touched.
    """
    before = _grades(actor, case)
    yield
    for claim, how in known:
        emit(actor, ClaimChanged(case=case, claim=claim, how=how))
    touched = {claim for claim, _how in known}
    for claim, grade in _grades(actor, case).items():
        if claim in before and before[claim] != grade and claim not in touched:
            emit(actor, ClaimChanged(case=case, claim=claim, how=REGRADED))


def _grades(actor: Actor, case: UUID) -> dict[UUID, Grade]:
    return {one.id: one.grade for one in weighed(actor.keys, case)}
