"""What others say of a draft: let it through, return it, review what was done alone at night."""

from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import all_of, roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, briefs, gate, never, reviews
from safeconduct.cases.actions.gating import Judged, ProposalRef, judged
from safeconduct.cases.events import DisclosureAllowed
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Words
from safeconduct.kernel.errors import FORBIDDEN, Refusal
from safeconduct.kernel.text import N_

WORKERS = roles("coordinator", "lawyer", "documenter")


class ApproveDisclosure(Input, kw_only=True, frozen=True):
    """Let a draft through, with the reasons."""

    case: CaseRef
    proposal: ProposalRef
    reasons: Words
    despite: Annotated[
        str,
        Meta(
            title=N_("Why the marked words may stand"),
            description=N_("Only where the draft holds words that must not be published: say of each."),
            max_length=2000,
            extra={"widget": "text", "rows": 2},
        ),
    ] = ""


def _approves(actor: Actor, given: Any) -> None:
    kind = gate.find(actor.keys, given.case, given.proposal).document.kind
    if not _power(actor, given.case, kind):
        raise Refusal(FORBIDDEN)


def _power(actor: Actor, case: UUID, kind: str) -> str:
    """How much of a draft of this kind the actor may approve; empty for nothing."""
    document = briefs.brief(actor.keys, case)
    return access.approves(kind, actor.roles, briefs.assigned_as(actor.keys, document, actor.member))


@action(
    "cases.approve_disclosure",
    title=N_("Let it through"),
    may=all_of(WORKERS, _approves),
    example={"case": EXAMPLE_ID, "proposal": EXAMPLE_ID, "reasons": "the directive covers it"},
    inverse="cases.return_disclosure",
    emits=[DisclosureAllowed],
)
def approve_disclosure(actor: Actor, given: ApproveDisclosure) -> Judged:
    """Approve a draft of somebody else. It goes out only if everything else holds too.

    Raises NOT_FOUND, OWN_DRAFT, DECIDED, RECALLED, MINOR_NAMED, and BETRAYS for a public text with words
    that must not stand.
    """
    draft = gate.find(actor.keys, given.case, given.proposal).document
    facts = _power(actor, given.case, draft.kind) == access.FACTS
    marked = never.require(actor.keys, given.case, draft, given.despite, facts=facts)
    reasons = "\n".join(filter(None, (given.reasons, given.despite)))
    found = gate.say(actor, given.case, given.proposal, "approve", reasons, marked)
    if found.may_go:
        emit(actor, DisclosureAllowed(case=given.case, proposal=given.proposal, kind=found.proposal.kind))
    return judged(found)


class ReturnDisclosure(Input, kw_only=True, frozen=True):
    """Give a draft back, with the reasons."""

    case: CaseRef
    proposal: ProposalRef
    reasons: Words


@action(
    "cases.return_disclosure",
    title=N_("Return it"),
    may=all_of(WORKERS, _approves),
    example={"case": EXAMPLE_ID, "proposal": EXAMPLE_ID, "reasons": "the consent has run out"},
    inverse="cases.propose_disclosure",
)
def return_disclosure(actor: Actor, given: ReturnDisclosure) -> Judged:
    """Return a draft of somebody else: this text is not told. Raises NOT_FOUND, OWN_DRAFT, DECIDED."""
    return judged(gate.say(actor, given.case, given.proposal, "return", given.reasons))


class ReviewNight(Input, kw_only=True, frozen=True):
    """What a second person says of an inquiry that was made alone."""

    case: CaseRef
    proposal: ProposalRef
    reasons: Words


@action(
    "cases.review_night",
    title=N_("Review what was done alone"),
    may=all_of(WORKERS, _approves),
    example={"case": EXAMPLE_ID, "proposal": EXAMPLE_ID, "reasons": "right; I would have done the same"},
)
def review_night(actor: Actor, given: ReviewNight) -> Judged:
    """Review somebody else's inquiry by night. Raises NOT_FOUND, OWN_DRAFT."""
    found = gate.say(actor, given.case, given.proposal, "review", given.reasons)
    reviews.done(actor.keys, found.proposal.review_alarm)
    return judged(found)
