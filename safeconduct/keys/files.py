"""Files: sealed in chunks as they arrive, so that nothing of them ever lies on a disk in the clear.

1. A file has a random key of its own, kept in the key file, so that it can be purged alone. A writer
   who holds only the compartment's public half can store a file and not read it back.
2. Each stored chunk begins with the header that it was sealed under. A chunk sent again with the same
   bytes changes nothing; with other bytes, or after a crash, it is sealed under a new prefix: no nonce
   ever meets two plaintexts.
3. The file's row comes last and is signed: count, length, a digest of the content, a fingerprint of the
   sealed chunks. Chunks without such a row are nothing, and are swept (`sweeping`).
4. The last chunk is filled up, so that what lies there tells only the rough length: by its exact length a
   thief would know an article that anyone can read, and with it the case that it was brought for.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import keyfile, rows
from safeconduct.keys.documents import FileDocument
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Chunk, SealedFile
from safeconduct.keys.rows import Reading
from safeconduct.vault.envelopes import Context
from safeconduct.vault.files import CHUNK, FileOpener, FileSealer
from safeconduct.vault.types import FileKey, NonceReuse, Tampered, VaultError

UNFINISHED = define(
    "file_unfinished", 409, N_("Some of this file has not arrived. Send the missing part, then finish.")
)
PLACE = SealedFile._meta.db_table
LEAST = 256  # bytes: the shortest chunk
_END = b"\x80"  # the last one in a chunk is the mark: only zeros follow it
_HEADER = 50  # bytes: version, algorithm, prefix, commitment (vault.files)


class _Sum(NamedTuple):
    """What stands in the document about the chunks."""

    chunks: int
    length: int
    digest: bytes


class Arriving:
    """One file on its way into a compartment. `id` is the handle that it will have."""

    def __init__(self, keyring: Keyring, compartment: UUID, file: UUID, key: FileKey) -> None:
        self.id = file
        self._keyring, self._compartment, self._key = keyring, compartment, key
        self._sealer = FileSealer(key, _context(keyring, file))

    def put(self, number: int, chunk: bytes, *, last: bool = False) -> None:
        """Store chunk `number` (from 0), exactly 1 MiB, the last one shorter; in any order, also again.

        Raises ValueError for a chunk of another length.
        """
        chunk = _filled(number, chunk) if last else chunk
        stored = Chunk.objects.filter(file=self.id, number=number).values_list("sealed", flat=True).first()
        if stored is not None and self._is(bytes(stored), number, chunk, last):
            return
        try:
            sealed = self._sealer.seal(number, chunk, last)
        except NonceReuse:
            self._sealer = FileSealer(self._key, _context(self._keyring, self.id))
            sealed = self._sealer.seal(number, chunk, last)
        Chunk.objects.update_or_create(
            file=self.id, number=number, defaults={"sealed": self._sealer.header + sealed}
        )

    def finish(self, *, name: str, media_type: str, derived_from: UUID | None = None) -> UUID:
        """Read back what was stored and sign what it is. Raises Refusal UNFINISHED."""
        total, fingerprint = self._sum(), _fingerprint(self.id)
        document = FileDocument(
            name=name,
            media_type=media_type,
            length=total.length,
            chunks=total.chunks,
            digest=total.digest,
            fingerprint=fingerprint,
            received=clock.now(),
            derived_from=derived_from,
            filled=True,
        )
        rows.insert(self._keyring, SealedFile, self._compartment, document, id=self.id)
        if self._compartment != self._keyring.member:
            keyfile.drop(self.id, self._keyring.member)
        return self.id

    def _is(self, stored: bytes, number: int, chunk: bytes, last: bool) -> bool:
        try:
            return _open(self._keyring, self.id, self._key, stored, number, last) == chunk
        except VaultError:
            return False

    def _sum(self) -> _Sum:
        count = Chunk.objects.filter(file=self.id).count()
        digest, length = hashlib.sha256(), 0
        try:
            for number in range(count):
                last = number == count - 1
                content = _open(self._keyring, self.id, self._key, _stored(self.id, number), number, last)
                content = _without_filling(content) if last else content
                digest.update(content)
                length += len(content)
        except (VaultError, Chunk.DoesNotExist):
            raise Refusal(UNFINISHED) from None
        if not count:
            raise Refusal(UNFINISHED)
        return _Sum(count, length, digest.digest())


def receive(
    keyring: Keyring,
    compartment: UUID,
    chunks: Iterable[bytes],
    *,
    name: str,
    media_type: str,
    derived_from: UUID | None = None,
) -> UUID:
    """Seal what arrives, in pieces of any size, and store it as one file; its handle.

    Outside a transaction each chunk is stored by itself, so that a slow sender holds nobody up; the
    file is there only once all of it is. Raises Refusal NOT_FOUND when there is no such compartment.
    """
    arriving = _begin(keyring, compartment, [compartment])
    for number, (chunk, last) in enumerate(_cut(chunks)):
        arriving.put(number, chunk, last=last)
    return arriving.finish(name=name, media_type=media_type, derived_from=derived_from)


def begin(keyring: Keyring, compartment: UUID) -> Arriving:
    """Begin a file that may be sent in several requests. Until it is finished its writer can open it."""
    return _begin(keyring, compartment, {compartment, keyring.member})


def resume(keyring: Keyring, compartment: UUID, file: UUID) -> Arriving:
    """Go on with a file that was begun, in another request or after a crash. Raises NotHeld."""
    return Arriving(keyring, compartment, file, keyfile.key_of(keyring, file, FileKey))


def describe(keyring: Keyring, file: UUID) -> Reading[SealedFile]:
    """What a file is, without opening it. Raises Refusal NOT_FOUND, Damaged."""
    return rows.find(keyring, SealedFile, file)


def content(keyring: Keyring, file: UUID) -> Iterator[bytes]:
    """The content in pieces of 1 MiB. What does not fit is refused before the first piece is given.

    Raises Refusal NOT_FOUND, Damaged naming the file, NotHeld when its key was purged.
    """
    document: FileDocument = describe(keyring, file).document
    if _fingerprint(file) != document.fingerprint:
        raise Damaged(PLACE, file, "chunks")
    try:
        key = keyfile.key_of(keyring, file, FileKey)
    except VaultError:
        raise Damaged(PLACE, file, "key") from None
    return _opened(keyring, file, key, document)


def purge(keyring: Keyring, file: UUID) -> None:
    """Delete a file for good: its key first, then the rest. Raises Refusal NOT_FOUND, ERASURE_KEY."""
    row = describe(keyring, file).row
    keyfile.purge(PLACE, [file])
    erase(keyring, row)


def erase(keyring: Keyring | None, row: SealedFile) -> None:
    """The second half of a purge, when the key is gone."""
    with transaction.atomic():
        Chunk.objects.filter(file=row.id).delete()
        rows.erase(keyring, row)
        transaction.on_commit(lambda: keyfile.finished([row.id]))


def fits(keyring: Keyring, row: SealedFile) -> bool:
    """Whether the stored chunks are those that the file's document signs for."""
    document: FileDocument = rows.read(keyring, row).document
    return _fingerprint(row.id) == document.fingerprint


def _begin(keyring: Keyring, compartment: UUID, holders: Iterable[UUID]) -> Arriving:
    file, key = new_id(), FileKey.generate()
    keyfile.add(keyring, PLACE, file, holders, key)
    return Arriving(keyring, compartment, file, key)


def _cut(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of any size as chunks of 1 MiB, each with whether it is the last; at least one."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= CHUNK:  # the last one is shorter: it has room for the mark where it ends
            yield bytes(waiting[:CHUNK]), False
            del waiting[:CHUNK]
    yield bytes(waiting), True


def _filled(number: int, chunk: bytes) -> bytes:
    """The last chunk, a mark where it ends, and zeros: to a power of two; the last of several, to 1 MiB."""
    if len(chunk) >= CHUNK:
        raise ValueError("the last chunk is shorter than 1 MiB")
    step = CHUNK if number else max(LEAST, 1 << len(chunk).bit_length())
    return (chunk + _END).ljust(step, b"\0")


def _without_filling(chunk: bytes) -> bytes:
    """Raises Tampered where nothing was filled up."""
    content, mark, zeros = chunk.rpartition(_END)
    if not mark or zeros.strip(b"\0"):
        raise Tampered("no end of the file in its last chunk")
    return content


def _opened(keyring: Keyring, file: UUID, key: FileKey, document: FileDocument) -> Iterator[bytes]:
    for number in range(document.chunks):
        last = number == document.chunks - 1
        try:
            content = _open(keyring, file, key, _stored(file, number), number, last)
            yield _without_filling(content) if last and document.filled else content
        except (VaultError, Chunk.DoesNotExist):  # altered since the first look
            raise Damaged(PLACE, file, "chunks") from None


def _open(keyring: Keyring, file: UUID, key: FileKey, stored: bytes, number: int, last: bool) -> bytes:
    count = number + 1 if last else number + 2
    opener = FileOpener(key, _context(keyring, file), stored[:_HEADER], count)
    return opener.open(number, stored[_HEADER:])


def _stored(file: UUID, number: int) -> bytes:
    """One chunk by one query: a slow reader must not hold the database's oldest page."""
    return bytes(Chunk.objects.values_list("sealed", flat=True).get(file=file, number=number))


def _fingerprint(file: UUID) -> bytes:
    """SHA-256 over the SHA-256 of each stored chunk, in order of their numbers."""
    numbers = Chunk.objects.filter(file=file).order_by("number").values_list("number", flat=True)
    total = hashlib.sha256()
    for number in list(numbers):
        total.update(number.to_bytes(8, "big") + hashlib.sha256(_stored(file, number)).digest())
    return total.digest()


def _context(keyring: Keyring, file: UUID) -> Context:
    """The key is of this one file, so nothing else needs to be bound."""
    return Context(keyring.organisation, Chunk._meta.db_table, file, file, 0, 1)
