"""Saying which words of a claim may be told in public, and taking that back."""

from typing import Annotated

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words
from safeconduct.cases.rooms import room
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.claims import clearing
from safeconduct.claims.actions.grading import ClaimRef
from safeconduct.claims.adding import NO_REGION, require
from safeconduct.claims.documents import Clearing
from safeconduct.claims.models import Claim
from safeconduct.claims.rules.weight import REPLACED, RETRACTED
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.places.regions import regions

NAMES_IN_IT = define(
    "names_in_it",
    422,
    N_("This holds a name or a place that must not stand in public. Say it without."),
)
NO_LONGER_STANDS = define(
    "no_longer_stands", 409, N_("This claim was corrected or taken back. It is not told in public.")
)
ONE_LANGUAGE = define(
    "one_language", 422, N_("In the other language, give both who says it and what, and in that language.")
)
NOT_CLEARED = define("not_cleared", 409, N_("Nothing of this claim is cleared for the public."))


class ClearClaim(Input, kw_only=True, frozen=True):
    """The very words that may be told in public. Press sees these and nothing else of the claim."""

    case: CaseRef
    claim: ClaimRef
    attribution: Annotated[
        str,
        Meta(
            title=N_("Who says it, as it may be told"),
            description=N_("Without a name: a neighbour, a human rights network, a ministry."),
            min_length=1,
            max_length=200,
        ),
    ]
    sentence: Annotated[
        str,
        Meta(
            title=N_("What is said, as it may be told"),
            description=N_("A sentence without names, addresses, or anything by which somebody is known."),
            min_length=1,
            max_length=1000,
            extra={"widget": "text", "rows": 3},
        ),
    ]
    region: Annotated[
        str,
        Meta(
            title=N_("Region or country"),
            description=N_("A code, like RU-PNZ, or wider, like RU. Nothing narrower leaves the house."),
            max_length=6,
            pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$",
            examples=["RU"],
        ),
    ] = ""
    time: Annotated[
        str,
        Meta(
            title=N_("When, as it may be told"), max_length=100, examples=[N_("in the second week of March")]
        ),
    ] = ""
    other_attribution: Annotated[
        str,
        Meta(
            title=N_("Who says it, in the other language"),
            description=N_(
                "English beside Russian, or Russian beside English: an emergency text needs both."
            ),
            max_length=200,
        ),
    ] = ""
    other_sentence: Annotated[
        str,
        Meta(
            title=N_("What is said, in the other language"),
            max_length=1000,
            extra={"widget": "text", "rows": 3},
        ),
    ] = ""


# The digest hangs from the brief, which a documenter has of own cases alone.
CLEARS = access.within({"coordinator": TEAM, "lawyer": ASSIGNED, "documenter": ASSIGNED})


@action(
    "claims.clear_for_public",
    title=N_("Clear words for the public"),
    may=CLEARS,
    example={
        "case": EXAMPLE_ID,
        "claim": EXAMPLE_ID,
        "attribution": "a neighbour",
        "sentence": "Two men in black led a woman to a grey car.",
        "region": "RU",
    },
    inverse="claims.withdraw_clearing",
)
def clear_for_public(actor: Actor, given: ClearClaim) -> Made:
    """Clear exactly these words of a claim. Whoever clears again replaces them.

    Who does not read the words that must never be published is told nothing of them: what they clear goes to
    press once a coordinator is present, if it holds none.

    Raises NOT_FOUND, NO_LONGER_STANDS, INVALID (NO_REGION; ONE_LANGUAGE; NAMES_IN_IT).
    """
    require(Claim, [given.claim], room(actor.keys, given.case, "claims"))
    claim = _standing(actor, given)
    if "-" in given.region and given.region not in regions():
        raise Refusal(INVALID, fields={"region": NO_REGION})
    compared = _compared(actor, given)
    document = Clearing(
        claim=given.claim,
        attribution=given.attribution,
        sentence=given.sentence,
        region=given.region,
        time=given.time,
        free=claim.free,
        at=clock.now(),
        card=clearing.card(actor.keys, given.case),
        other_attribution=given.other_attribution.strip(),
        other_sentence=given.other_sentence.strip(),
    )
    if len(clearing.told(document)) != 1 + bool(given.other_attribution or given.other_sentence):
        raise Refusal(INVALID, fields={"other_sentence": ONE_LANGUAGE})
    return Made(id=clearing.clear(actor.keys, given.case, document, compared=compared))


class WithdrawClearing(Input, kw_only=True, frozen=True):
    """The claim whose words are to be told no longer."""

    case: CaseRef
    claim: ClaimRef
    why: Words


@action(
    "claims.withdraw_clearing",
    title=N_("Clear it no longer"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID, "claim": EXAMPLE_ID, "why": "The neighbour is afraid."},
    inverse="claims.clear_for_public",
)
def withdraw_clearing(actor: Actor, given: WithdrawClearing) -> Made:
    """Take words back from the public side; press drafts from them no more. Texts that are out already stay
    out. Raises NOT_FOUND, NOT_CLEARED.
    """
    require(Claim, [given.claim], room(actor.keys, given.case, "claims"))
    found = clearing.cleared(actor.keys, given.case).get(given.claim)
    if found is None:
        raise Refusal(NOT_CLEARED)
    return Made(id=clearing.end(actor.keys, given.case, found.document, given.why))


def _standing(actor: Actor, given: ClearClaim) -> Weighed:
    found: Weighed = next(one for one in weighed(actor.keys, given.case) if one.id == given.claim)
    if found.standing in {REPLACED, RETRACTED}:
        raise Refusal(NO_LONGER_STANDS)
    return found


def _compared(actor: Actor, given: ClearClaim) -> bool:
    """Whether it was compared with the never-publish card. Raises Refusal INVALID (NAMES_IN_IT)."""
    try:
        held = clearing.named_in(actor.keys, given.case, given)
    except Refusal as refusal:
        if refusal.code != NOT_FOUND:
            raise
        return False
    if held:
        raise Refusal(INVALID, fields=dict.fromkeys(held, NAMES_IN_IT))
    return True
