"""What stands inside: envelopes, signatures, roles and epochs, grants, the fingerprints of files.

Only what the keyring holds is opened; the rest is the business of those who hold it.
"""

from uuid import UUID

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, files, heads, rows
from safeconduct.keys.documents import EpochNotice
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring, context
from safeconduct.keys.models import (
    Certificate,
    Countersignature,
    Epoch,
    Founding,
    Grant,
    HeadSignature,
    Previous,
    Roster,
    SealedFile,
    SealedRow,
)
from safeconduct.keys.verify.findings import Finding
from safeconduct.keys.verify.reading import Unreadable, each, sealed_tables
from safeconduct.vault import compartments, grants, signing
from safeconduct.vault.types import CompartmentSecret, VaultError

_SIGNED = (Certificate, Countersignature, Epoch, Founding, Previous, Roster)


def open_all(found: list[Finding], keyring: Keyring) -> int:
    """Open everything that the keyring holds; how many envelopes that were."""
    keyring.refresh()
    readable = frozenset(keyring.readable())
    opened = 0
    for table in sealed_tables():
        for row in each(table):
            if isinstance(row, Unreadable) or row.compartment not in readable:
                continue  # named already, or not held
            opened += 1
            found += [
                Finding(code, table._meta.db_table, row.id, row.leaf, detail)
                for code, detail in _faults(keyring, row)
            ]
    return opened


def _faults(keyring: Keyring, row: SealedRow) -> list[tuple[str, str]]:
    try:
        return _look(keyring, row)
    except Damaged as damage:
        return [("row_damaged", damage.why)]
    except NotHeld:
        return [("row_unreachable", "")]


def _look(keyring: Keyring, row: SealedRow) -> list[tuple[str, str]]:
    if isinstance(row, Grant):
        return _grant(keyring, row)
    if isinstance(row, HeadSignature):
        return [] if heads.genuine(keyring, rows.read(keyring, row)) else [("head_forged", "")]
    if isinstance(row, SealedFile):
        return [] if files.fits(keyring, row) else [("file_chunks", "")]
    if isinstance(row, _SIGNED):
        return _structure(row, rows.read_signed(keyring, row).document)
    rows.read(keyring, row)
    return []


def _structure(row: SealedRow, document: object) -> list[tuple[str, str]]:
    """Rows on which keys are given out: nobody may have left them unsigned, or altered their columns."""
    if isinstance(row, Epoch) and isinstance(document, EpochNotice):
        said = (document.of, document.number, document.box_public)
        if said != (row.of, row.number, bytes(row.box_public)):
            return [("row_damaged", "public half")]
    return []


def _grant(keyring: Keyring, row: Grant) -> list[tuple[str, str]]:
    """A grant opens, was given by somebody who stood, and holds the secret that was vouched for."""
    try:
        pair = keyring.box_pair(row.compartment, row.epoch)
        body, payload = grants.open_grant(pair, context(row, keyring.organisation), bytes(row.sealed))
    except (VaultError, TypeError):
        return [("grant_damaged", "")]
    if not _given_by_somebody(keyring, row, payload):
        return [("grant_stranger", "")]
    if isinstance(body.secret, CompartmentSecret):
        return _secret(keyring, body.compartment, body.epoch, body.secret)
    return []


def _given_by_somebody(keyring: Keyring, row: Grant, payload: signing.Payload) -> bool:
    if payload.author is None:
        return False
    giver = certificates.directory(keyring).at(payload.author, row.leaf)
    if giver is None:
        return False
    try:
        signing.verify_payload(payload, giver.sign_public)
    except VaultError:
        return False
    return True


def _secret(
    keyring: Keyring, compartment: UUID, epoch: int, secret: CompartmentSecret
) -> list[tuple[str, str]]:
    try:
        vouched = rows.public_half(keyring, compartment, epoch)
    except Refusal:
        return [("grant_wrong_secret", "")]
    return [] if compartments.box_pair(secret).public == vouched else [("grant_wrong_secret", "")]
