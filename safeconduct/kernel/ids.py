"""Handles and codes. A handle says nothing about what it names; a code is made to be read aloud."""

import secrets
import uuid
from uuid import UUID

# No 0/O, 1/I/L: these are dictated over bad lines.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
_CLEAR = "23456789" + _LETTERS


def new_id() -> UUID:
    """A random version-4 handle: order and time of making cannot be read from it."""
    return uuid.uuid4()


def delivery_code() -> str:
    """Four random digits by which a reply is matched to one message."""
    return f"{secrets.randbelow(10_000):04d}"


def spoken_code(groups: int = 3, size: int = 4) -> str:
    """A code for reading aloud, e.g. ``7KQM-2XPA-9RTE`` (about 4.95 bits a character)."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(size)) for _ in range(groups))
