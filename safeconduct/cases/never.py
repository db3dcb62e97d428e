"""The never-publish card: what the approver of a public text has it compared with.

It is made by whoever writes names and addresses and read by those who approve statements of the case,
never by press: the gate must not become an oracle for what is secret.
"""

from uuid import UUID

from safeconduct.cases.documents import NeverPublish as Card
from safeconduct.cases.documents import Proposal
from safeconduct.cases.models import NeverPublish
from safeconduct.cases.rooms import contents
from safeconduct.cases.rules.digests import NEVER_PUBLISH
from safeconduct.cases.rules.never import betrayed
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys.keyring import Keyring

BETRAYS = define(
    "betrays",
    409,
    N_(
        "This text holds words that must not be published; they stand beside the draft. "
        "Return it, or say why each of them may stand."
    ),
)


def found(keyring: Keyring, case: UUID, proposal: Proposal) -> list[str] | None:
    """The words of a public text that must not stand there; None for who does not read the card.

    The names of those whom the text names by their own consent are theirs to have said.
    """
    if proposal.kind != "statement":
        return []
    try:
        cards: list[Card] = [one.document for one in contents(keyring, case, NEVER_PUBLISH, NeverPublish)]
    except Refusal:
        return None
    named = set(proposal.persons) if proposal.named else set()
    never = [word for one in cards if one.person is None or one.person not in named for word in one.words]
    return betrayed(proposal.text, never)


def require(keyring: Keyring, case: UUID, proposal: Proposal, despite: str, *, facts: bool) -> None:
    """Raises Refusal BETRAYS for a text that somebody would let through who has not said why.

    Who vouches for the `facts` alone reads no card. From anybody else it is asked: a card that is still
    on its way to them raises NOT_FOUND, for a text that was compared with nothing is not let through.
    """
    words = found(keyring, case, proposal)
    if words is None and not facts:
        raise Refusal(NOT_FOUND)
    if words and not despite:
        raise Refusal(BETRAYS)
