"""What stands inside: envelopes, signatures, roles and epochs, grants, the fingerprints of files.

Only what the keyring holds is opened; the rest is the business of those who hold it.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, files, granted, heads, rows, vouched
from safeconduct.keys.compartments import RECOVERY, recovery_since, well_known
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
from safeconduct.vault import compartments, grants
from safeconduct.vault.types import CompartmentSecret, VaultError

_SIGNED = (Certificate, Countersignature, Founding, Previous)


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
    for table, look in _LOOKS.items():
        if isinstance(row, table):
            return look(keyring, row)
    if isinstance(row, HeadSignature):
        return [] if heads.genuine(keyring, rows.read(keyring, row)) else [("head_forged", "")]
    if isinstance(row, SealedFile):
        return [] if files.fits(keyring, row) else [("file_chunks", "")]
    if isinstance(row, Epoch):
        vouched.check(keyring, row)
        return []
    if isinstance(row, _SIGNED):
        rows.read_signed(keyring, row)
        return []
    rows.read(keyring, row)
    return []


def _roster(keyring: Keyring, row: Roster) -> list[tuple[str, str]]:
    """Everybody on it who stands, and every team, has the grant that it names."""
    grants_given = dict(rows.read_signed(keyring, row).document.grants)
    if row.leaf < recovery_since(keyring):
        grants_given.pop(well_known(RECOVERY, keyring.organisation), None)  # an earlier one, whose time ends
    directory = certificates.directory(keyring)
    there = set(Grant.objects.filter(id__in=list(grants_given.values())).values_list("id", "compartment"))
    return [
        ("grant_missing", str(holder))
        for holder, given in grants_given.items()
        if (given, holder) not in there and (holder not in directory.standings or directory.now(holder))
    ]


def _grant(keyring: Keyring, row: Grant) -> list[tuple[str, str]]:
    """A grant opens, was given by somebody who stood, and holds the secret that was vouched for."""
    try:
        pair = keyring.box_pair(row.compartment, row.epoch)
        body, payload = grants.open_grant(pair, context(row, keyring.organisation), bytes(row.sealed))
    except (VaultError, TypeError):
        return [("grant_damaged", "")]
    if fault := granted.fault(keyring, row, body, payload):
        return [(fault, "")]
    if isinstance(body.secret, CompartmentSecret):
        return _secret(keyring, body.compartment, body.epoch, body.secret)
    return []


def _secret(
    keyring: Keyring, compartment: UUID, epoch: int, secret: CompartmentSecret
) -> list[tuple[str, str]]:
    try:
        public = vouched.public_half(keyring, compartment, epoch)
    except Refusal:
        return [("grant_wrong_secret", "")]
    return [] if compartments.box_pair(secret).public == public else [("grant_wrong_secret", "")]


_LOOKS: dict[type[SealedRow], Callable[[Keyring, Any], list[tuple[str, str]]]] = {
    Grant: _grant,
    Roster: _roster,
}
