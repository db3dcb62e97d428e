"""Whose public half is whose: who may say so, and what they must show.

A signature of somebody who stands is not enough, or any of them could have the house seal to their own key.

1. A person's half is the one in their certificate, said by somebody who may certify.
2. The compartments that every house has once are made by the founder; any other by whoever needs it.
3. The next epoch is signed with a key that follows from the secret of the one before (`turning`): only
   who held that one can turn it.
4. Where nobody holds the one before (recovery, whose secret is on paper), somebody who may certify says it.
"""

from uuid import UUID

from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.certificates import CERTIFIERS, Directory, Standing
from safeconduct.keys.compartments import stands_once
from safeconduct.keys.documents import EpochNotice
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch
from safeconduct.vault import signing
from safeconduct.vault.types import BoxPublic, SignPublic, VaultError


def public_half(keyring: Keyring, compartment: UUID, epoch: int) -> BoxPublic:
    """The public half of a compartment or person. Raises Refusal NOT_FOUND when there is none, Damaged
    when somebody swapped it or said it who may not."""
    return BoxPublic(_notice(keyring, compartment, epoch).box_public)


def check(keyring: Keyring, row: Epoch) -> EpochNotice:
    """What a row says, if it may be believed. Raises Damaged, and NotHeld as `rows.read` does."""
    reading = rows.read_signed(keyring, row)
    notice: EpochNotice = reading.document
    if (notice.of, notice.number, notice.box_public) != (row.of, row.number, bytes(row.box_public)):
        raise Damaged(row._meta.db_table, row.id, "public half")
    directory = certificates.directory(keyring)
    author = directory.at(reading.author, row.leaf) if reading.author else None
    if author is None or not _may_say(keyring, directory, author, notice):
        raise Damaged(row._meta.db_table, row.id, "said by")
    return notice


def _notice(keyring: Keyring, compartment: UUID, epoch: int) -> EpochNotice:
    known = keyring.vouched.get((compartment, epoch))
    if known is None:
        row = Epoch.objects.filter(of=compartment, number=epoch).first()
        if row is None:
            raise Refusal(NOT_FOUND)
        known = keyring.vouched[compartment, epoch] = check(keyring, row)
    return known


def _may_say(keyring: Keyring, directory: Directory, author: Standing, notice: EpochNotice) -> bool:
    certifies = bool(author.roles & CERTIFIERS)
    if notice.number == 0:
        return certifies and _certified(directory, notice)
    if notice.of in directory.standings:
        return False  # people have one pair, and no epochs
    if notice.number == 1:
        return _founder(directory, author) or not stands_once(notice.of)
    return _follows(keyring, notice, certifies)


def _follows(keyring: Keyring, notice: EpochNotice, certifies: bool) -> bool:
    """Whether whoever says it held the epoch before, or may certify where nobody holds that."""
    try:
        before = _notice(keyring, notice.of, notice.number - 1)
        if before.turning:
            said = notice.covered(keyring.organisation)
            signing.verify(SignPublic(before.turning), "turn", said, notice.proof)
    except (Refusal, VaultError):
        return False
    return bool(before.turning) or certifies


def _certified(directory: Directory, notice: EpochNotice) -> bool:
    """Whether somebody who certifies named this half as that person's; nothing speaks against it before."""
    named = {one.box_public.data for one in directory.standings.get(notice.of, ())}
    waiting = (document.holder for document, _author in directory.waiting.values())
    named |= {holder.box_public for holder in waiting if holder.handle == notice.of}
    return notice.box_public in named if named else True


def _founder(directory: Directory, author: Standing) -> bool:
    founding = directory.founding
    return founding is not None and author.handle in {one.handle for one in founding.founders}
