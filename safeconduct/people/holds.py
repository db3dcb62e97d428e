"""Accounts named as taken: shut until two other members, who are not named themselves, reopen them."""

from uuid import UUID

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.people import refusals
from safeconduct.people.documents import HoldDocument, ReopeningDocument
from safeconduct.people.models import Hold, Reopening

NEEDED = 2


def hold(keyring: Keyring, handle: UUID, reason: str) -> None:
    """Name an account as taken. Nothing changes when it is held already."""
    if is_held(keyring, handle):
        return
    document = HoldDocument(handle=handle, reason=reason, at=clock.now())
    rows.insert(keyring, Hold, well_known(HOUSE, keyring.organisation), document)


def reopen(keyring: Keyring, handle: UUID) -> int:
    """Say that an account is its owner's again; how many more members have to say so.

    Raises Refusal OWN_WORD for the account's own member and for others who are held, NOT_ALONE for
    somebody who said so already.
    """
    if keyring.member == handle or is_held(keyring, keyring.member):
        raise Refusal(refusals.OWN_WORD)
    missing = 0
    for reading in standing_holds(keyring, handle):
        said = _said(keyring, reading.row.id)
        if keyring.member in said:
            raise Refusal(refusals.NOT_ALONE)
        document = ReopeningDocument(hold=reading.row.id, at=clock.now())
        rows.insert(keyring, Reopening, well_known(HOUSE, keyring.organisation), document)
        missing = max(missing, NEEDED - len(said) - 1)
    return missing


def is_held(keyring: Keyring, handle: UUID) -> bool:
    """Whether the account is shut now."""
    return bool(standing_holds(keyring, handle))


def standing_holds(keyring: Keyring, handle: UUID | None = None) -> list[Reading[Hold]]:
    """The holds that nobody lifted, of one account or of all; only what members signed counts."""
    house = well_known(HOUSE, keyring.organisation)
    if not keyring.holds(house):
        return []
    return [
        reading
        for reading in rows.read_all(keyring, Hold.objects.filter(compartment=house).order_by("leaf"))
        if reading.verified
        and handle in {None, reading.document.handle}
        and len(_said(keyring, reading.row.id) - {reading.document.handle}) < NEEDED
    ]


def missing_words(keyring: Keyring, reading: Reading[Hold]) -> int:
    """How many members still have to say that the account may be reopened."""
    return NEEDED - len(_said(keyring, reading.row.id))


def _said(keyring: Keyring, hold_id: UUID) -> set[UUID]:
    """Which members who still stand reopened this hold."""
    directory = certificates.directory(keyring)
    house = well_known(HOUSE, keyring.organisation)
    found = rows.read_all(keyring, Reopening.objects.filter(compartment=house))
    return {
        reading.author
        for reading in found
        if reading.author is not None
        and reading.document.hold == hold_id
        and directory.now(reading.author) is not None
    }
