"""Signatures for one purpose each, and the signed payload that stands inside an envelope."""

from typing import Annotated
from uuid import UUID

import msgspec
from nacl import bindings
from nacl.exceptions import CryptoError

from safeconduct.vault import types
from safeconduct.vault.encoding import pack
from safeconduct.vault.envelopes import Context


class Payload(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A document of `kind` and `schema`. Without author: unsigned, its sender is unproven."""

    context: bytes
    author: UUID | None
    kind: str
    schema: Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]
    body: bytes
    signature: bytes = b""

    def __repr__(self) -> str:
        return "<Payload …>"


_ENCODER = msgspec.msgpack.Encoder(uuid_format="bytes")
_DECODER = msgspec.msgpack.Decoder(Payload)


def sign(private: types.SignPrivate, label: str, message: bytes) -> bytes:
    """Ed25519 over label and message: a signature for one purpose fits no other."""
    types.require(private, types.SignPrivate)
    secret = private.reveal() + types.SignPair.of(private).public.data
    return bindings.crypto_sign(_labelled(label, message), secret)[:64]


def verify(public: types.SignPublic, label: str, message: bytes, signature: bytes) -> None:
    """Raises BadSignature."""
    types.require(public, types.SignPublic)
    try:
        if len(signature) == 64:
            bindings.crypto_sign_open(signature + _labelled(label, message), public.data)
            return
    except CryptoError:
        pass
    raise types.BadSignature("the signature does not fit")


def sign_payload(
    private: types.SignPrivate, context: Context, author: UUID, kind: str, schema: int, body: bytes
) -> bytes:
    payload = Payload(context.encode(), author, kind, schema, body)
    signature = sign(private, "payload", _covered(payload))
    return _ENCODER.encode(msgspec.structs.replace(payload, signature=signature))


def unsigned_payload(context: Context, kind: str, schema: int, body: bytes) -> bytes:
    """What arrives by the public half alone (a form, a webhook, the engine)."""
    return _ENCODER.encode(Payload(context.encode(), None, kind, schema, body))


def open_payload(data: bytes, expected: Context) -> Payload:
    """Raises UnknownFormat, WrongContext, BadSignature (half signed). Then `verify_payload`."""
    try:
        payload = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):  # ValueError: text that is not UTF-8
        raise types.UnknownFormat("not a payload") from None
    if payload.context != expected.encode():
        raise types.WrongContext("the inner context is not the outer one")
    if (payload.author is None) != (payload.signature == b""):
        raise types.BadSignature("an author without signature, or a signature without author")
    return payload


def verify_payload(payload: Payload, public: types.SignPublic) -> None:
    """`public` belongs to `payload.author` by the log. Raises BadSignature, also if unsigned."""
    verify(public, "payload", _covered(payload), payload.signature)


def _covered(payload: Payload) -> bytes:
    author = payload.author.bytes if payload.author else b""
    schema = payload.schema.to_bytes(4, "big")
    return pack(payload.context, author, payload.kind.encode(), schema, payload.body)


def _labelled(label: str, message: bytes) -> bytes:
    return b"safeconduct/1/" + label.encode() + b"\0" + message
