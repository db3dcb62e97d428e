"""Keyed BLAKE2b over length-prefixed fields: that a row of the engine is the engine's."""

import hmac
from hashlib import blake2b

from safeconduct.vault.encoding import pack
from safeconduct.vault.types import MacKey, Tampered, require


def mac(key: MacKey, *fields: bytes) -> bytes:
    """32 bytes. The first field names the table."""
    require(key, MacKey)
    return blake2b(pack(*fields), key=key.reveal(), digest_size=32).digest()


def verify_mac(key: MacKey, expected: bytes, *fields: bytes) -> None:
    """Raises Tampered."""
    if not hmac.compare_digest(mac(key, *fields), expected):
        raise Tampered("the MAC does not fit")
