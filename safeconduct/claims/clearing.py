"""Which words of which claims may be told in public: kept in the claims room, told to press on a digest.

Press reads the digest alone and drafts from nothing else. Whoever clears need not read it. What is cleared
by somebody who does not read the never-publish card waits off the digest until a coordinator's presence has
compared it (`release`). Who cleared it is not told how that went: else they could ask the card for its words.
"""

from typing import Any
from uuid import UUID

from safeconduct.cases import never
from safeconduct.cases.letters import script
from safeconduct.cases.rooms import contents, reads, room
from safeconduct.cases.rules.digests import CLEARED
from safeconduct.claims.documents import Clearing, ClearingEnd
from safeconduct.claims.models import Cleared, ClearedNoMore
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

SAID = ("attribution", "sentence", "time", "other_attribution", "other_sentence")  # what press will read


def cleared(keyring: Keyring, case: UUID) -> dict[UUID, Reading[Cleared]]:
    """Claim → the words of it that are cleared now, from the claims room or else from the digest.

    Raises Refusal NOT_FOUND for who reads neither.
    """
    kind = "claims" if reads(keyring, case, "claims") else CLEARED
    ends = {one.document.claim: one.row.leaf for one in contents(keyring, case, kind, ClearedNoMore)}
    newest = {one.document.claim: one for one in contents(keyring, case, kind, Cleared)}
    return {claim: one for claim, one in newest.items() if one.row.leaf > ends.get(claim, -1)}


def clear(keyring: Keyring, case: UUID, document: Clearing, *, compared: bool) -> UUID:
    """Clear these words, for press at once where they were `compared` with the never-publish card.

    Raises Refusal NOT_FOUND for who has no brief of the case.
    """
    if compared:
        rows.insert(keyring, Cleared, document.card, document)
    return rows.insert(keyring, Cleared, room(keyring, case, "claims"), document).id


def release(keyring: Keyring, case: UUID) -> None:
    """Tell press what was cleared and waits, where it names nobody; what does stays where it is.

    Raises Refusal NOT_FOUND for who does not read claims, digest and never-publish card alike.
    """
    told_already = {
        (one.document.claim, one.document.at) for one in contents(keyring, case, CLEARED, Cleared)
    }
    for one in cleared(keyring, case).values():
        document: Clearing = one.document
        if (document.claim, document.at) not in told_already and not named_in(keyring, case, document):
            rows.insert(keyring, Cleared, document.card, document)


def named_in(keyring: Keyring, case: UUID, document: Any) -> list[str]:
    """The fields that hold a word of the never-publish card. Raises Refusal NOT_FOUND without the card."""
    return [name for name in SAID if never.hold(keyring, case, [getattr(document, name)])]


def end(keyring: Keyring, case: UUID, clearing: Clearing, why: str) -> UUID:
    """Clear these words no longer; press learns that, and not why."""
    document = ClearingEnd(claim=clearing.claim, at=clock.now(), why=why)
    silent = ClearingEnd(claim=clearing.claim, at=document.at)
    rows.insert(keyring, ClearedNoMore, clearing.card, silent)
    return rows.insert(keyring, ClearedNoMore, room(keyring, case, "claims"), document).id


def told(document: Clearing) -> dict[str, tuple[str, str]]:
    """Language (en or ru) → who says it and what, in the languages in which the words were cleared."""
    given = [
        (document.attribution, document.sentence),
        (document.other_attribution, document.other_sentence),
    ]
    return {language_of(sentence): (by, sentence) for by, sentence in given if by and sentence}


def language_of(sentence: str) -> str:
    """The language of ours that a sentence is written in, by its letters: ru or en."""
    return "ru" if script(sentence) == "Cyrl" else "en"


def card(keyring: Keyring, case: UUID) -> UUID:
    """The digest's compartment, made if nobody used it. Raises Refusal NOT_FOUND without a brief."""
    return room(keyring, case, CLEARED, create=True)
