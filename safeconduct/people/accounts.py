"""Accounts: where a sign-in begins, and how it ends for good."""

from uuid import UUID

from safeconduct.keys import rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Grant
from safeconduct.people.documents import AccountDocument
from safeconduct.people.models import Account, SecondFactor, Trial, Ways
from safeconduct.people.newkeys import stretching_of


def open_account(keyring: Keyring | None, handle: UUID, name: str, blob: bytes) -> None:
    """Write a new member's account; without a keyring, by the house's public half (nobody vouches yet)."""
    document = AccountDocument(handle=handle, name=name)
    columns = {"name": name, "stretching": stretching_of(blob), "blob": blob}
    house = well_known(HOUSE)
    if keyring is None:
        rows.insert_unsigned(Account, house, document, id=handle, **columns)
    else:
        rows.insert(keyring, Account, house, document, id=handle, **columns)
    SecondFactor.objects.create(handle=handle)


def change_blob(keyring: Keyring, blob: bytes) -> None:
    """Put a blob under a new passphrase in the place of one's own old one."""
    account = Account.objects.get(id=keyring.member)
    document = AccountDocument(handle=account.id, name=account.name)
    rows.rewrite(keyring, account, document, stretching=stretching_of(blob))
    Account.objects.filter(id=keyring.member).update(blob=blob)


def close_account(keyring: Keyring, handle: UUID) -> list[UUID]:
    """End the sign-in of a handle and every wrap that was made for it; the wraps' handles.

    Whoever copied a wrap earlier keeps the copy: only a turned epoch makes it worthless.
    """
    for account in Account.objects.filter(id=handle):
        rows.erase(keyring, account)
    SecondFactor.objects.filter(handle=handle).delete()
    for table in (Ways, Trial):
        for row in table.objects.filter(compartment=handle):
            rows.erase(keyring, row)
    ended = list(Grant.objects.filter(compartment=handle))
    for wrap in ended:
        rows.erase(keyring, wrap)
    return [wrap.id for wrap in ended]


def name_of(handle: UUID) -> str:
    """The sign-in name of a handle; empty when it has no account."""
    return Account.objects.filter(id=handle).values_list("name", flat=True).first() or ""
