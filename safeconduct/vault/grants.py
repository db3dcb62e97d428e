"""A compartment's secret for one holder.

In the clear stands a random id and the holder's handle: these are the context (row, compartment).
"""

from typing import NamedTuple
from uuid import UUID

import msgspec

from safeconduct.vault import envelopes, signing, types


class GrantBody(NamedTuple):
    """`kind` of the compartment; `subject`: what it is about (a case), if anything."""

    compartment: UUID
    epoch: int
    kind: str
    subject: UUID | None
    secret: types.CompartmentSecret | types.Half


_FIELDS = tuple[UUID, int, str, UUID | None, bytes]


def make_grant(
    granter: UUID,
    private: types.SignPrivate,
    public: types.BoxPublic,
    context: envelopes.Context,
    body: GrantBody,
) -> bytes:
    """Signed by `granter` with `private`, then sealed to the holder's `public`."""
    types.require(body.secret, types.CompartmentSecret, types.Half)
    data = msgspec.msgpack.encode((*body[:4], body.secret.tagged()))
    payload = signing.sign_payload(private, context, granter, "grant", 1, data)
    return envelopes.seal_to(public, context, payload)


def open_grant(
    pair: types.BoxPair, context: envelopes.Context, grant: bytes
) -> tuple[GrantBody, signing.Payload]:
    """Raises as `open_box` and `open_payload`. The caller checks who signed: `verify_payload`."""
    payload = signing.open_payload(envelopes.open_box(pair, context, grant), context)
    if payload.author is None:
        raise types.BadSignature("a grant without a granter")
    if (payload.kind, payload.schema) != ("grant", 1):
        raise types.UnknownFormat("another document than a grant")
    try:
        room, epoch, kind, subject, held = msgspec.msgpack.decode(payload.body, type=_FIELDS)
    except (msgspec.MsgspecError, ValueError):
        raise types.UnknownFormat("not a grant's body") from None
    key = types.Half if held.startswith(b"Half") else types.CompartmentSecret
    return GrantBody(room, epoch, kind, subject, key.untagged(held)), payload
