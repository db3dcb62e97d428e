"""What a person allows, forbids and takes back."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.registry import action
from safeconduct.cases import access, consents, digests
from safeconduct.cases.consents import UseLine, require_row, write
from safeconduct.cases.documents import ConsentDocument, Verification, Withdrawal
from safeconduct.cases.events import ConsentWithdrawn
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, PersonRef, Words, ref
from safeconduct.cases.models import Consent, ConsentVerification, ConsentWithdrawal
from safeconduct.cases.rooms import reads
from safeconduct.cases.words import CAPACITIES, GIVEN_IN, USES, VERIFIED_WITH
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_

EXPIRES_FIRST = define("expires_first", 422, N_("It would end before it begins."))
LAWYERS_WORD = define("lawyers_word", 422, N_("Only a lawyer can say what was said to a lawyer in private."))
LASTS = timedelta(days=180)  # how long consent lasts unless somebody says otherwise

Use = Annotated[str, Meta(extra={"choices": USES})]
Uses = Annotated[
    list[Use],
    Meta(
        title=N_("For what"),
        description=N_("Each use stands for itself: one does not include another."),
        max_length=len(USES),
        extra={"widget": "choices", "choices": USES},
    ),
]
Audiences = Annotated[
    list[Annotated[str, Meta(max_length=200)]],
    Meta(
        title=N_("Towards whom"),
        description=N_("One on each line, by name. A single * means everybody whom these uses can mean."),
        max_length=20,
        examples=[N_("regional prosecutor")],
        extra={"widget": "lines"},
    ),
]
ConsentRef = Annotated[UUID, Meta(title=N_("Consent"), extra=ref("cases.consents"))]
Instant = Annotated[datetime, Meta(tz=True)]


class GiveConsent(Input, kw_only=True, frozen=True):
    """Consent as it was given: who, to what, towards whom, knowing which risks, until when."""

    case: CaseRef
    person: PersonRef | None = None
    uses: Annotated[Uses, Meta(min_length=1)]
    audiences: Audiences = []
    by: Annotated[
        str,
        Meta(
            title=N_("Who gave it"),
            description=N_("As the case speaks of them: A, the aunt."),
            max_length=120,
        ),
    ] = ""
    capacity: Annotated[
        str, Meta(title=N_("In what capacity"), extra={"widget": "choice", "choices": CAPACITIES})
    ] = "person"
    given_in: Annotated[
        str,
        Meta(
            title=N_("Given"),
            description=N_("What is said in custody is kept and allows nothing until repeated in private."),
            extra={"widget": "choice", "choices": GIVEN_IN},
        ),
    ] = "free"
    language: Annotated[str, Meta(title=N_("In which language"), max_length=40)] = ""
    risks: Annotated[
        str,
        Meta(
            title=N_("Which risks were explained"),
            min_length=1,
            max_length=3000,
            extra={"widget": "text", "rows": 3},
        ),
    ]
    how: Annotated[
        str,
        Meta(
            title=N_("How it was given"), description=N_("In person, by voice, in writing."), max_length=300
        ),
    ] = ""
    expires: Annotated[
        Instant | None,
        Meta(title=N_("Until"), description=N_("Empty: half a year from now.")),
    ] = None


@action(
    "cases.give_consent",
    title=N_("Write down consent"),
    may=access.writes("consent"),
    example={
        "case": EXAMPLE_ID,
        "uses": ["act_for_me", "government_named"],
        "audiences": ["*"],
        "risks": "the answer may warn those who hold them",
    },
    inverse="cases.withdraw_consent",
)
def give_consent(actor: Actor, given: GiveConsent) -> Made:
    """Write down what a person allows. Raises NOT_FOUND, and INVALID (EXPIRES_FIRST)."""
    now = clock.now()
    expires = given.expires or now + LASTS
    if expires <= now:
        raise Refusal(INVALID, fields={"expires": EXPIRES_FIRST})
    document = ConsentDocument(
        person=given.person,
        uses=given.uses,
        audiences=given.audiences,
        by=given.by,
        capacity=given.capacity,
        language=given.language,
        risks=given.risks,
        given=now,
        expires=expires,
        given_in=given.given_in,
        how=given.how,
    )
    return Made(id=write(actor.keys, given.case, Consent, document))


class WithdrawConsent(Input, kw_only=True, frozen=True):
    """Consent taken back, at once. Nothing chosen: everything that was consented to until now."""

    case: CaseRef
    consent: ConsentRef | None = None
    person: PersonRef | None = None
    uses: Uses = []
    said: Annotated[
        str, Meta(title=N_("What they said"), max_length=2000, extra={"widget": "text", "rows": 3})
    ] = ""


class Withdrew(msgspec.Struct, kw_only=True, frozen=True):
    """What was already told and cannot be recalled; `known` is False for who may not read that."""

    id: UUID
    known: bool
    earlier_uses: list[UseLine]


@action(
    "cases.withdraw_consent",
    title=N_("Withdraw consent"),
    may=access.writes("consent"),
    example={"case": EXAMPLE_ID, "said": "stop everything"},
    final=N_("Consent is not brought back: the person is asked again"),
    destructive=True,
    emits=[ConsentWithdrawn],
)
def withdraw_consent(actor: Actor, given: WithdrawConsent) -> Withdrew:
    """End consent now. Lists what was already told to whom: that cannot be recalled by us.

    Raises NOT_FOUND.
    """
    if given.consent is not None:
        require_row(actor.keys, given.case, Consent, given.consent)
    document = Withdrawal(
        of=given.consent, uses=given.uses, at=clock.now(), person=given.person, said=given.said
    )
    made = write(actor.keys, given.case, ConsentWithdrawal, document)
    digests.stop_verdict(actor.keys, given.case)
    emit(actor, ConsentWithdrawn(case=given.case, withdrawal=made))
    known = reads(actor.keys, given.case, "consent")
    uses = consents.earlier_uses(actor.keys, given.case) if known else []
    return Withdrew(id=made, known=known, earlier_uses=uses)


class VerifyConsent(Input, kw_only=True, frozen=True):
    """The person repeated in private what they had said in custody."""

    case: CaseRef
    consent: ConsentRef
    contact: Annotated[
        str,
        Meta(title=N_("In private contact with"), extra={"widget": "choice", "choices": VERIFIED_WITH}),
    ]
    how: Words


@action(
    "cases.verify_consent",
    title=N_("It was repeated in private"),
    may=access.writes("consent"),
    example={
        "case": EXAMPLE_ID,
        "consent": EXAMPLE_ID,
        "contact": "own_lawyer",
        "how": "alone with me for twenty minutes",
    },
    inverse="cases.withdraw_consent",
)
def verify_consent(actor: Actor, given: VerifyConsent) -> Made:
    """Let consent from custody count, because the person repeated it in private.

    Raises NOT_FOUND, and INVALID (LAWYERS_WORD) when somebody else says what a lawyer heard.
    """
    if given.contact == "own_lawyer" and "lawyer" not in actor.roles:
        raise Refusal(INVALID, fields={"contact": LAWYERS_WORD})
    require_row(actor.keys, given.case, Consent, given.consent)
    document = Verification(of=given.consent, contact=given.contact, at=clock.now(), how=given.how)
    return Made(id=write(actor.keys, given.case, ConsentVerification, document))
