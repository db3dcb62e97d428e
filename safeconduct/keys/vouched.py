"""Whose public half is whose: who may say so, and what they must show.

A signature of somebody who stands is not enough, or any of them could have the house seal to their own key.

1. A person's half is the one in their certificate, said by somebody who may certify.
2. The compartments that every house has once are made by the founder; any other by whoever needs it.
3. The next epoch is signed with a key that follows from the secret of the one before (`turning`): only
   who held that one can turn it.
4. Where nobody holds the one before (recovery, whose secret is on paper), somebody who may certify says it,
   and another of them wanted it (`RecoveryWished`): whoever makes recovery alone could read everything.
"""

from uuid import UUID

from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.certificates import CERTIFIERS, Directory, Standing
from safeconduct.keys.compartments import stands_once
from safeconduct.keys.documents import EpochNotice
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch, RecoveryWished
from safeconduct.keys.rows import Reading
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
    return _follows(keyring, notice, author, certifies)


def wishes(keyring: Keyring, number: int) -> list[Reading[RecoveryWished]]:
    """Who said that recovery's epoch `number` shall be made; what does not fit counts for nobody."""
    found = []
    for row in RecoveryWished.objects.filter(compartment=keyring.house).order_by("leaf"):
        try:
            reading = rows.read_signed(keyring, row)
        except rows.UNREADABLE:
            continue
        if reading.document.number == number and not reading.document.withdrawn:
            found.append(reading)
    return found


def wished_by_another(keyring: Keyring, number: int, maker: UUID) -> bool:
    """Whether somebody else who may certify wants it: not the maker by an earlier pair of keys either."""
    person = certificates.directory(keyring).successor(maker)
    authors = (one.author for one in wishes(keyring, number))
    return any(one and certificates.directory(keyring).successor(one) != person for one in authors)


def _follows(keyring: Keyring, notice: EpochNotice, author: Standing, certifies: bool) -> bool:
    """Whether whoever says it held the epoch before; where nobody holds that, whether two who certify do."""
    try:
        before = _notice(keyring, notice.of, notice.number - 1)
        if before.turning:
            said = notice.covered(keyring.organisation)
            signing.verify(SignPublic(before.turning), "turn", said, notice.proof)
    except (Refusal, VaultError):
        return False
    return bool(before.turning) or (certifies and wished_by_another(keyring, notice.number, author.handle))


def _certified(directory: Directory, notice: EpochNotice) -> bool:
    """Whether somebody who certifies named this half as that person's; nothing speaks against it before."""
    named = {one.box_public.data for one in directory.standings.get(notice.of, ())}
    waiting = (document.holder for document, _author in directory.waiting.values())
    named |= {holder.box_public for holder in waiting if holder.handle == notice.of}
    return notice.box_public in named if named else True


def _founder(directory: Directory, author: Standing) -> bool:
    founding = directory.founding
    return founding is not None and author.handle in {one.handle for one in founding.founders}
