"""Which words of which claims may be told in public: kept in the claims room, told to press on a digest.

Press reads the digest alone and drafts from nothing else. Whoever clears need not read it.
"""

from uuid import UUID

from safeconduct.cases.letters import script
from safeconduct.cases.rooms import contents, reads, room
from safeconduct.cases.rules.digests import CLEARED
from safeconduct.claims.documents import Clearing, ClearingEnd
from safeconduct.claims.models import Cleared, ClearedNoMore
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


def cleared(keyring: Keyring, case: UUID) -> dict[UUID, Reading[Cleared]]:
    """Claim → the words of it that are cleared now, from the claims room or else from the digest.

    Raises Refusal NOT_FOUND for who reads neither.
    """
    kind = "claims" if reads(keyring, case, "claims") else CLEARED
    ends = {one.document.claim: one.row.leaf for one in contents(keyring, case, kind, ClearedNoMore)}
    newest = {one.document.claim: one for one in contents(keyring, case, kind, Cleared)}
    return {claim: one for claim, one in newest.items() if one.row.leaf > ends.get(claim, -1)}


def clear(keyring: Keyring, case: UUID, document: Clearing) -> UUID:
    """Clear these words. Raises Refusal NOT_FOUND for who has no brief of the case."""
    rows.insert(keyring, Cleared, document.card, document)
    return rows.insert(keyring, Cleared, room(keyring, case, "claims"), document).id


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
