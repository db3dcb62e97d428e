"""The house that a member knows: no other founding document is ever believed.

Whoever writes to the database can put a second founding document before the first; every certificate
hangs on it. So each member's first sight of the house is kept, signed by the member, and from then on
the blob holds the log's head: a blob with a head and no such row means that somebody removed it.
"""

from safeconduct.keys import certificates, rows
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.people.documents import PinDocument
from safeconduct.people.models import Pin
from safeconduct.vault import signing
from safeconduct.vault.types import BadSignature


def take_up(keyring: Keyring, *, expected: bool) -> None:
    """Let the keyring believe in its member's own house alone. Raises Damaged when the row was altered,
    or is `expected` and gone. Comes before anything is read of the house."""
    row = Pin.objects.filter(id=keyring.member).first()
    if row is None:
        if expected:
            raise Damaged(Pin._meta.db_table, keyring.member, "gone")
        return
    payload = rows.unseal(keyring, row)
    try:
        signing.verify_payload(payload, keyring.sign.public)
    except BadSignature:
        raise Damaged(Pin._meta.db_table, keyring.member, "signature") from None
    keyring.root = rows.decode(row, payload).root


def keep(keyring: Keyring) -> bool:
    """Keep the house as it is seen now, if its member stands in it and did not yet; whether it is kept."""
    directory = certificates.directory(keyring)
    if directory.now(keyring.member) is None or directory.root is None:
        return False
    if not Pin.objects.filter(id=keyring.member).exists():
        rows.insert(keyring, Pin, keyring.member, PinDocument(root=directory.root), id=keyring.member)
    keyring.root = directory.root
    return True
