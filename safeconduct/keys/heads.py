"""Heads of the log, for the outside: whoever keeps one can later tell that nothing before it changed.

1. A head goes out with each heartbeat and stands on the handover sheet: `offer`.
2. A member signs a head only after a proof that it goes on from the head that they signed last, so that
   two different histories never carry the same name: `sign`.
3. A head that comes back from outside must lie on the way to ours: `verify.check`.
"""

import re
from collections.abc import Iterator

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, log, rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.documents import SignedHead
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import HeadSignature, Node
from safeconduct.keys.rows import Reading
from safeconduct.vault import merkle, signing
from safeconduct.vault.merkle import Head
from safeconduct.vault.types import Tampered, VaultError

FORKED = define(
    "log_forked",
    409,
    N_(
        "The log does not go on from the head that you signed last: something before it was altered or "
        "taken away. Nothing was signed. Tell a coordinator now, and run “safeconduct verify”."
    ),
)
_WRITTEN = re.compile(r"\s*(\d{1,18})\s*:\s*([0-9A-Fa-f\s]{64,})\s*")


def offer() -> Head:
    """The head as it stands, for whoever is outside."""
    size, root = log.head()
    return Head(size, root)


def write(head: Head) -> str:
    """A head as people copy it: size, colon, the root in groups of four hexadecimal digits."""
    digits = head.root.hex()
    return f"{head.size}:{' '.join(digits[i : i + 4] for i in range(0, len(digits), 4))}"


def read(text: str) -> Head:
    """What `write` gave, however it was spaced. Raises ValueError."""
    fit = _WRITTEN.fullmatch(text)
    root = bytes.fromhex(fit[2]) if fit else b""
    if fit is None or len(root) != 32:
        raise ValueError("a head is written SIZE:ROOT, the root in 64 hexadecimal digits")
    return Head(int(fit[1]), root)


def last(keyring: Keyring) -> Head | None:
    """The head that this member signed last."""
    return next(
        (_head(one.document) for one in _signatures(keyring, "-leaf") if one.author == keyring.member), None
    )


def sign(keyring: Keyring) -> Head:
    """Sign the present head, after a proof that it goes on from the last one. Raises Refusal FORKED."""
    try:
        present = offer()
        _prove(last(keyring), present)
    except (Tampered, Node.DoesNotExist):
        raise Refusal(FORKED) from None
    document = SignedHead(
        size=present.size,
        root=present.root,
        at=clock.now(),
        signature=signing.sign(keyring.sign.private, "head", _message(keyring, present)),
    )
    rows.insert(keyring, HeadSignature, well_known(HOUSE, keyring.organisation), document)
    return present


def signed(keyring: Keyring) -> list[Head]:
    """Every head that a member signed."""
    return [_head(one.document) for one in _signatures(keyring, "leaf")]


def genuine(keyring: Keyring, reading: Reading[HeadSignature]) -> bool:
    """Whether the head carries its author's signature, by which an outsider can check it too."""
    if reading.author is None:
        return False
    author = certificates.directory(keyring).at(reading.author, reading.row.leaf)
    if author is None:
        return False
    document: SignedHead = reading.document
    try:
        signing.verify(author.sign_public, "head", _message(keyring, _head(document)), document.signature)
    except VaultError:
        return False
    return True


def _prove(before: Head | None, present: Head) -> None:
    if before is None:
        return
    if present.size < before.size:
        raise Tampered("the log is shorter than it was")
    proof = merkle.consistency_proof(before.size, present.size, log.node)
    merkle.verify_consistency(before, present, proof)


def _signatures(keyring: Keyring, order: str) -> Iterator[Reading[HeadSignature]]:
    """What can be read; what cannot is for `verify` to name and must stop nobody from signing."""
    for row in keyring.within(HeadSignature.objects.all()).order_by(order):
        try:
            yield rows.read(keyring, row)
        except (Damaged, NotHeld):
            continue


def _head(document: SignedHead) -> Head:
    return Head(document.size, document.root)


def _message(keyring: Keyring, head: Head) -> bytes:
    return keyring.organisation.bytes + head.encode()
