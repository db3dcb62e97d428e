"""Single keys, of things that may have to be purged alone, in a file of their own: `keys.sqlite3`.

1. A key is wrapped to the compartments that may open its thing, by their public halves, so that a
   writer who may not read can add one. Around that lies the erasure key.
2. It is on the disk before the row that needs it: a crash leaves a key without its row, never a row
   without its key. Such orphans are swept at the next start (`sweeping`).
3. A purge deletes the key first. In the same transaction everything that stays is sealed under a new
   erasure key, and the old one is wiped: no older copy of this file opens the purged thing again.
4. What a purge has begun is written down until the row is gone too, so that a killed one is finished.

The file keeps no journal of old pages (`journal_mode=DELETE`, `secure_delete`), and a commit is on the
disk with its folder (`synchronous=EXTRA`).
"""

import errno
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.conf import settings

from safeconduct.kernel import clock
from safeconduct.kernel.errors import BUSY, Refusal
from safeconduct.keys import erasure, rows, vouched
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Organisation
from safeconduct.vault import envelopes
from safeconduct.vault.types import FileKey, SingleKey, VaultError, require

NAME = "keys.sqlite3"
TIMEOUT = 10.0  # seconds to wait for another process
_TABLES = """
CREATE TABLE IF NOT EXISTS single (
    thing BLOB NOT NULL, compartment BLOB NOT NULL, epoch INTEGER NOT NULL,
    place TEXT NOT NULL, since TEXT NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (thing, compartment)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS generation (mark BLOB PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS purged (thing BLOB PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;
"""
_PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)
K = TypeVar("K", FileKey, SingleKey)


class Kept(NamedTuple):
    """One thing that has a key here: its handle, the table of its row, the day (UTC) it was made."""

    thing: UUID
    place: str
    since: str


def add(
    keyring: Keyring, place: str, thing: UUID, compartments: Iterable[UUID], key: FileKey | SingleKey
) -> None:
    """Keep the key of `thing`, whose row will stand in table `place`, for these compartments.

    On the disk when this returns. Raises Refusal NOT_FOUND for a compartment without a public half.
    """
    require(key, FileKey, SingleKey)
    wraps = [_wrap(keyring, thing, compartment, key) for compartment in compartments]
    today = clock.now().date().isoformat()
    with _writing() as file:
        under = _current(file)
        for bound, inner in wraps:
            sealed = envelopes.seal(under, bound, inner)
            known = (thing.bytes, bound.compartment.bytes, bound.epoch, place, today, sealed)
            file.execute("INSERT INTO single VALUES (?, ?, ?, ?, ?, ?)", known)


def share(keyring: Keyring, place: str, thing: UUID, compartment: UUID, kind: type[K]) -> None:
    """Let one more compartment open a thing that the keyring opens. Raises as `key_of` and `add`."""
    add(keyring, place, thing, [compartment], key_of(keyring, thing, kind))


def key_of(keyring: Keyring, thing: UUID, kind: type[K]) -> K:
    """The key of `thing`, through any compartment held.

    Raises NotHeld, VaultError when it was altered, Refusal ERASURE_KEY when that key's volume is missing.
    """
    with _reading() as file:
        found = file.execute("SELECT compartment, epoch, sealed FROM single WHERE thing = ?", (thing.bytes,))
        for compartment, epoch, sealed in found.fetchall():
            holder = UUID(bytes=compartment)
            if holder == keyring.member or keyring.holds(holder):
                bound = _context(keyring.organisation, thing, holder, epoch)
                inner = envelopes.open_sealed(_current(file), bound, sealed)
                return envelopes.unwrap(keyring.box_pair(holder, epoch), kind, bound, inner)
    raise NotHeld


def purge(place: str, things: Collection[UUID]) -> None:
    """Delete the keys of things in table `place` for good, and make every older copy of them worthless.

    The caller then erases the rows and says so (`finished`). Raises Refusal ERASURE_KEY, BUSY.
    """
    with _renewing() as file:
        for thing in things:
            file.execute("INSERT OR IGNORE INTO purged VALUES (?, ?)", (thing.bytes, place))
            file.execute("DELETE FROM single WHERE thing = ?", (thing.bytes,))


def take_back(wraps: Iterable[tuple[UUID, UUID]]) -> None:
    """Delete single wraps, each a thing and a compartment, for good; the thing's other wraps stay."""
    with _renewing() as file:
        _delete(file, wraps)


def drop(thing: UUID, compartment: UUID) -> None:
    """Delete a wrap whose holder knows the content anyway: older copies may still open it."""
    with _writing() as file:
        _delete(file, [(thing, compartment)])


def kept() -> list[Kept]:
    """Everything that has a key here."""
    return _list("SELECT DISTINCT thing, place, since FROM single")


def begun() -> list[Kept]:
    """Purges whose keys are gone and whose rows may still be there."""
    return _list("SELECT thing, place, '' FROM purged")


def resume(purges: Iterable[Kept]) -> None:
    """Write down purges of which only the key was deleted, so that the next start finishes them."""
    with _writing() as file:
        known = [(one.thing.bytes, one.place) for one in purges]
        file.executemany("INSERT OR IGNORE INTO purged VALUES (?, ?)", known)


def finished(things: Iterable[UUID]) -> None:
    """The rows of these purged things are gone too."""
    with _writing() as file:
        file.executemany("DELETE FROM purged WHERE thing = ?", [(thing.bytes,) for thing in things])


def settle() -> None:
    """Wipe the erasure keys that nothing lies under: of finished purges, and of those killed early."""
    with _writing() as file:
        file.execute("UPDATE generation SET state = 'retired' WHERE state = 'coming'")
    _wipe_retired()


def path() -> Path:
    """Where the key file lies: beside the database."""
    return Path(settings.DATA_FOLDER) / NAME


def whole() -> tuple[bytes, SingleKey] | None:
    """The file as it stands in one moment, and the erasure key it is under; None where there is none.

    For a backup, which always takes all of it. Raises Refusal ERASURE_KEY.
    """
    if not path().exists():
        return None
    with _writing() as file:
        under = _current(file)
        return file.serialize(), under


@contextmanager
def _renewing() -> Iterator[sqlite3.Connection]:
    """A transaction after which nothing lies under the erasure key from before.

    1. Write down that a generation is coming, then make its file: a crash leaves nothing unknown.
    2. In one transaction: the caller's deletions, the rest sealed anew, the generation becomes current.
    3. Wipe the one before.
    """
    coming = SingleKey.generate()
    marked = erasure.mark(coming)
    with _writing() as file:
        _current(file)  # the first generation is made before the second
        file.execute("INSERT INTO generation VALUES (?, 'coming')", (marked,))
    erasure.keep(coming)
    with _writing() as file:
        before = _current(file)
        yield file
        organisation = Organisation.objects.get().id
        for row in file.execute("SELECT thing, compartment, epoch, sealed FROM single").fetchall():
            _reseal(file, organisation, before, coming, row)
        file.execute("UPDATE generation SET state = 'retired' WHERE state = 'current'")
        taken = file.execute(
            "UPDATE generation SET state = 'current' WHERE mark = ? AND state = 'coming'", (marked,)
        )
        if taken.rowcount != 1:
            raise Refusal(BUSY)  # a start swept it meanwhile: nothing was changed
    _wipe_retired()


def _reseal(
    file: sqlite3.Connection,
    organisation: UUID,
    before: SingleKey,
    coming: SingleKey,
    row: tuple[bytes, bytes, int, bytes],
) -> None:
    thing, compartment, epoch, sealed = row
    bound = _context(organisation, UUID(bytes=thing), UUID(bytes=compartment), epoch)
    try:
        fresh = envelopes.seal(coming, bound, envelopes.open_sealed(before, bound, sealed))
    except VaultError:
        return  # it opens for nobody; `verify` names it, and it must not stop a purge
    file.execute(
        "UPDATE single SET sealed = ? WHERE thing = ? AND compartment = ?", (fresh, thing, compartment)
    )


def _wipe_retired() -> None:
    with _writing() as file:
        retired = [mark for (mark,) in file.execute("SELECT mark FROM generation WHERE state = 'retired'")]
    for marked in retired:
        erasure.wipe(marked)
    with _writing() as file:
        file.executemany("DELETE FROM generation WHERE mark = ?", [(marked,) for marked in retired])


def _delete(file: sqlite3.Connection, wraps: Iterable[tuple[UUID, UUID]]) -> None:
    file.executemany(
        "DELETE FROM single WHERE thing = ? AND compartment = ?",
        [(thing.bytes, compartment.bytes) for thing, compartment in wraps],
    )


def _list(query: str) -> list[Kept]:
    if not path().exists():
        return []
    with _reading() as file:
        found = file.execute(query).fetchall()
    return [Kept(UUID(bytes=thing), place, since) for thing, place, since in found]


def _current(file: sqlite3.Connection) -> SingleKey:
    """The erasure key of this transaction; the first one is made when there is none."""
    row = file.execute("SELECT mark FROM generation WHERE state = 'current'").fetchone()
    if row is not None:
        return erasure.find(row[0])
    key = SingleKey.generate()
    erasure.keep(key)
    file.execute("INSERT INTO generation VALUES (?, 'current')", (erasure.mark(key),))
    return key


def _wrap(
    keyring: Keyring, thing: UUID, compartment: UUID, key: FileKey | SingleKey
) -> tuple[envelopes.Context, bytes]:
    epoch = rows.open_epoch(compartment)
    bound = _context(keyring.organisation, thing, compartment, epoch)
    return bound, envelopes.wrap(vouched.public_half(keyring, compartment, epoch), key, bound)


def _context(organisation: UUID, thing: UUID, compartment: UUID, epoch: int) -> envelopes.Context:
    return envelopes.Context(organisation, "single", thing, compartment, epoch, 1)


def _reading() -> AbstractContextManager[sqlite3.Connection]:
    """One view of the file; while it is held no other process can retire the erasure key it is under."""
    return _transaction("DEFERRED")


def _writing() -> AbstractContextManager[sqlite3.Connection]:
    """One transaction, on the disk when the block ends."""
    return _transaction("IMMEDIATE")


@contextmanager
def _transaction(kind: str) -> Iterator[sqlite3.Connection]:
    try:
        with closing(_open()) as file:
            file.execute(f"BEGIN {kind}")
            yield file
            file.execute("COMMIT")
    except sqlite3.OperationalError as fault:
        code = fault.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, "no space for the key file") from None
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise Refusal(BUSY) from None
        raise


def _open() -> sqlite3.Connection:
    fresh = not path().exists()
    if fresh:
        os.close(os.open(path(), os.O_WRONLY | os.O_CREAT, 0o600))
    file = sqlite3.connect(path(), timeout=TIMEOUT, isolation_level=None)
    for pragma in _PRAGMAS:
        file.execute(f"PRAGMA {pragma}")
    if fresh or not file.execute("SELECT 1 FROM sqlite_master").fetchone():
        file.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
    return file
