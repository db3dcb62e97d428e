"""A key as two random halves (XOR) for two holders who must both be present."""

import secrets
from typing import TypeVar

from safeconduct.vault.types import Half, SecretBytes, require

K = TypeVar("K", bound=SecretBytes)


def split(key: SecretBytes) -> tuple[Half, Half]:
    """Each half alone is random."""
    mask = secrets.token_bytes(32)
    return Half(mask), Half(_xor(mask, key.reveal()))


def join(kind: type[K], a: Half, b: Half) -> K:
    """The key, if the halves belong together; nothing here can tell when they do not."""
    require(a, Half)
    require(b, Half)
    return kind(_xor(a.reveal(), b.reveal()))


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))
