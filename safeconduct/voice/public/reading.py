"""The one table that the public process reads, through a connection that can do nothing else."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db import connection

from safeconduct.voice.public.documents import PublicDocument

_decode = msgspec.msgpack.Decoder(PublicDocument).decode


class Entry(NamedTuple):
    """A published statement and its handle, which says nothing else of it."""

    id: UUID
    document: PublicDocument


def everything() -> list[Entry]:
    """All that stands in public, withdrawn ones too, what changed last first.

    A row that cannot be read is left out: the rest must stay readable, and `verify` names the row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, sealed FROM voice_published")
        rows = cursor.fetchall()
    found = []
    for handle, plain in rows:
        try:
            found.append(Entry(UUID(handle), _decode(bytes(plain))))
        except (msgspec.MsgspecError, ValueError, TypeError):
            continue
    return sorted(found, key=lambda one: one.document.updated, reverse=True)


def by_code() -> Mapping[str, Entry]:
    """The same by their public names."""
    return {one.document.code: one for one in everything()}
