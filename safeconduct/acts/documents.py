"""The documents inside the envelopes of this part."""

from datetime import datetime
from uuid import UUID

import msgspec


class JournalRecord(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """`who` did `action` at `at` (UTC); `rows` are the handles it wrote. Never content."""

    who: UUID
    action: str
    at: datetime
    rows: list[UUID]


class FirstResult(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What the one run of a ticket gave: `given` fingerprints its input, `result` is msgpack."""

    action: str
    given: bytes
    result: bytes


class DraftText(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What was typed into the form of `form` until `at` (UTC), as a browser would send it."""

    form: str
    at: datetime
    fields: dict[str, list[str]]
