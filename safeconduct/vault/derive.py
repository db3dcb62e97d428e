"""Keys from keys (HKDF-SHA256) and keys from passphrases (Argon2id)."""

import unicodedata
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safeconduct.vault.types import Stretched, WeakParameters


class StretchParams(NamedTuple):
    """Cost of Argon2id: memory in KiB, passes, lanes."""

    memory_kib: int = 65536
    passes: int = 3
    lanes: int = 1


FLOOR = StretchParams()
CEILING = StretchParams(1 << 18, 16, 4)  # 256 MiB: an altered blob must not eat all memory


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869 with SHA-256; `length` in bytes."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def derive(secret: bytes, label: str, context: bytes = b"", length: int = 32) -> bytes:
    """A key of `length` bytes for one purpose: `label`, a fixed word without NUL."""
    return hkdf(secret, b"", b"safeconduct/1/" + label.encode() + b"\0" + context, length)


def normalise_passphrase(passphrase: str) -> str:
    """As typed on any keyboard: NFKC, case folded, runs of spaces made one."""
    folded = unicodedata.normalize("NFKC", passphrase).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def stretch(passphrase: str, salt: bytes, params: StretchParams = FLOOR) -> Stretched:
    """Argon2id of the normalised passphrase; WeakParameters outside the floor and ceiling."""
    if not all(low <= n <= high for low, n, high in zip(FLOOR, params, CEILING, strict=True)):
        raise WeakParameters("Argon2id parameters are out of bounds")
    memory, passes, lanes = params
    secret = normalise_passphrase(passphrase).encode(errors="surrogatepass")
    return Stretched(hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID))
