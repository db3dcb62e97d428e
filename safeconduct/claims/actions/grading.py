"""Judging how far a claim can be believed."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rooms import room
from safeconduct.claims.adding import require
from safeconduct.claims.changes import REGRADED, telling
from safeconduct.claims.documents import GradingDocument
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.models import Claim, Grading
from safeconduct.claims.rules.grading import CONFIRMED
from safeconduct.claims.words import GIVEN_INFORMATION, SOURCE_GRADES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

ONE_IS_COMPUTED = define(
    "one_is_computed",
    422,
    N_(
        "Nobody gives a 1. It comes by itself when at least two sources say the same that have no source in "
        "common. Give 2 at most, and note which claims corroborate this one."
    ),
)

ClaimRef = Annotated[UUID, Meta(title=N_("Claim"), extra=ref("claims.claims"))]


class GradeClaim(Input, kw_only=True, frozen=True):
    """How far it can be believed: the source and the information, each without regard to the other."""

    case: CaseRef
    claim: ClaimRef
    source: Annotated[
        str,
        Meta(
            title=N_("The source"),
            description=N_("How reliable whoever says it has been so far, whatever it is that they say."),
            extra={"widget": "choice", "choices": SOURCE_GRADES},
        ),
    ]
    information: Annotated[
        int,
        Meta(
            title=N_("The information"),
            description=N_(
                "How probable it is, whoever says it. 1, confirmed by other independent sources, is computed."
            ),
            ge=1,
            le=6,
            extra={"widget": "choice", "choices": GIVEN_INFORMATION},
        ),
    ]
    reasons: Annotated[
        str,
        Meta(
            title=N_("Why"),
            description=N_("What you saw and compared. Whoever asks why we believe this reads it."),
            min_length=1,
            max_length=3000,
            extra={"widget": "text", "rows": 3},
        ),
    ]


@action(
    "claims.grade",
    title=N_("Grade a claim"),
    may=all_of(access.writes("claims"), access.opens("claims")),
    example={
        "case": EXAMPLE_ID,
        "claim": EXAMPLE_ID,
        "source": "B",
        "information": 3,
        "reasons": "She saw it from her window and has been right before.",
    },
    inverse="claims.grade",
    emits=[ClaimChanged],
)
def grade(actor: Actor, given: GradeClaim) -> Made:
    """Judge a claim. Earlier judgements stay, with their reasons; the newest counts.

    Raises NOT_FOUND, INVALID (ONE_IS_COMPUTED for a 1 that was typed).
    """
    compartment = room(actor.keys, given.case, "claims")
    require(Claim, [given.claim], compartment)
    if given.information == CONFIRMED:
        raise Refusal(INVALID, fields={"information": ONE_IS_COMPUTED})
    document = GradingDocument(
        claim=given.claim,
        source=given.source,
        information=given.information,
        reasons=given.reasons,
        at=clock.now(),
    )
    with telling(actor, given.case, (given.claim, REGRADED)):
        written = rows.insert(actor.keys, Grading, compartment, document)
    return Made(id=written.id)
