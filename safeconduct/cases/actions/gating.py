"""Telling somebody outside: drafted by one, let through by another."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import all_of, roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, gate, reviews
from safeconduct.cases.documents import Proposal
from safeconduct.cases.events import DisclosureAllowed, NightInquiry
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, PersonRef, Words, ref
from safeconduct.cases.rules import gate as rules
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.cases.words import DISCLOSURES, GROUNDS, USES
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_

Text = Annotated[
    str,
    Meta(
        title=N_("What will be said, word for word"),
        min_length=1,
        max_length=20000,
        extra={"widget": "text", "rows": 8},
    ),
]
UsesOf = Annotated[
    list[Annotated[str, Meta(extra={"choices": USES})]],
    Meta(
        title=N_("On which consent it rests"),
        min_length=1,
        max_length=len(USES),
        extra={"widget": "choices", "choices": USES},
    ),
]
InquiryUses = Annotated[
    list[Annotated[str, Meta(extra={"choices": USES})]],
    Meta(
        title=N_("On which consent it rests"),
        min_length=1,
        max_length=len(USES),
        extra={
            "widget": "choices",
            "choices": {use: label for use, label in USES.items() if use in rules.USES["inquiry"]},
        },
    ),
]
Audience = Annotated[
    str,
    Meta(
        title=N_("To whom"),
        description=N_("By name, as in the consent."),
        min_length=1,
        max_length=200,
        examples=[N_("regional prosecutor")],
    ),
]
Persons = Annotated[list[PersonRef], Meta(title=N_("About whom"), max_length=30, extra=ref("cases.persons"))]
Named = Annotated[bool, Meta(title=N_("It names them"))]
AgainstDefault = Annotated[
    str,
    Meta(
        title=N_("Why not keep silent"),
        description=N_("Needed where silence is the default: family, extortionists, captors not known."),
        max_length=2000,
        extra={"widget": "text", "rows": 3},
    ),
]
ProposalRef = Annotated[UUID, Meta(title=N_("Draft"), extra=ref("cases.proposals"))]


class Judged(msgspec.Struct, kw_only=True, frozen=True):
    """Whether it may go out now, and what stands in the way."""

    id: UUID
    open: bool
    blocks: list[str]


def _drafts(actor: Actor, given: Any) -> None:
    access.require(actor, given.case, access.writers(gate.ROOM_OF[given.kind]))


DRAFTERS = roles(*(access.writers("inquiries").keys() | access.writers("publicity").keys()))


class ProposeDisclosure(Input, kw_only=True, frozen=True):
    """Something to be told to somebody outside."""

    case: CaseRef
    kind: Annotated[str, Meta(title=N_("What it is"), extra={"widget": "choice", "choices": DISCLOSURES})]
    audience: Audience
    uses: UsesOf
    persons: Persons = []
    named: Named = False
    text: Text
    why: Words
    against_default: AgainstDefault = ""


@action(
    "cases.propose_disclosure",
    title=N_("Draft something to be told"),
    may=all_of(DRAFTERS, _drafts),
    example={
        "case": EXAMPLE_ID,
        "kind": "inquiry",
        "audience": "regional prosecutor",
        "uses": ["government_named"],
        "text": "Is the person named below held by you?",
        "why": "three hours without a word",
    },
    inverse="cases.withdraw_disclosure",
)
def propose_disclosure(actor: Actor, given: ProposeDisclosure) -> Made:
    """Draft an inquiry, a complaint or a statement for somebody else to let through.

    The drafter is not told what stands in the way: whoever approves sees it. Raises NOT_FOUND.
    """
    return Made(id=gate.propose(actor, given.case, _proposal(given, kind=given.kind)))


class WithdrawDisclosure(Input, kw_only=True, frozen=True):
    """One's own draft, taken back."""

    case: CaseRef
    proposal: ProposalRef


@action(
    "cases.withdraw_disclosure",
    title=N_("Take the draft back"),
    may=DRAFTERS,
    example={"case": EXAMPLE_ID, "proposal": EXAMPLE_ID},
    inverse="cases.propose_disclosure",
)
def withdraw_disclosure(actor: Actor, given: WithdrawDisclosure) -> Made:
    """Take one's own draft back. Raises NOT_FOUND, DECIDED."""
    gate.withdraw(actor, given.case, given.proposal)
    return Made(id=given.proposal)


class InquireAtNight(Input, kw_only=True, frozen=True):
    """An inquiry made at once by one person, on a directive or to protect life."""

    case: CaseRef
    audience: Audience
    uses: InquiryUses
    persons: Persons = []
    named: Named = False
    text: Text
    ground: Annotated[str, Meta(title=N_("On what ground"), extra={"widget": "choice", "choices": GROUNDS})]
    reason: Annotated[
        str,
        Meta(
            title=N_("Why it cannot wait for a second person"),
            min_length=1,
            max_length=2000,
            extra={"widget": "text", "rows": 3},
        ),
    ]
    against_default: AgainstDefault = ""


@action(
    "cases.inquire_at_night",
    title=N_("Allow an inquiry at once, alone"),
    may=access.within({"coordinator": TEAM, "lawyer": ASSIGNED}),
    example={
        "case": EXAMPLE_ID,
        "audience": "regional prosecutor",
        "uses": ["government_named"],
        "text": "Is the person named below held by you?",
        "ground": "life",
        "reason": "the second coordinator does not answer",
    },
    final=N_("An inquiry that was made is known to whoever was asked"),
    destructive=True,
    emits=[DisclosureAllowed, NightInquiry],
    urgent=True,
)
def inquire_at_night(actor: Actor, given: InquireAtNight) -> Judged:
    """Let one inquiry through without a second person, with the reason written; a second reviews it
    within the hour. A legal flag, a stale risk review or what the person forbade still stops it.

    Raises NOT_FOUND, GATE_CLOSED.
    """
    draft = _proposal(given, kind="inquiry", night=given.reason, ground=given.ground)
    by = draft.at + rules.NIGHT_REVIEW_WITHIN
    proposal = replace(draft, review_by=by, review_alarm=reviews.demand(actor.keys, given.case, by=by))
    made = gate.propose(actor, given.case, proposal)
    found = gate.standing(actor.keys, given.case, made)
    gate.require(found)
    emit(actor, DisclosureAllowed(case=given.case, proposal=made, kind="inquiry"))
    emit(actor, NightInquiry(case=given.case, proposal=made))
    return judged(found)


def _proposal(given: Any, *, kind: str, night: str = "", ground: str = "") -> Proposal:
    return Proposal(
        kind=kind,
        uses=given.uses,
        audience=given.audience,
        persons=list(dict.fromkeys(given.persons)),
        named=given.named,
        text=given.text,
        why=night or given.why,
        at=clock.now(),
        against_default=given.against_default,
        night=night,
        ground=ground,
    )


def judged(found: gate.Standing) -> Judged:
    return Judged(id=found.id, open=found.may_go, blocks=list(found.verdict.blocks))
