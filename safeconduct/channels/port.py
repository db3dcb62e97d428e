"""What every transport is given and gives back.

A transport is a module `channels/<name>/transport.py` with one function:

    send(settings, message, deadline_s) -> Receipt

It runs in a thread of its own, touches no database, and returns or raises within `deadline_s`
seconds. Any exception counts as "not sent"; its kind becomes a code (`faults.why`), its text is thrown
away, since providers quote numbers.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from safeconduct.channels.reasons import Why

State = Literal["sent", "delivered", "failed"]


class Message(Struct, frozen=True, kw_only=True):
    """One message to one address. `code` is what a reply must hold; providers that know the
    `idempotency_key` send a repeated message once."""

    to: str
    text: str
    code: str
    idempotency_key: str
    link: str = ""

    def __repr__(self) -> str:
        return "<Message …>"


class Receipt(Struct, frozen=True, kw_only=True):
    """What is known afterwards. `provider_id` is the provider's name for the message, if it gave one;
    `why` says of what failed what is known of it."""

    state: State
    why: Why = ""
    provider_id: Annotated[str, Meta(max_length=200)] = ""
