"""What a person wants to happen if they vanish, and legal reasons to keep silent."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access, digests
from safeconduct.cases.actions.consenting import EXPIRES_FIRST, LASTS, Audiences, Instant, Uses
from safeconduct.cases.consents import require_row, write
from safeconduct.cases.documents import Directive, LegalFlag
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, PersonRef, Words, ref
from safeconduct.cases.models import AdvanceDirective, LegalHold
from safeconduct.cases.rules.rooms import ASSIGNED
from safeconduct.cases.words import DISCLOSURES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

BOTH_WAYS = define("both_ways", 422, N_("The same use is allowed and forbidden. Ask the person again."))


class WriteDirective(Input, kw_only=True, frozen=True):
    """If I vanish, then: what a person allows and forbids in advance."""

    case: CaseRef
    person: PersonRef | None = None
    allows: Annotated[Uses, Meta(title=N_("If I vanish, you may"))] = []
    forbids: Annotated[Uses, Meta(title=N_("Even then you must not"))] = []
    audiences: Audiences = []
    ask: Annotated[
        str,
        Meta(
            title=N_("Ask this person"),
            description=N_("Who decides what is not said here, and how to reach them."),
            max_length=500,
        ),
    ] = ""
    words: Annotated[
        str,
        Meta(title=N_("In their own words"), max_length=5000, extra={"widget": "text"}),
    ] = ""
    expires: Annotated[
        Instant | None,
        Meta(title=N_("Until"), description=N_("Empty: half a year from now.")),
    ] = None


@action(
    "cases.write_directive",
    title=N_("Write down a directive"),
    may=access.writes("consent"),
    example={"case": EXAMPLE_ID, "allows": ["government_named"], "audiences": ["*"]},
    inverse="cases.revoke_directive",
)
def write_directive(actor: Actor, given: WriteDirective) -> Made:
    """Write down what is to happen if the person vanishes.

    Raises NOT_FOUND, and INVALID (BOTH_WAYS, EXPIRES_FIRST).
    """
    now = clock.now()
    expires = given.expires or now + LASTS
    if set(given.allows) & set(given.forbids):
        raise Refusal(INVALID, fields={"forbids": BOTH_WAYS})
    if expires <= now:
        raise Refusal(INVALID, fields={"expires": EXPIRES_FIRST})
    document = Directive(
        person=given.person,
        allows=given.allows,
        forbids=given.forbids,
        audiences=given.audiences,
        ask=given.ask,
        words=given.words,
        given=now,
        expires=expires,
    )
    if document.forbids:
        digests.stop_verdict(actor.keys, given.case)
    return Made(id=write(actor.keys, given.case, AdvanceDirective, document))


class RevokeDirective(Input, kw_only=True, frozen=True):
    """The directive that the person took back."""

    case: CaseRef
    directive: Annotated[UUID, Meta(title=N_("Directive"), extra=ref("cases.directives"))]


@action(
    "cases.revoke_directive",
    title=N_("The person took it back"),
    may=all_of(access.writes("consent"), access.opens("consent")),
    example={"case": EXAMPLE_ID, "directive": EXAMPLE_ID},
    final=N_("A directive is not brought back: the person is asked again"),
    destructive=True,
)
def revoke_directive(actor: Actor, given: RevokeDirective) -> Made:
    """End a directive, what it allows and what it forbids. Raises NOT_FOUND, STALE."""
    require_row(actor.keys, given.case, AdvanceDirective, given.directive)
    reading = rows.find(actor.keys, AdvanceDirective, given.directive)
    rows.rewrite(actor.keys, reading.row, replace(reading.document, revoked=clock.now()))
    return Made(id=given.directive)


class RaiseFlag(Input, kw_only=True, frozen=True):
    """A legal reason why something must not be told now."""

    case: CaseRef
    kinds: Annotated[
        list[Annotated[str, Meta(extra={"choices": DISCLOSURES})]],
        Meta(
            title=N_("What must wait"),
            min_length=1,
            max_length=len(DISCLOSURES),
            extra={"widget": "choices", "choices": DISCLOSURES},
        ),
    ]
    why: Words


@action(
    "cases.raise_flag",
    title=N_("Raise a legal flag"),
    may=access.writes("consent"),
    example={"case": EXAMPLE_ID, "kinds": ["statement"], "why": "a closed hearing tomorrow"},
    inverse="cases.lift_flag",
)
def raise_flag(actor: Actor, given: RaiseFlag) -> Made:
    """Stop disclosures of these kinds until a lawyer lifts the flag. Raises NOT_FOUND."""
    document = LegalFlag(kinds=given.kinds, why=given.why, raised=clock.now())
    return Made(id=write(actor.keys, given.case, LegalHold, document))


class LiftFlag(Input, kw_only=True, frozen=True):
    """The flag that no longer stands, and why."""

    case: CaseRef
    flag: Annotated[UUID, Meta(title=N_("Legal flag"), extra=ref("cases.flags"))]
    why: Words


@action(
    "cases.lift_flag",
    title=N_("Lift the legal flag"),
    may=access.within({"lawyer": ASSIGNED}),
    example={"case": EXAMPLE_ID, "flag": EXAMPLE_ID, "why": "the hearing is over"},
    inverse="cases.raise_flag",
)
def lift_flag(actor: Actor, given: LiftFlag) -> Made:
    """End a legal flag. Raises NOT_FOUND, STALE."""
    require_row(actor.keys, given.case, LegalHold, given.flag)
    reading = rows.find(actor.keys, LegalHold, given.flag)
    lifted = replace(reading.document, lifted=clock.now(), lifted_because=given.why)
    rows.rewrite(actor.keys, reading.row, lifted)
    return Made(id=given.flag)
