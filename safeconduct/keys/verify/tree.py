"""The log itself: its leaves in order, the tree over them, and heads that left the house.

1. Each leaf is compared with its stored hash, each stored hash with the two below it: an altered one
   names itself and not everything above it.
2. The leaves of one row must follow one another; the newest is what its row must be.
3. The root is computed from the leaves alone. Over the first N of them it must be what the outside was
   told for N: the strongest consistency proof, since all leaves are at hand (RFC 6962, 2.1.2).
"""

import struct
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from safeconduct.keys import log
from safeconduct.keys.models import Entry, Node
from safeconduct.keys.verify.findings import Finding
from safeconduct.keys.verify.reading import Unreadable, as_bytes, each
from safeconduct.vault import merkle
from safeconduct.vault.merkle import Frontier, Head

SPAN = 4096  # leaves read at a time
LEAVES, NODES = Entry._meta.db_table, Node._meta.db_table


class Newest(NamedTuple):
    """What the log says last of one row."""

    leaf: int
    version: int
    compartment: UUID
    envelope: bytes
    routing: bytes
    first: int


Rows = dict[tuple[str, UUID], Newest]
Hashes = dict[int, bytes]


class Grown(NamedTuple):
    """The log as its leaves make it: its head, and the newest leaf of each row."""

    head: Head
    newest: Rows


def grow(found: list[Finding], heads: Iterable[Head]) -> Grown:
    """Read the whole log; what does not fit goes to `found`."""
    outside: dict[int, set[bytes]] = {}
    for head in heads:
        outside.setdefault(head.size, set()).add(head.root)
    newest: Rows = {}
    frontier, expected = Frontier(), 0
    entries = each(Entry, "index")
    while span := list(islice(entries, SPAN)):
        values: Hashes = {}
        for entry in span:
            if isinstance(entry, Unreadable):
                found.append(Finding("leaf_altered", LEAVES, detail=entry.key))
                continue
            if entry.index != expected:
                found.append(Finding("leaf_missing", LEAVES, leaf=expected))
            expected = entry.index + 1
            values[entry.index] = _value(entry)
            _follow(found, newest, entry)
            frontier, _ = frontier.append(values[entry.index])
            _meet(found, outside, frontier)
        _compare_nodes(found, values, span)
    _beyond(found, frontier.size)
    found += [
        Finding("rolled_back", LEAVES, leaf=size - 1, detail=str(size))
        for size in outside
        if size > frontier.size
    ]
    return Grown(frontier.head(), newest)


def _value(entry: Entry) -> bytes:
    """The hash of a leaf as it stands now; nothing fits what cannot even be encoded."""
    try:
        parts = (
            entry.compartment,
            entry.table,
            entry.row,
            entry.version,
            bytes(entry.envelope),
            bytes(entry.routing),
        )
        return merkle.leaf_hash(log.encode(log.Leaf(*parts)))
    except (struct.error, TypeError, ValueError, AttributeError):
        return b""


def _follow(found: list[Finding], newest: Rows, entry: Entry) -> None:
    key = (entry.table, entry.row)
    before = newest.get(key)
    expected = 1 if before is None else before.version + 1
    if entry.version != expected or (before is not None and before.envelope == log.ERASED):
        found.append(Finding("leaf_out_of_order", entry.table, entry.row, entry.index))
    newest[key] = Newest(
        leaf=entry.index,
        version=entry.version,
        compartment=entry.compartment,
        envelope=as_bytes(entry.envelope),
        routing=as_bytes(entry.routing),
        first=entry.index if before is None else before.first,
    )


def _meet(found: list[Finding], outside: dict[int, set[bytes]], frontier: Frontier) -> None:
    size = frontier.size
    if size in outside and outside[size] != {frontier.head().root}:
        found.append(Finding("forked", LEAVES, leaf=size - 1, detail=str(size)))


def _compare_nodes(found: list[Finding], values: Hashes, span: list[Entry | Unreadable]) -> None:
    """Compare what is stored for this span, level by level, with what it stands over."""
    if not values:
        return
    low, high = min(values), max(values)
    names = {entry.index: entry for entry in span if isinstance(entry, Entry)}
    stored = _stored(0, low, high)
    for index, value in values.items():
        if index not in stored:
            found.append(Finding("node_missing", NODES, leaf=index, detail="0"))
        elif stored[index] != value:
            found.append(Finding("leaf_altered", names[index].table, names[index].row, index))
    for level in range(1, (high + 1).bit_length()):
        # Subtrees of this level whose last leaf lies in the span.
        first, last = -(-(low + 1) // (1 << level)) - 1, ((high + 1) >> level) - 1
        if last >= first:
            _compare_level(found, level, first, last)


def _compare_level(found: list[Finding], level: int, first: int, last: int) -> None:
    stored, below = _stored(level, first, last), _stored(level - 1, 2 * first, 2 * last + 1)
    for position in range(first, last + 1):
        leaf = ((position + 1) << level) - 1
        left, right = below.get(2 * position), below.get(2 * position + 1)
        if position not in stored:
            found.append(Finding("node_missing", NODES, leaf=leaf, detail=str(level)))
        elif left is not None and right is not None and stored[position] != merkle.node_hash(left, right):
            found.append(Finding("node_altered", NODES, leaf=leaf, detail=str(level)))


def _stored(level: int, first: int, last: int) -> Hashes:
    nodes = Node.objects.filter(level=level, position__range=(first, last))
    return {position: as_bytes(value) for position, value in nodes.values_list("position", "hash")}


def _beyond(found: list[Finding], size: int) -> None:
    """Hashes over leaves that are not there: the end of the log was cut off."""
    found += [
        Finding("node_extra", NODES, leaf=size, detail=str(level))
        for level in Node.objects.values_list("level", flat=True).distinct()
        if Node.objects.filter(level=level, position__gte=size >> min(int(level), 64)).exists()
    ]
