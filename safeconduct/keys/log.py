"""The one append-only log (RFC 6962 hashing). Every write of a sealed row appends one leaf.

A leaf needs no secret, so writers who may not read can write. The log is the manifest: the newest
leaf of a row says which envelope and which clear columns it must have, or that it was erased.
"""

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db import connection

from safeconduct.keys.models import Entry, Node, Organisation, SealedRow
from safeconduct.vault import merkle

ERASED = bytes(32)


class Leaf(NamedTuple):
    """What one write says to the log."""

    compartment: UUID
    table: str
    row: UUID
    version: int
    envelope: bytes
    routing: bytes


class Head(NamedTuple):
    """The log at one moment: how many leaves, and the root over them."""

    size: int
    root: bytes


def erased(row: SealedRow) -> Leaf:
    """What the log says of a row that is erased."""
    return Leaf(row.compartment, row._meta.db_table, row.id, row.version + 1, ERASED, ERASED)


def envelope_hash(sealed: bytes) -> bytes:
    """SHA-256 of an envelope as it lies in its row."""
    return hashlib.sha256(sealed).digest()


def routing_hash(columns: Mapping[str, object]) -> bytes:
    """SHA-256 over the clear columns in the order of their names, each with its type."""
    plain = [(name, _plain(columns[name])) for name in sorted(columns)]
    return hashlib.sha256(msgspec.msgpack.encode(plain)).digest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, UUID):
        return ["u", value.bytes]
    if isinstance(value, memoryview | bytearray):
        return bytes(value)
    return value


def encode(leaf: Leaf) -> bytes:
    """The bytes that are hashed: every part length-prefixed or of fixed length."""
    table = leaf.table.encode()
    return b"".join(
        (
            leaf.compartment.bytes,
            struct.pack(">H", len(table)),
            table,
            leaf.row.bytes,
            struct.pack(">Q", leaf.version),
            leaf.envelope,
            leaf.routing,
        )
    )


class End(NamedTuple):
    """The newest leaf. `at` is its index, -1 where nothing was ever written.

    What is sealed never comes twice: such a leaf says by itself which stand before it. One that says that a
    row was erased comes again where that is tried again; `root` tells those apart.
    """

    at: int
    row: object  # as the database writes it
    envelope: bytes
    routing: bytes
    root: bytes = b""  # over all leaves up to this one


class Moment(NamedTuple):
    """How far the log is, for what is kept beside it: an equal moment later means that nothing was written,
    and nothing undone, between the two."""

    end: End
    transaction: object  # None outside of any
    written: object  # by this process, last

    @property
    def settled(self) -> bool:
        """Whether what the log says now stays: the leaves of an open transaction may yet be undone."""
        return self.transaction is None


_written = object()  # another one after each `append`


# Asked before whatever is read and written with whatever is: to build these statements anew each time would
# cost more than what they do.
_LEAF = 'SELECT "index", "row", envelope, routing FROM keys_entry'
_LAST = _LEAF + ' ORDER BY "index" DESC LIMIT 1'
_AT = _LEAF + ' WHERE "index" = %s'
_TABLES = 'SELECT DISTINCT "table" FROM keys_entry WHERE "index" > %s'
_HASH = 'SELECT "level", hash FROM keys_node WHERE ("level", "position") IN '
_NEW_LEAF = (
    'INSERT INTO keys_entry ("index", compartment, "table", "row", version, envelope, routing) '
    "VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_NEW_NODE = 'INSERT INTO keys_node ("level", "position", hash) VALUES (%s, %s, %s)'
_HANDLE = Entry._meta.get_field("row")


def end() -> End:
    """Where the log ends now."""
    return _leaf(_LAST) or End(-1, None, b"", b"")


def stands(leaf: End) -> bool:
    """Whether what was once the log's end still stands in its place: nothing up to it was undone since."""
    return leaf.at < 0 or _leaf(_AT, leaf.at) == leaf


def _leaf(statement: str, *values: int) -> End | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()
    if found is None:
        return None
    root = head(found[0] + 1).root if bytes(found[2]) == ERASED else b""
    return End(found[0], found[1], bytes(found[2]), bytes(found[3]), root)


def moment() -> Moment:
    """How far the log is now.

    Inside a transaction a leaf may be undone and another put in its place: each leaf undone moves the
    end, and each put there is a new thing written.
    """
    around = transaction_around()
    return Moment(end(), around, None if around is None else _written)


def transaction_around() -> object | None:
    """The transaction that everything now belongs to, the outermost one."""
    return next(iter(connection.atomic_blocks), None)


def size() -> int:
    """How many leaves the log has."""
    return end().at + 1


def tables_written(after: int) -> set[str]:
    """The tables of the leaves that follow the one at index `after`."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES, (after,))
        return {table for (table,) in cursor.fetchall()}


def compartments_written(after: int) -> set[UUID]:
    """The compartments of the leaves that follow the one at index `after`."""
    return set(Entry.objects.filter(index__gt=after).values_list("compartment", flat=True).distinct())


def append(leaves: Iterable[Leaf]) -> int:
    """Append leaves inside the caller's transaction; return the index of the first.

    Raises RuntimeError outside a transaction: a leaf without its row, or a row without its leaf,
    must not be possible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the log is written in the transaction of the row it is about")
    if connection.features.has_select_for_update:
        # SQLite's transactions are alone from their start; elsewhere writers of the log queue here, or two
        # would give one index to different leaves.
        Organisation.objects.select_for_update().first()
    global _written  # noqa: PLW0603  (one for the whole process: too new a moment only has others look again)
    _written = object()
    first = at = size()
    nodes: dict[tuple[int, int], bytes] = {}
    stored = _HANDLE.get_db_prep_value
    with connection.cursor() as cursor:
        for leaf in leaves:
            compartment, row = stored(leaf.compartment, connection), stored(leaf.row, connection)
            cursor.execute(_NEW_LEAF, (at, compartment, leaf.table, row, *leaf[3:]))
            _grow(nodes, at, merkle.leaf_hash(encode(leaf)))
            at += 1
        cursor.executemany(_NEW_NODE, [(*place, value) for place, value in nodes.items()])
    return first


def _grow(fresh: dict[tuple[int, int], bytes], position: int, value: bytes) -> None:
    """Add a leaf's hash and every subtree that it completes."""
    level = 0
    fresh[level, position] = value
    while position % 2:
        left = fresh.get((level, position - 1)) or node(level, position - 1)
        value = merkle.node_hash(left, value)
        level, position = level + 1, position // 2
        fresh[level, position] = value


def node(level: int, position: int) -> bytes:
    """The hash of a complete subtree of 2**level leaves that begins at position * 2**level."""
    return _nodes([(level, position)])[0]


def _nodes(places: Sequence[tuple[int, int]]) -> list[bytes]:
    """The hashes of these subtrees, each of another level, the highest first. Raises Node.DoesNotExist."""
    if not places:
        return []
    values = ", ".join(["(%s, %s)"] * len(places))
    with connection.cursor() as cursor:
        cursor.execute(_HASH + f"(VALUES {values})", [number for place in places for number in place])
        found = dict(cursor.fetchall())
    if len(found) < len(places):
        raise Node.DoesNotExist
    return [bytes(found[level]) for level in sorted(found, reverse=True)]


def head(at_size: int | None = None) -> Head:
    """The head of the log now, or as it was with `at_size` leaves."""
    count = size() if at_size is None else at_size
    root: bytes | None = None
    begin, places = 0, []
    for level in range(count.bit_length() - 1, -1, -1):
        if count >> level & 1:
            places.append((level, begin >> level))
            begin += 1 << level
    for part in reversed(_nodes(places)):
        root = part if root is None else merkle.node_hash(part, root)
    return Head(count, hashlib.sha256().digest() if root is None else root)
