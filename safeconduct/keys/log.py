"""The one append-only log (RFC 6962 hashing). Every write of a sealed row appends one leaf.

A leaf needs no secret, so writers who may not read can write. The log is the manifest: the newest
leaf of a row says which envelope and which clear columns it must have, or that it was erased.
"""

import hashlib
import struct
from collections.abc import Iterable, Mapping
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
    """The newest leaf: while it is the same, nothing was written. `at` is its index."""

    at: int
    envelope: bytes
    routing: bytes


def end() -> End:
    """Where the log ends now. Index -1 where nothing was ever written."""
    last = Entry.objects.order_by("-index").values_list("index", "envelope", "routing").first()
    return End(-1, b"", b"") if last is None else End(last[0], bytes(last[1]), bytes(last[2]))


def settled() -> End | None:
    """Where the log ends; None inside a transaction, as its leaves may be undone and replaced."""
    return None if connection.in_atomic_block else end()


def size() -> int:
    """How many leaves the log has."""
    last = Entry.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else int(last) + 1


def tables_written(after: int) -> set[str]:
    """The tables of the leaves that follow the one at index `after`."""
    return set(Entry.objects.filter(index__gt=after).values_list("table", flat=True))


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
    first = at = size()
    entries: list[Entry] = []
    nodes: dict[tuple[int, int], bytes] = {}
    for leaf in leaves:
        entries.append(Entry(index=at, **leaf._asdict()))
        _grow(nodes, at, merkle.leaf_hash(encode(leaf)))
        at += 1
    Entry.objects.bulk_create(entries)
    Node.objects.bulk_create(
        Node(level=level, position=position, hash=value) for (level, position), value in nodes.items()
    )
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
    return bytes(Node.objects.values_list("hash", flat=True).get(level=level, position=position))


def head(at_size: int | None = None) -> Head:
    """The head of the log now, or as it was with `at_size` leaves."""
    count = size() if at_size is None else at_size
    root: bytes | None = None
    begin, parts = 0, []
    for level in range(count.bit_length() - 1, -1, -1):
        if count >> level & 1:
            parts.append(node(level, begin >> level))
            begin += 1 << level
    for part in reversed(parts):
        root = part if root is None else merkle.node_hash(part, root)
    return Head(count, hashlib.sha256().digest() if root is None else root)
