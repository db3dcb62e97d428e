"""How one claim stands to another."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words, ref
from safeconduct.cases.rooms import room
from safeconduct.claims import kept
from safeconduct.claims.adding import require
from safeconduct.claims.changes import REGRADED, telling
from safeconduct.claims.documents import StanceDocument, StanceEnd
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.models import Claim, Stance, WithdrawnStance
from safeconduct.claims.rules.weight import (
    CONTRADICTS,
    CORROBORATES,
    DENIES,
    DENIES_PREMISE,
    EXPLAINS,
    REPLACED,
    RETRACTED,
    RETRACTED_UNDER_DURESS,
    RETRACTS,
    RETRACTS_UNDER_DURESS,
)
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.claims.words import STANCES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

NOT_FREE = define(
    "not_free",
    422,
    N_(
        "These words were spoken in custody or under duress: they take nothing back. Choose “takes back "
        "under duress”; what they are about stands as before."
    ),
)
TO_ITSELF = define("to_itself", 422, N_("A claim does not stand to itself. Choose another one."))
SAID_ALREADY = define("said_already", 409, N_("This is already noted between these two claims."))
CLAIM_REPLACED = define(
    "claim_replaced", 409, N_("This claim was corrected since. Take the one that stands in its place.")
)
STANCE_ENDED = define("stance_ended", 409, N_("This was withdrawn already."))

# What each stance does to the claim that it is about; explaining and corroborating say nothing against it.
HOW = {
    CONTRADICTS: "contradicted",
    DENIES: "denied",
    DENIES_PREMISE: "denied",
    RETRACTS: RETRACTED,
    RETRACTS_UNDER_DURESS: RETRACTED_UNDER_DURESS,
}


class SetStance(Input, kw_only=True, frozen=True):
    """One claim corroborates, contradicts, denies, explains or takes back another."""

    case: CaseRef
    claim: Annotated[UUID, Meta(title=N_("This claim"), extra=ref("claims.claims"))]
    kind: Annotated[str, Meta(title=N_("does what"), extra={"widget": "choice", "choices": STANCES})]
    to: Annotated[UUID, Meta(title=N_("to that claim"), extra=ref("claims.claims"))]
    why: Words


@action(
    "claims.set_stance",
    title=N_("Note how two claims stand to each other"),
    may=all_of(access.writes("claims"), access.opens("claims")),
    example={
        "case": EXAMPLE_ID,
        "claim": EXAMPLE_ID,
        "kind": "corroborates",
        "to": EXAMPLE_ID,
        "why": "Both saw the grey car, from two houses.",
    },
    inverse="claims.withdraw_stance",
    emits=[ClaimChanged],
)
def set_stance(actor: Actor, given: SetStance) -> Made:
    """Note how one claim stands to another. Both stay as they are, side by side.

    Raises NOT_FOUND, CLAIM_REPLACED, SAID_ALREADY, and INVALID (TO_ITSELF; NOT_FREE where words from custody
    are to take something back).
    """
    compartment = room(actor.keys, given.case, "claims")
    require(Claim, [given.claim, given.to], compartment)
    _require_apt(actor, given)
    document = StanceDocument(claim=given.claim, kind=given.kind, to=given.to, why=given.why, at=clock.now())
    with telling(actor, given.case, *_changed(document)):
        written = rows.insert(actor.keys, Stance, compartment, document)
    return Made(id=written.id)


class WithdrawStance(Input, kw_only=True, frozen=True):
    """It was noted wrongly that two claims stand to each other in this way."""

    case: CaseRef
    stance: Annotated[UUID, Meta(title=N_("What was noted"), extra=ref("claims.stances"))]
    why: Words


@action(
    "claims.withdraw_stance",
    title=N_("Withdraw what was noted between two claims"),
    may=all_of(access.writes("claims"), access.opens("claims")),
    example={"case": EXAMPLE_ID, "stance": EXAMPLE_ID, "why": "They speak of two different cars."},
    inverse="claims.set_stance",
    emits=[ClaimChanged],
)
def withdraw_stance(actor: Actor, given: WithdrawStance) -> Made:
    """Withdraw a stance. It stays readable with the reason. Raises NOT_FOUND, STANCE_ENDED."""
    compartment = room(actor.keys, given.case, "claims")
    require(Stance, [given.stance], compartment)
    if given.stance in kept.withdrawn(actor.keys, given.case):
        raise Refusal(STANCE_ENDED)
    stance: StanceDocument = rows.find(actor.keys, Stance, given.stance).document
    document = StanceEnd(stance=given.stance, why=given.why, at=clock.now())
    with telling(actor, given.case, *((claim, REGRADED) for claim, _how in _changed(stance))):
        written = rows.insert(actor.keys, WithdrawnStance, compartment, document)
    return Made(id=written.id)


def _require_apt(actor: Actor, given: SetStance) -> None:
    if given.claim == given.to:
        raise Refusal(INVALID, fields={"to": TO_ITSELF})
    found = {one.id: one for one in weighed(actor.keys, given.case)}
    require_newest(found[given.claim], found[given.to])
    if given.kind == RETRACTS and not found[given.claim].free:
        raise Refusal(INVALID, fields={"kind": NOT_FREE})
    ended = kept.withdrawn(actor.keys, given.case)
    for one in kept.stances(actor.keys, given.case):
        noted = (one.document.claim, one.document.kind, one.document.to)
        if one.row.id not in ended and noted == (given.claim, given.kind, given.to):
            raise Refusal(SAID_ALREADY)


def require_newest(*claims: Weighed) -> None:
    """Raises Refusal CLAIM_REPLACED where a claim was corrected since."""
    if any(one.standing == REPLACED for one in claims):
        raise Refusal(CLAIM_REPLACED)


def _changed(stance: StanceDocument) -> list[tuple[UUID, str]]:
    """The claims that a stance bears on, and how. A contradiction is mutual."""
    if stance.kind in {CORROBORATES, EXPLAINS}:
        return []
    both = [stance.to, stance.claim] if stance.kind == CONTRADICTS else [stance.to]
    return [(one, HOW[stance.kind]) for one in both]
