"""version | algorithm | epoch (4) | nonce (24) | commitment (32) | ciphertext.

Algorithm 1 is XChaCha20-Poly1305-IETF under a key that is held. Algorithm 2 has a sealed box
(80 bytes) with a fresh SingleKey after the epoch: anyone may write it, and it proves no sender.
"""

import hmac
import secrets
from typing import NamedTuple
from uuid import UUID

from nacl import bindings
from nacl.exceptions import CryptoError

from safeconduct.vault import types
from safeconduct.vault.derive import derive
from safeconduct.vault.encoding import pack, pad, unpad

VERSION, SYMMETRIC, BOX = 1, 1, 2


class Context(NamedTuple):
    """The place of an envelope; it opens nowhere else."""

    organisation: UUID
    table: str
    row: UUID
    compartment: UUID
    epoch: int
    version: int

    def encode(self) -> bytes:
        """Canonical, length-prefixed; WrongContext when a number is out of range."""
        if not (0 <= self.epoch < 1 << 32 and 0 <= self.version < 1 << 63):
            raise types.WrongContext("epoch or row version is out of range")
        ids = self.organisation.bytes, self.table.encode(), self.row.bytes, self.compartment.bytes
        return pack(*ids, self.epoch.to_bytes(4, "big"), self.version.to_bytes(8, "big"))


class Header(NamedTuple):
    version: int
    algorithm: int
    epoch: int


def peek(envelope: bytes) -> Header:
    """The header, unproven; UnknownFormat for any version or algorithm but ours."""
    if len(envelope) < 6 or envelope[0] != VERSION or envelope[1] not in (SYMMETRIC, BOX):
        raise types.UnknownFormat("not an envelope of a known version")
    return Header(envelope[0], envelope[1], int.from_bytes(envelope[2:6], "big"))


def seal(key: types.RecordKey | types.SingleKey, context: Context, plaintext: bytes) -> bytes:
    """Algorithm 1, padded to a size bucket."""
    types.require(key, types.RecordKey, types.SingleKey)
    return _envelope(SYMMETRIC, b"", key, context, plaintext)


def open_sealed(key: types.RecordKey | types.SingleKey, context: Context, envelope: bytes) -> bytes:
    """Raises UnknownFormat, WrongContext (epoch), WrongKey (key or context), Tampered."""
    types.require(key, types.RecordKey, types.SingleKey)
    return _open_body(key, context, _body(SYMMETRIC, context, envelope))


def seal_to(public: types.BoxPublic, context: Context, plaintext: bytes) -> bytes:
    """Algorithm 2; WrongKey for a key of low order, which would give everybody one secret."""
    types.require(public, types.BoxPublic)
    key = types.SingleKey.generate()
    try:
        boxed = bindings.crypto_box_seal(key.reveal(), public.data)
    except CryptoError:
        raise types.WrongKey("this public key is unsafe") from None
    return _envelope(BOX, boxed, key, context, plaintext)


def open_box(pair: types.BoxPair, context: Context, envelope: bytes) -> bytes:
    """Raises as `open_sealed`; WrongKey also when the box itself was altered."""
    types.require(pair, types.BoxPair)
    body = _body(BOX, context, envelope)
    try:
        opened = bindings.crypto_box_seal_open(body[:80], pair.public.data, pair.private.reveal())
    except CryptoError:
        raise types.WrongKey("the box is not for this pair") from None
    return _open_body(types.SingleKey(opened), context, body[80:])


def wrap(public: types.BoxPublic, key: types.SecretBytes, context: Context) -> bytes:
    """A key and its type, sealed to `public`."""
    return seal_to(public, context, key.tagged())


def unwrap(pair: types.BoxPair, kind: type[types.K], context: Context, wrapped: bytes) -> types.K:
    """Raises as `open_box`; UnknownFormat when a key of another type was wrapped."""
    return kind.untagged(open_box(pair, context, wrapped))


def aead_seal(key: bytes, nonce: bytes, associated: bytes, plaintext: bytes) -> bytes:
    return bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associated, nonce, key)


def aead_open(key: bytes, nonce: bytes, associated: bytes, ciphertext: bytes) -> bytes:
    """Raises Tampered."""
    try:  # too short a ciphertext would confuse libsodium: give it one that never fits
        padded = ciphertext.ljust(16, b"\0")
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(padded, associated, nonce, key)
    except CryptoError:
        raise types.Tampered("the ciphertext was altered") from None


def commitment(key: types.SecretBytes, context: Context) -> bytes:
    """Ties a ciphertext to one key: Poly1305 alone can be made to fit two."""
    return derive(key.reveal(), "commit", context.encode())


def _body(algorithm: int, context: Context, envelope: bytes) -> bytes:
    header = peek(envelope)
    if header.algorithm != algorithm:
        raise types.UnknownFormat("another algorithm than expected here")
    if header.epoch != context.epoch:
        raise types.WrongContext("another epoch than expected here")
    return envelope[6:]


def _envelope(
    algorithm: int, boxed: bytes, key: types.SecretBytes, context: Context, plaintext: bytes
) -> bytes:
    place, nonce = context.encode(), secrets.token_bytes(24)
    head = bytes([VERSION, algorithm]) + context.epoch.to_bytes(4, "big") + boxed + nonce
    return head + commitment(key, context) + aead_seal(key.reveal(), nonce, place, pad(plaintext))


def _open_body(key: types.SecretBytes, context: Context, body: bytes) -> bytes:
    if not hmac.compare_digest(body[24:56], commitment(key, context)):
        raise types.WrongKey("the commitment does not fit")
    return unpad(aead_open(key.reveal(), body[:24], context.encode(), body[56:]))
