"""A member's blob: what the passphrase opens.

version | memory KiB (4) | passes | lanes | salt (16) | envelope under Argon2id -> HKDF. The slow
step stands apart (`stretch(passphrase, *stretch_request(blob))`), so that a child may run it.
"""

import secrets
import struct
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from safeconduct.vault import types
from safeconduct.vault.derive import FLOOR, StretchParams, derive, stretch
from safeconduct.vault.encoding import pack, unpack
from safeconduct.vault.envelopes import Context, open_sealed, seal
from safeconduct.vault.merkle import Head

_HEAD = struct.Struct(">BIBB16s")
_NOWHERE = UUID(int=0)


@dataclass(frozen=True)
class MemberSecrets:
    """What only this member holds; `last_head` is the last log head that he saw."""

    handle: UUID
    box: types.BoxPrivate
    sign: types.SignPrivate
    totp_seed: bytes = field(repr=False)
    last_head: Head | None = None


class StretchRequest(NamedTuple):
    """What `stretch` needs beside the passphrase."""

    salt: bytes
    params: StretchParams = FLOOR


def stretch_request(blob: bytes) -> StretchRequest:
    """Raises UnknownFormat. `stretch` refuses parameters below the floor."""
    if len(blob) < _HEAD.size or blob[0] != 1:
        raise types.UnknownFormat("not a blob of a known version")
    _, memory, passes, lanes, salt = _HEAD.unpack_from(blob)
    return StretchRequest(salt, StretchParams(memory, passes, lanes))


def seal_blob(passphrase: str, inside: MemberSecrets) -> bytes:
    """A new salt each time; takes as long as a sign-in."""
    request = StretchRequest(secrets.token_bytes(16))
    return seal_blob_with(stretch(passphrase, *request), request, inside)


def seal_blob_with(stretched: types.Stretched, request: StretchRequest, inside: MemberSecrets) -> bytes:
    """`stretched` is what `stretch(passphrase, *request)` gave."""
    head = _HEAD.pack(1, *request.params, request.salt)
    seen = inside.last_head.encode() if inside.last_head else b""
    fields = pack(inside.box.reveal(), inside.sign.reveal(), inside.totp_seed, seen)
    return head + seal(_key(stretched, head), _context(inside.handle), fields)


def open_blob(passphrase: str, blob: bytes, handle: UUID) -> MemberSecrets:
    """Raises WrongPassphrase (also: another handle), WeakParameters, Tampered, UnknownFormat."""
    return open_blob_with(stretch(passphrase, *stretch_request(blob)), blob, handle)


def open_blob_with(stretched: types.Stretched, blob: bytes, handle: UUID) -> MemberSecrets:
    head, envelope = blob[: _HEAD.size], blob[_HEAD.size :]
    try:
        opened = open_sealed(_key(stretched, head), _context(handle), envelope)
    except types.WrongKey:
        raise types.WrongPassphrase("this passphrase does not open it") from None
    box, sign, totp_seed, seen = unpack(opened, 4)
    last_head = Head.decode(seen) if seen else None
    return MemberSecrets(handle, types.BoxPrivate(box), types.SignPrivate(sign), totp_seed, last_head)


def _key(stretched: types.Stretched, head: bytes) -> types.SingleKey:
    """Bound to the head: its parameters cannot be altered."""
    return types.SingleKey(derive(stretched.reveal(), "blob", head))


def _context(handle: UUID) -> Context:
    return Context(_NOWHERE, "blob", handle, _NOWHERE, 0, 1)
