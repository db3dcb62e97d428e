"""The consent room as the gate reads it, and what was told on the strength of it."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.cases.documents import (
    ConsentDocument,
    Directive,
    DisclosureUse,
    LegalFlag,
    Verification,
    Withdrawal,
)
from safeconduct.cases.models import (
    AdvanceDirective,
    Consent,
    ConsentVerification,
    ConsentWithdrawal,
    Disclosure,
    LegalHold,
)
from safeconduct.cases.rooms import contents, room
from safeconduct.cases.rules.consent import Book, Given, Withdrawn
from safeconduct.cases.rules.gate import Foresight
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.keys.rows import R, Reading


class UseLine(msgspec.Struct, kw_only=True, frozen=True):
    """What was told to whom and when; it cannot be recalled from there by us."""

    uses: list[str]
    audience: str
    at: datetime
    what: str
    proposal: UUID


def book(keyring: Keyring, case: UUID) -> Book:
    """Everything said about consent in a case. Raises Refusal NOT_FOUND without the consent room."""
    return Book(
        consents=tuple(_given(one) for one in contents(keyring, case, "consent", Consent)),
        withdrawals=tuple(
            _withdrawn(one.document) for one in contents(keyring, case, "consent", ConsentWithdrawal)
        ),
        verified=frozenset(
            one.document.of
            for one in contents(keyring, case, "consent", ConsentVerification)
            if _counts(keyring, one)
        ),
    )


def directives(keyring: Keyring, case: UUID) -> tuple[Foresight, ...]:
    """The directives of a case. What they allow ends with a withdrawal of everything; what they forbid
    stays forbidden. Raises Refusal NOT_FOUND.
    """
    withdrawn = [one.document for one in contents(keyring, case, "consent", ConsentWithdrawal)]
    return tuple(
        _foresight(one.document, withdrawn) for one in contents(keyring, case, "consent", AdvanceDirective)
    )


def flags(keyring: Keyring, case: UUID) -> list[tuple[UUID, LegalFlag]]:
    """The legal flags that stand. Only a lawyer's word lifts one. Raises Refusal NOT_FOUND."""
    return [
        (one.row.id, one.document)
        for one in contents(keyring, case, "consent", LegalHold)
        if one.document.lifted is None or not _by(keyring, one, "lawyer")
    ]


def earlier_uses(keyring: Keyring, case: UUID) -> list[UseLine]:
    """What was already told on the strength of consents in this case. Raises Refusal NOT_FOUND."""
    documents: list[DisclosureUse] = [one.document for one in contents(keyring, case, "consent", Disclosure)]
    return [
        UseLine(uses=one.uses, audience=one.audience, at=one.at, what=one.what, proposal=one.proposal)
        for one in documents
    ]


def write(keyring: Keyring, case: UUID, table: type[SealedRow], document: msgspec.Struct) -> UUID:
    """Write into the consent room, also without being able to read it. Raises Refusal NOT_FOUND."""
    return rows.insert(keyring, table, room(keyring, case, "consent", create=True), document).id


def require_row(keyring: Keyring, case: UUID, table: type[SealedRow], row: UUID) -> None:
    """Raises Refusal NOT_FOUND for a row that is not of this case's consent room."""
    compartment = room(keyring, case, "consent", create=True)
    if not table.objects.filter(id=row, compartment=compartment).exists():
        raise Refusal(NOT_FOUND)


def _given(reading: Reading[Consent]) -> Given:
    document: ConsentDocument = reading.document
    return Given(
        id=reading.row.id,
        person=document.person,
        uses=frozenset(document.uses),
        audiences=frozenset(document.audiences),
        capacity=document.capacity,
        given=document.given,
        expires=document.expires,
        in_custody=document.given_in != "free",
    )


def _withdrawn(document: Withdrawal) -> Withdrawn:
    return Withdrawn(of=document.of, uses=frozenset(document.uses), at=document.at, person=document.person)


def _foresight(document: Directive, withdrawals: list[Withdrawal]) -> Foresight:
    ended: frozenset[str] = frozenset()
    for one in withdrawals:
        if one.of is None and one.person in {None, document.person} and document.given <= one.at:
            ended |= frozenset(one.uses or document.allows)
    return Foresight(
        person=document.person,
        allows=frozenset(document.allows) - ended,
        forbids=frozenset(document.forbids),
        audiences=frozenset(document.audiences),
        given=document.given,
        expires=document.expires,
        revoked=document.revoked is not None,
    )


def _counts(keyring: Keyring, reading: Reading[ConsentVerification]) -> bool:
    """Contact through the person's own lawyer is that lawyer's to say."""
    document: Verification = reading.document
    return document.contact != "own_lawyer" or _by(keyring, reading, "lawyer")


def _by(keyring: Keyring, reading: Reading[R], role: str) -> bool:
    """Whether the author held the role when writing."""
    if reading.author is None:
        return False
    standing = certificates.directory(keyring).at(reading.author, reading.row.leaf)
    return standing is not None and role in standing.roles
