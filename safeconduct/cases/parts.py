"""Reading the cards of a case, with or without its brief."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from safeconduct.cases import briefs, documents
from safeconduct.cases.models import DigestLine, NameCard, Verdict, VerdictStop
from safeconduct.cases.rooms import contents, open_now
from safeconduct.cases.rules.digests import DIGEST, NAME_CARD, VERDICT
from safeconduct.cases.shelves import shelf
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.keys.rows import R, Reading

# The cards that name a case.
_NAMING: dict[str, type[SealedRow]] = {NAME_CARD: NameCard, DIGEST: DigestLine}


class Judged(NamedTuple):
    """The newest verdict. `counts` is False since something was taken back: then nothing is allowed."""

    at: datetime | None
    counts: bool
    lines: list[documents.Allowed]


def codes(keyring: Keyring) -> dict[UUID, str]:
    """The code name of every case of which this keyring reads a card of names or a digest, now."""
    found: dict[UUID, str] = {}
    for kind in _NAMING:
        known = _by_card(keyring, kind)
        for card in open_now(keyring, known):
            case = keyring.subject(card)
            if case is not None:
                found[case] = known[card]
    return found


def code(keyring: Keyring, case: UUID) -> str | None:
    """The code name of a case by its brief or a card of it; None for whom neither opens."""
    try:
        return briefs.brief(keyring, case).code
    except Refusal:
        cards = {kind: keyring.find(kind, case) for kind in _NAMING}
        mine = open_now(keyring, [card for card in cards.values() if card is not None])
        kind = next((kind for kind, card in cards.items() if card in mine), "")
        return _by_card(keyring, kind).get(cards[kind] or case) if kind else None


def letters(keyring: Keyring, case: UUID) -> dict[UUID, str]:
    """How the case speaks of each person, by its brief or the cards of names. Raises Refusal NOT_FOUND."""
    try:
        return briefs.brief(keyring, case).persons
    except Refusal:
        found = persons(keyring, case)
        if found is None:
            raise
        return {one.person: one.label for one in found if one.person is not None}


def persons(keyring: Keyring, case: UUID) -> list[documents.NameCard] | None:
    """The newest card of each person, by letter; None for who may not read them."""
    found = _read(keyring, case, NAME_CARD, NameCard)
    if found is None:
        return None
    newest = {one.document.person: one.document for one in found if one.document.person is not None}
    return sorted(newest.values(), key=lambda one: (len(one.label), one.label))


def course(keyring: Keyring, case: UUID) -> list[documents.DigestLine] | None:
    """What kind of thing happened when, the newest first; None for who may not read it."""
    found = _read(keyring, case, DIGEST, DigestLine)
    if found is None:
        return None
    newest = {one.document.entry: one.document for one in found}
    return sorted(newest.values(), key=lambda one: one.at, reverse=True)


def verdict(keyring: Keyring, case: UUID) -> Judged | None:
    """What may be said in public; None for who may not read even that."""
    found, stops = _read(keyring, case, VERDICT, Verdict), _read(keyring, case, VERDICT, VerdictStop)
    if found is None or stops is None:
        return None
    if not found:
        return Judged(None, counts=False, lines=[])
    newest = found[-1]
    counts = not stops or stops[-1].row.leaf < newest.row.leaf
    now = clock.now()
    lines = [one for one in newest.document.allowed if counts and now < one.until]
    return Judged(newest.document.at, counts, lines)


def _read(keyring: Keyring, case: UUID, kind: str, table: type[R]) -> list[Reading[R]] | None:
    try:
        return contents(keyring, case, kind, table)
    except Refusal:
        return None


def _by_card(keyring: Keyring, kind: str) -> dict[UUID, str]:
    """Card → the code name on it, of one kind of card."""
    standing = shelf(keyring, _NAMING[kind])
    standing.follow(keyring, keyring.compartments(kind))
    found: dict[UUID, str] = standing.derived(dict, _note_codes)
    return found


def _note_codes(codes: dict[UUID, str], added: Iterable[Reading[SealedRow]]) -> None:
    for one in added:
        codes[one.row.compartment] = one.document.code
