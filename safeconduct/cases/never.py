"""The never-publish card: what the approver of a public text has it compared with.

It is made by whoever writes names and addresses and read by those who approve statements of the case,
never by press: the gate must not become an oracle for what is secret.
"""

from collections.abc import Collection
from uuid import UUID

from safeconduct.cases import cards
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


MINOR_NAMED = define(
    "minor_named",
    409,
    N_("This text names somebody who is, or may be, a minor. A minor's name is not published, whoever asks."),
)


def found(keyring: Keyring, case: UUID, proposal: Proposal) -> list[str] | None:
    """The words of a public text that must not stand there; None for who does not read the card.

    The names of those whom the text names by their own consent are theirs to have said, unless they may
    be minors.
    """
    if proposal.kind != "statement":
        return []
    never = _cards(keyring, case)
    if never is None:
        return None
    named = (set(proposal.persons) if proposal.named else set()) - _minors(keyring, case, never)
    words = [word for one in never if one.person is None or one.person not in named for word in one.words]
    return betrayed(proposal.text, words)


def require(keyring: Keyring, case: UUID, proposal: Proposal, despite: str, *, facts: bool) -> list[str]:
    """The marked words that somebody lets stand by saying why.

    Raises Refusal BETRAYS where they have not said why, MINOR_NAMED whatever they say. Who vouches for the
    `facts` alone reads no card. From anybody else it is asked: a card that is still on its way to them
    raises NOT_FOUND, for a text that was compared with nothing is not let through.
    """
    words = found(keyring, case, proposal)
    if words is None:
        if not facts:
            raise Refusal(NOT_FOUND)
        return []
    if minor_named(keyring, case, proposal):
        raise Refusal(MINOR_NAMED)
    if words and not despite:
        raise Refusal(BETRAYS)
    return words


def require_passed(keyring: Keyring, case: UUID, proposal: Proposal, passed: Collection[str]) -> None:
    """Raises Refusal BETRAYS for a word that nobody let stand, MINOR_NAMED, NOT_FOUND without the card."""
    words = require(keyring, case, proposal, "as they were approved", facts=False)
    if not set(words) <= set(passed):
        raise Refusal(BETRAYS)


def minor_named(keyring: Keyring, case: UUID, proposal: Proposal) -> bool:
    """Whether a public text names somebody who is, or may be, a minor; for who reads the card."""
    never = _cards(keyring, case) if proposal.kind == "statement" else None
    if never is None:
        return False
    minors = _minors(keyring, case, never)
    names = [word for one in never if one.person in minors for word in one.words]
    return bool(betrayed(proposal.text, names))


def hold(keyring: Keyring, case: UUID, words: Collection[str]) -> list[str]:
    """Those of the words that must not stand in public. Raises Refusal NOT_FOUND without the card."""
    never = _cards(keyring, case)
    if never is None:
        raise Refusal(NOT_FOUND)
    secret = [word for one in never for word in one.words]
    return [word for word in words if betrayed(word, secret)]


def _cards(keyring: Keyring, case: UUID) -> list[Card] | None:
    try:
        return [one.document for one in contents(keyring, case, NEVER_PUBLISH, NeverPublish)]
    except Refusal:
        return None


def _minors(keyring: Keyring, case: UUID, never: Collection[Card]) -> set[UUID]:
    """Who of those with a name on the card is, or may be, a minor."""
    known = cards.minors(keyring, case)
    return {one.person for one in never if one.person is not None and known.get(one.person) is not False}
