"""Writing down what somebody says."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, Made
from safeconduct.claims.adding import add_claim
from safeconduct.claims.inputs import ClaimFields
from safeconduct.claims.written import document_of
from safeconduct.kernel.text import N_


class AddClaim(ClaimFields, kw_only=True, frozen=True):
    """Somebody says that something is so: word for word, from a source."""


@action(
    "claims.add_claim",
    title=N_("Write down a claim"),
    may=access.writes("claims"),
    example={
        "case": EXAMPLE_ID,
        "source": EXAMPLE_ID,
        "speaker": "the neighbour",
        "text": "Two men in black led her to a grey car.",
        "act": "apprehended",
        "time_said": "half an hour after the call",
    },
)
def add(actor: Actor, given: AddClaim) -> Made:
    """Write down what somebody says. Nothing is made certain that was not said so.

    Raises NOT_FOUND (also for a source, claim or person of another case), INVALID.
    """
    return Made(id=add_claim(actor, given.case, document_of(actor, given)))
