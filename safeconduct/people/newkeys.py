"""A new member's own secrets: made by the machine, shown once, typed back.

1. Name, passphrase and TOTP secret are generated; nobody chooses, so nobody chooses badly.
2. The page carries the name, the TOTP secret and a proof; the passphrase is nowhere but on paper.
3. What is typed back must be what was shown (the proof is a keyed hash over all three), with a code
   that fits. Until then nothing is written: a crash leaves nothing.
"""

import base64
import hmac
import secrets
from datetime import timedelta
from uuid import UUID

import msgspec
import pyotp
from django.core import signing
from django.utils.crypto import salted_hmac

from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal
from safeconduct.keys import log
from safeconduct.people import refusals, stretching
from safeconduct.people.rules.entrance import normal_name, step_of
from safeconduct.vault import blobs, merkle
from safeconduct.vault.blobs import MemberSecrets, StretchRequest
from safeconduct.vault.derive import normalise_passphrase
from safeconduct.vault.passphrases import generate_passphrase
from safeconduct.vault.types import Stretched, VaultError
from safeconduct.vault.words import WORDS

SHOWN_FOR = timedelta(hours=2)
_SALT = "safeconduct.people.newkeys"


class NewSecrets(msgspec.Struct, kw_only=True, frozen=True):
    """Shown once. `totp_uri` is what the QR code says; `proof` goes back with what is typed."""

    name: str
    passphrase: str
    totp_secret: str
    totp_uri: str
    proof: str

    def __repr__(self) -> str:
        return "<NewSecrets …>"


def new_secrets() -> NewSecrets:
    """Fresh secrets for somebody who is about to found a house or to enrol."""
    name = f"{secrets.choice(WORDS)}-{secrets.choice(WORDS)}-{secrets.randbelow(90) + 10}"
    passphrase, seed = generate_passphrase(), secrets.token_bytes(20)
    secret = base64.b32encode(seed).decode("ascii")
    return NewSecrets(
        name=normal_name(name),
        passphrase=passphrase,
        totp_secret=secret,
        totp_uri=pyotp.TOTP(secret).provisioning_uri(name=normal_name(name)),
        proof=_proof(_hidden(normal_name(name), passphrase, secret)),
    )


def check_typed_back(name: str, passphrase: str, totp_secret: str, code: str, proof: str) -> None:
    """Raises Refusal INVALID with NOT_TYPED_BACK or NOT_THE_CODE at its field, or STALE_SECRETS."""
    _check_words(proof, _hidden(name, passphrase, totp_secret))
    if step_of(totp_secret, code, clock.now()) is None:
        raise Refusal(INVALID, fields={"code": refusals.NOT_THE_CODE})


def new_passphrase(of: str) -> tuple[str, str]:
    """Fresh words for somebody who has keys already, and their proof."""
    passphrase = generate_passphrase()
    return passphrase, _proof(_hidden(of, passphrase, ""))


def check_passphrase_back(of: str, passphrase: str, proof: str) -> None:
    """As `check_typed_back`, for words alone."""
    _check_words(proof, _hidden(of, passphrase, ""))


def _check_words(proof: str, typed: str) -> None:
    try:
        shown, stamp = _signer().unsign(proof).split(".")
    except (signing.BadSignature, ValueError):
        raise Refusal(refusals.STALE_SECRETS) from None
    if not 0 <= clock.now().timestamp() - int(stamp) <= SHOWN_FOR.total_seconds():
        raise Refusal(refusals.STALE_SECRETS)
    if not hmac.compare_digest(shown, typed):
        raise Refusal(INVALID, fields={"passphrase": refusals.NOT_TYPED_BACK})


def open_own(passphrase: str, handle: UUID, blob: bytes) -> MemberSecrets:
    """What lies in one's own blob. Raises Refusal INVALID with WRONG_PRESENT, and BUSY."""
    request = blobs.stretch_request(blob)
    answer = stretching.ask(stretching.Derive(passphrase, request.salt))
    try:
        if isinstance(answer, stretching.Stretched):
            return blobs.open_blob_with(Stretched(answer.stretched), blob, handle)
    except VaultError:
        pass
    raise Refusal(INVALID, fields={"present": refusals.WRONG_PRESENT})


def seal(passphrase: str, inside: MemberSecrets) -> bytes:
    """The blob that this passphrase opens; as slow as a sign-in. Raises Refusal BUSY."""
    request = StretchRequest(secrets.token_bytes(16))
    stretched = stretching.ask(stretching.Derive(passphrase, request.salt))
    if not isinstance(stretched, stretching.Stretched):
        raise TypeError("another answer than was asked for")
    return blobs.seal_blob_with(Stretched(stretched.stretched), request, inside)


def stretching_of(blob: bytes) -> bytes:
    """The clear head of a blob: cost and salt, which change only with the passphrase."""
    return blob[:23]


def present_head() -> merkle.Head:
    """The log's head as it stands."""
    head = log.head()
    return merkle.Head(head.size, head.root)


def seed_of(totp_secret: str) -> bytes:
    """The bytes of a TOTP secret."""
    return base64.b32decode(totp_secret)


def _hidden(name: str, passphrase: str, totp_secret: str) -> str:
    """A keyed hash that tells nothing of the passphrase without the key of this installation."""
    said = "\0".join((name, normalise_passphrase(passphrase), totp_secret))
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()


def _proof(hidden: str) -> str:
    """Signed with the moment by our own clock, so that stories can let time pass."""
    return _signer().sign(f"{hidden}.{int(clock.now().timestamp())}")


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT)
