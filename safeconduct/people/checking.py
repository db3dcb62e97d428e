"""What `verify` asks of people beside the log: whether the blobs are under the passphrases that it knows."""

from collections.abc import Iterator

from safeconduct.keys.keyring import Keyring
from safeconduct.keys.verify.findings import Finding
from safeconduct.keys.verify.reading import Unreadable, as_bytes, each
from safeconduct.people.models import Account
from safeconduct.people.newkeys import stretching_of


def blobs(_keyring: Keyring | None) -> Iterator[Finding]:
    """Accounts whose blob is not under the cost and salt in the log: an earlier passphrase was put back."""
    for account in each(Account):
        # What cannot be read is named by others.
        if not isinstance(account, Unreadable) and not fits(account):
            yield Finding("row_columns", Account._meta.db_table, account.id, account.leaf, "blob")


def fits(account: Account) -> bool:
    """Whether the blob begins with the cost and salt that stand in the log."""
    return stretching_of(as_bytes(account.blob)) == as_bytes(account.stretching)
