"""Files in chunks of 1 MiB, each sealed alone, so that a reader may seek.

Header: version | algorithm 3 | prefix (16) | commitment (32). Nonce: prefix | counter (7) | last.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import blake2b

from safeconduct.vault.derive import derive
from safeconduct.vault.envelopes import Context, aead_open, aead_seal, commitment
from safeconduct.vault.types import FileKey, NonceReuse, Tampered, UnknownFormat, WrongKey, require

CHUNK = 1 << 20  # bytes of plaintext; the last chunk may be shorter, also empty
SEALED_CHUNK = CHUNK + 16


class FileSealer:
    """Seals chunks in any order. To resume, give the stored header and marks.

    Store the mark of a chunk, synced, before writing the chunk: it is what refuses other bytes
    under the same nonce after a crash. Where marks may be lost, begin with a new sealer.
    """

    def __init__(self, key: FileKey, context: Context) -> None:
        require(key, FileKey)
        self._key, self._context = key, context
        self.header = b"\1\3" + secrets.token_bytes(16) + commitment(key, context)
        self.marks: dict[int, bytes] = {}

    @classmethod
    def resume(
        cls, key: FileKey, context: Context, header: bytes, marks: Mapping[int, bytes]
    ) -> "FileSealer":
        _prefix(key, context, header)
        sealer = cls(key, context)
        sealer.header, sealer.marks = header, dict(marks)
        return sealer

    def mark(self, index: int, chunk: bytes, last: bool = False) -> bytes:
        """Keyed hash of a chunk, recorded; NonceReuse if another one stood at `index`."""
        key = derive(self._key.reveal(), "mark", self.header)
        mark = blake2b(bytes([last]) + chunk, key=key, digest_size=32).digest()
        if self.marks.setdefault(index, mark) != mark:
            raise NonceReuse("other bytes than before at this place of the file")
        return mark

    def seal(self, index: int, chunk: bytes, last: bool = False) -> bytes:
        if len(chunk) != CHUNK and (not last or len(chunk) > CHUNK):
            raise ValueError("only the last chunk is shorter than 1 MiB")
        self.mark(index, chunk, last)
        nonce = _nonce(self.header[2:18], index, last)
        return aead_seal(self._key.reveal(), nonce, self._context.encode(), chunk)


class FileOpener:
    """Opens chunk i of `chunks`, a number that stands in the sealed document."""

    def __init__(self, key: FileKey, context: Context, header: bytes, chunks: int) -> None:
        """Raises UnknownFormat, WrongKey."""
        self._key, self._context, self._chunks = key, context, chunks
        self._prefix = _prefix(key, context, header)

    def open(self, index: int, sealed: bytes) -> bytes:
        """Raises Tampered: altered, reordered, cut short, or more than was written."""
        last = index == self._chunks - 1
        if not 0 <= index < self._chunks:
            raise Tampered("the file has not this chunk")
        nonce = _nonce(self._prefix, index, last)
        return aead_open(self._key.reveal(), nonce, self._context.encode(), sealed)


def _prefix(key: FileKey, context: Context, header: bytes) -> bytes:
    require(key, FileKey)
    if len(header) != 50 or header[:2] != b"\1\3":
        raise UnknownFormat("not the header of a file")
    if not hmac.compare_digest(header[18:], commitment(key, context)):
        raise WrongKey("the commitment does not fit")
    return header[2:18]


def _nonce(prefix: bytes, index: int, last: bool) -> bytes:
    return prefix + index.to_bytes(7, "big") + bytes([last])
