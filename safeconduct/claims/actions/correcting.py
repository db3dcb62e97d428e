"""Correcting a claim that was written down wrongly. The old one stays, marked."""

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, Made
from safeconduct.cases.rooms import room
from safeconduct.claims.actions.grading import ClaimRef
from safeconduct.claims.actions.stances import require_newest
from safeconduct.claims.adding import add_claim, require
from safeconduct.claims.changes import REPLACED, telling
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.inputs import ClaimFields
from safeconduct.claims.models import Claim
from safeconduct.claims.weighing import weighed
from safeconduct.claims.written import document_of
from safeconduct.kernel.text import N_


class CorrectClaim(ClaimFields, kw_only=True, frozen=True):
    """What was written down wrongly, as it should stand."""

    claim: ClaimRef


@action(
    "claims.correct_claim",
    title=N_("Correct a claim"),
    may=all_of(access.writes("claims"), access.opens("claims")),
    example={
        "case": EXAMPLE_ID,
        "claim": EXAMPLE_ID,
        "source": EXAMPLE_ID,
        "speaker": "the neighbour",
        "text": "Three men in black led her to a grey car.",
    },
    inverse="claims.correct_claim",
    emits=[ClaimChanged],
)
def correct_claim(actor: Actor, given: CorrectClaim) -> Made:
    """Write a claim that stands in the place of another. The old one stays readable and marked; what was
    said against it holds against the new one, which is graded anew.

    Raises NOT_FOUND, CLAIM_REPLACED where it was corrected already, INVALID.
    """
    require(Claim, [given.claim], room(actor.keys, given.case, "claims"))
    old = next(one for one in weighed(actor.keys, given.case) if one.id == given.claim)
    require_newest(old)
    document = document_of(actor, given, replaces=given.claim, before=old.document.time)
    known = {one.said: one for one in old.document.speakers[:-1]}
    speakers = [known.get(one.said, one) for one in document.speakers[:-1]]
    document = replace(document, speakers=[*speakers, document.speakers[-1]])
    if given.source == old.source:  # the place in its file is still the same
        document = replace(document, start=old.document.start, end=old.document.end)
    with telling(actor, given.case, (given.claim, REPLACED)):
        written = add_claim(actor, given.case, document)
    return Made(id=written)
