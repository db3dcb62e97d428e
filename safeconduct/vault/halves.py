"""A key as two random halves (XOR) for two holders who must both be present."""

import secrets
from operator import xor

from safeconduct.vault.types import Half, K, SecretBytes, require


def split(key: SecretBytes) -> tuple[Half, Half]:
    """Each half alone is random."""
    mask = secrets.token_bytes(32)
    return Half(mask), Half(bytes(map(xor, mask, key.reveal())))


def join(kind: type[K], a: Half, b: Half) -> K:
    """The key, if the halves belong together; nothing here can tell when they do not."""
    require(a, Half)
    require(b, Half)
    return kind(bytes(map(xor, a.reveal(), b.reveal())))
