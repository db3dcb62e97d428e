"""When a grant counts: whoever can write to the database can seal any secret to anybody.

1. Who gave it stood when it was given, and signed it.
2. It calls the compartment what it is: what exists once in a house goes by its own handle.
3. The epoch was still open.
4. A half, which nothing can be compared with, comes from who made the compartment. A whole secret must fit
   the public half that was vouched for (`Keyring.proved`, and `vouched`), which only who held it can do.
"""

from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import stands_once, well_known
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch, Founding, Grant
from safeconduct.vault import signing
from safeconduct.vault.grants import GrantBody
from safeconduct.vault.types import Half, VaultError

COUNTS, STRANGER, MISNAMED, LATE = "", "grant_stranger", "grant_misnamed", "grant_late"


def fault(keyring: Keyring, row: Grant, body: GrantBody, payload: signing.Payload) -> str:
    """Why a grant that opened does not count, by the code of `verify.findings`; nothing if it does.

    Raises Damaged when the house is held and its founding cannot be read.
    """
    directory = certificates.directory(keyring, row.leaf)
    if directory.founding is None and keyring.holds(keyring.house):
        raise Damaged(Founding._meta.db_table, keyring.organisation, "founding")
    giver = directory.at(payload.author, row.leaf) if payload.author else None
    if giver is None:
        return STRANGER
    try:
        signing.verify_payload(payload, giver.sign_public)
    except VaultError:
        return STRANGER
    named = well_known(body.kind, keyring.organisation) if body.subject is None else None
    if named != (body.compartment if stands_once(body.compartment) else None):
        return MISNAMED
    closed = keyring.closed_at(body.compartment, body.epoch)
    if closed is not None and closed < row.leaf:
        return LATE
    if isinstance(body.secret, Half) and payload.author != _maker(keyring, body):
        return STRANGER
    return COUNTS


def _maker(keyring: Keyring, body: GrantBody) -> object:
    row = Epoch.objects.filter(of=body.compartment, number=body.epoch).first()
    try:
        return rows.read_signed(keyring, row).author if row is not None else None
    except (Damaged, NotHeld):
        return None
