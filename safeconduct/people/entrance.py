"""Signing in: a generated name, a passphrase and a code become a keyring.

1. A device that was wrong too often waits; then one of two slots is taken (`door`).
2. A child process stretches the passphrase, opens the blob and checks the code (`stretching`). For an
   unknown name it does the same work on a blob that nothing opens.
3. The code's time step is taken: no code works twice.
4. The log must go on from the head that this member saw last.
5. The house must be the one that this member knows (`pins`), and is asked: whoever was removed, or
   named as taken, does not come in.

Every failure of 2 and 3 is one refusal after the same work: nobody learns which names exist, nor
which of the factors was wrong.
"""

import secrets
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import transaction
from django.db.models import F

from safeconduct.kernel import clock
from safeconduct.kernel.errors import SLOW_DOWN, Refusal
from safeconduct.keys import certificates, log
from safeconduct.keys.errors import DAMAGED, Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Organisation
from safeconduct.people import checking, door, holds, newkeys, pins, refusals, stretching
from safeconduct.people.models import Account, SecondFactor
from safeconduct.people.rules.entrance import must_wait, normal_name
from safeconduct.vault import blobs, merkle
from safeconduct.vault.blobs import MemberSecrets, StretchRequest
from safeconduct.vault.types import (
    BoxPair,
    BoxPrivate,
    SignPair,
    SignPrivate,
    Stretched,
    Tampered,
)


@dataclass(frozen=True)
class Entry:
    """Somebody who came in. `broken_log`: the log does not go on from what this member saw last.
    `wrong_codes` were tried with the right passphrase since the last time."""

    keyring: Keyring
    totp_seed: bytes
    broken_log: bool = False
    wrong_codes: int = 0

    def __repr__(self) -> str:
        return f"<Entry of {self.keyring.member}>"


def founded() -> bool:
    """Whether there is a house to enter; before, only the page of its founding is open."""
    return Organisation.objects.exists()


def enter(name: str, passphrase: str, code: str, *, device: str | None = None) -> Entry:
    """Let somebody in. Raises Refusal WRONG_ENTRY, SLOW_DOWN, HELD, BUSY or DAMAGED."""
    door.check(device)
    account = Account.objects.filter(name=normal_name(name)).first()
    with door.slot(device):
        answer = stretching.ask(_question(account, passphrase, code))
    if account is None or isinstance(answer, stretching.WrongPassphrase):
        door.note(device, fits=False)
        raise Refusal(refusals.WRONG_ENTRY)
    wrong = _second_factor(account.id, answer, device)
    if not isinstance(answer, stretching.Opened):
        raise TypeError("another answer than was asked for")
    if not checking.fits(account):
        raise Refusal(DAMAGED)  # an earlier passphrase was put back
    entry = _inside(account, answer, wrong)
    door.note(device, fits=True)
    return entry


def _question(account: Account | None, passphrase: str, code: str) -> stretching.Ask:
    handle, blob = (account.id, bytes(account.blob)) if account else (UUID(int=0), _decoy())
    return stretching.Ask(passphrase[:1000], handle, blob, code[:100], clock.now())


@cache
def _decoy() -> bytes:
    """A blob like any other, under a passphrase that nobody ever saw."""
    nothing = MemberSecrets(
        UUID(int=0),
        BoxPrivate.generate(),
        SignPrivate.generate(),
        secrets.token_bytes(20),
        merkle.Head(1, bytes(32)),
    )
    return blobs.seal_blob_with(
        Stretched(secrets.token_bytes(32)), StretchRequest(secrets.token_bytes(16)), nothing
    )


def _second_factor(handle: UUID, answer: stretching.Answer, device: str | None) -> int:
    """Take the code, once; how many wrong ones came before it. Raises WRONG_ENTRY or SLOW_DOWN.

    Only somebody who has the passphrase can make a name slow, and never on a device known here.
    """
    counter = SecondFactor.objects.filter(handle=handle)
    known = counter.first()
    wrong = known.wrong if known else 0
    if known and device is None and must_wait(wrong, known.wrong_at, clock.now()):
        raise Refusal(SLOW_DOWN)
    if isinstance(answer, stretching.Opened) and (answer.step is None or take_step(handle, answer.step)):
        counter.update(wrong=0, wrong_at=None)
        return wrong
    counter.update(wrong=F("wrong") + 1, wrong_at=clock.now())
    door.note(device, fits=False)
    raise Refusal(refusals.WRONG_ENTRY)


def take_step(handle: UUID, step: int) -> bool:
    """Take a code's time step; False when it, or a later one, was taken before."""
    return bool(SecondFactor.objects.filter(handle=handle, step__lt=step).update(step=step))


def _inside(account: Account, answer: stretching.Opened, wrong: int) -> Entry:
    organisation = Organisation.objects.get().id
    sign, box = SignPair.of(SignPrivate(answer.sign)), BoxPair.of(BoxPrivate(answer.box))
    keyring = Keyring(organisation, account.id, sign, box)
    _check_house(keyring, answer)
    fits = _goes_on(answer.head)
    if fits and keyring.root is not None:
        _remember_head(account, answer)
    return Entry(keyring, answer.totp_seed, broken_log=not fits, wrong_codes=wrong)


def _check_house(keyring: Keyring, answer: stretching.Opened) -> None:
    """Who was removed, held, or has no second factor in a house that is not a demo, stays out."""
    try:
        pins.take_up(keyring, expected=bool(answer.head))
        keyring.refresh()
        directory = certificates.directory(keyring)
        held = holds.is_held(keyring, keyring.member)
        pins.keep(keyring)
    except Damaged:
        raise Refusal(DAMAGED) from None
    if directory.founding is None:
        return  # a newcomer, to whom the house is still closed
    if keyring.member in directory.standings and directory.now(keyring.member) is None:
        raise Refusal(refusals.WRONG_ENTRY)
    if not answer.totp_seed and not directory.founding.demo:
        raise Refusal(DAMAGED)
    if held:
        raise Refusal(refusals.HELD)


def _goes_on(seen: bytes) -> bool:
    """Whether the log only grew since this head (RFC 6962, 2.1.2)."""
    if not seen:
        return True
    old, new = merkle.Head.decode(seen), newkeys.present_head()
    if not 0 < old.size <= new.size:
        return False
    try:
        merkle.verify_consistency(old, new, merkle.consistency_proof(old.size, new.size, log.node))
    except (Tampered, LookupError):
        return False
    return True


def _remember_head(account: Account, answer: stretching.Opened) -> None:
    """Seal the blob anew with the head as of now, unless the passphrase was changed meanwhile."""
    old = bytes(account.blob)
    inside = MemberSecrets(
        account.id, BoxPrivate(answer.box), SignPrivate(answer.sign), answer.totp_seed, newkeys.present_head()
    )
    blob = blobs.seal_blob_with(Stretched(answer.stretched), blobs.stretch_request(old), inside)
    with transaction.atomic():
        Account.objects.filter(id=account.id, blob=old).update(blob=blob)
