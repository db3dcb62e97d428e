"""The file of a backup: a stream of records, sealed to recovery in chunks of 1 MiB.

    "safeconduct backup 1" newline | length (4) | head (msgpack) | sealed chunks

The head names the organisation, recovery's handle and epoch, and holds a random file key, sealed to
recovery's public half. Records are msgpack, each after its length (4), across the borders of chunks. A
chunk that is cut, moved, altered or missing at the end does not open (`vault.files`).
"""

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO
from uuid import UUID

import msgspec

from safeconduct.kernel.ids import new_id
from safeconduct.vault import envelopes
from safeconduct.vault.envelopes import Context
from safeconduct.vault.files import CHUNK, SEALED_CHUNK, FileOpener, FileSealer
from safeconduct.vault.types import BoxPair, BoxPublic, FileKey, Tampered, UnknownFormat

MAGIC = b"safeconduct backup 1\n"
_LENGTH = struct.Struct(">I")
_LONGEST_HEAD = 4096  # bytes


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the clear at the beginning."""

    organisation: UUID
    backup: UUID
    recovery: UUID
    epoch: int
    key: bytes
    header: bytes


class Writer:
    """Seals records to recovery's public half as they come; `close` ends the stream."""

    def __init__(
        self, sink: BinaryIO, public: BoxPublic, organisation: UUID, recovery: UUID, epoch: int
    ) -> None:
        backup, key = new_id(), FileKey.generate()
        place = _place(organisation, backup, recovery, epoch)
        self._sink, self._sealer, self._number = sink, FileSealer(key, place), 0
        self._waiting = bytearray()
        head = Head(
            organisation=organisation,
            backup=backup,
            recovery=recovery,
            epoch=epoch,
            key=envelopes.wrap(public, key, place),
            header=self._sealer.header,
        )
        encoded = msgspec.msgpack.encode(head)
        sink.write(MAGIC + _LENGTH.pack(len(encoded)) + encoded)

    def write(self, record: Any) -> None:
        encoded = msgspec.msgpack.encode(record)
        self._waiting += _LENGTH.pack(len(encoded)) + encoded
        while len(self._waiting) > CHUNK:  # a full chunk waits until it is known not to be the last
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._sink.write(self._sealer.seal(self._number, chunk, last))
        self._number += 1


def read_head(source: BinaryIO) -> Head:
    """The head of a backup. Raises UnknownFormat."""
    if source.read(len(MAGIC)) != MAGIC:
        raise UnknownFormat("not a backup of a known version")
    length = int.from_bytes(source.read(_LENGTH.size), "big")
    try:
        return msgspec.msgpack.decode(source.read(min(length, _LONGEST_HEAD)), type=Head)
    except msgspec.MsgspecError:
        raise UnknownFormat("not the head of a backup") from None


def records(source: BinaryIO, head: Head, pair: BoxPair) -> Iterator[Any]:
    """The records after the head. Raises WrongKey for another recovery's pair, Tampered."""
    place = _place(head.organisation, head.backup, head.recovery, head.epoch)
    key = envelopes.unwrap(pair, FileKey, place, head.key)
    waiting = bytearray()
    for chunk in _chunks(source, key, place, head.header):
        waiting += chunk
        while (record := _take(waiting)) is not None:
            yield msgspec.msgpack.decode(record)
    if waiting:
        raise Tampered("the last record is cut short")


def _chunks(source: BinaryIO, key: FileKey, place: Context, header: bytes) -> Iterator[bytes]:
    number, sealed = 0, source.read(SEALED_CHUNK)
    while True:
        following = source.read(SEALED_CHUNK)
        last = not following
        opener = FileOpener(key, place, header, number + 1 if last else number + 2)
        yield opener.open(number, sealed)
        if last:
            return
        number, sealed = number + 1, following


def _take(waiting: bytearray) -> bytes | None:
    """The first whole record, taken out; None while there is none."""
    if len(waiting) < _LENGTH.size:
        return None
    end = _LENGTH.size + int.from_bytes(waiting[: _LENGTH.size], "big")
    if len(waiting) < end:
        return None
    record = bytes(waiting[_LENGTH.size : end])
    del waiting[:end]
    return record


def _place(organisation: UUID, backup: UUID, recovery: UUID, epoch: int) -> Context:
    return Context(organisation, "backup", backup, recovery, epoch, 1)
