"""Poly1305 commits to no key: a ciphertext made to open under two of them is refused here.

The forgery is the real one: with two free blocks, the tag is a pair of linear equations modulo
2**130 - 5, one for each key (Len, Grubbs, Ristenpart: Partitioning Oracle Attacks, 2021).
"""

import struct

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20

from safeconduct.vault import envelopes, types
from tests.vault.samples import PLACE, RECORD, SINGLE, fixed

P = 2**130 - 5
NONCE = fixed(7)[:24]
PLACES = PLACE.encode()


def _rotate(value: int, by: int) -> int:
    return (value << by | value >> 32 - by) & 0xFFFFFFFF


def hchacha20(key: bytes, nonce: bytes) -> bytes:
    """The key that XChaCha20 hands to ChaCha20 (draft-irtf-cfrg-xchacha-03, 2.2)."""
    state = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for a, b, c, d in (columns + diagonals) * 10:
        for to, other, turned, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[to] = state[to] + state[other] & 0xFFFFFFFF
            state[turned] = _rotate(state[turned] ^ state[to], by)
    return struct.pack("<8I", *state[:4], *state[12:])


def poly_key(key: bytes) -> tuple[int, int]:
    """r and s of Poly1305 for NONCE."""
    stream = Cipher(ChaCha20(hchacha20(key, NONCE[:16]), bytes(8) + NONCE[16:]), None)
    block = stream.encryptor().update(bytes(32))
    r = int.from_bytes(block[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    return r, int.from_bytes(block[16:], "little")


def blocks(data: bytes) -> list[int]:
    padded = data + bytes(-len(data) % 16)
    return [int.from_bytes(padded[i : i + 16] + b"\1", "little") for i in range(0, len(padded), 16)]


def forge(one: bytes, two: bytes) -> bytes:
    """32 bytes of ciphertext and one tag that fit both keys."""
    lengths = blocks(struct.pack("<QQ", len(PLACES), 32))[0]
    lines = []
    for r, s in (poly_key(one), poly_key(two)):
        known = 0
        for block in blocks(PLACES):
            known = (known + block) * r % P
        # (((known + x) * r + y) * r + lengths) * r = tag - s: what does not hang on x and y
        lines.append((r, s, (known * pow(r, 3, P) + lengths * r) % P))
    (r1, s1, k1), (r2, s2, k2) = lines
    for tag in range(1 << 20):
        b1, b2 = ((tag - s) % 2**128 - k for s, k in ((s1, k1), (s2, k2)))
        a = [(pow(r, 3, P), pow(r, 2, P)) for r in (r1, r2)]
        inverse = pow(a[0][0] * a[1][1] - a[1][0] * a[0][1], -1, P)
        x = (b1 * a[1][1] - b2 * a[0][1]) * inverse % P
        y = (a[0][0] * b2 - a[1][0] * b1) * inverse % P
        if x >> 128 == 1 == y >> 128:
            return b"".join((n % 2**128).to_bytes(16, "little") for n in (x, y, tag))
    raise AssertionError("no forgery found")


def test_a_ciphertext_that_fits_two_keys_opens_under_one_at_most() -> None:
    forged = forge(RECORD.reveal(), SINGLE.reveal())
    first = envelopes.aead_open(RECORD.reveal(), NONCE, PLACES, forged)
    second = envelopes.aead_open(SINGLE.reveal(), NONCE, PLACES, forged)
    assert first != second  # the cipher alone is deceived
    for committed, refused in ((RECORD, SINGLE), (SINGLE, RECORD)):
        head = envelopes.seal(committed, PLACE, b"")[:6] + NONCE
        envelope = head + envelopes.commitment(committed, PLACE) + forged
        with pytest.raises(types.WrongKey):
            envelopes.open_sealed(refused, PLACE, envelope)
