"""What the child processes of the tests of backup, purge and restore do."""

import sys
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from safeconduct.engine import boot
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import erasure, files, keyfile, recovery, rows, verify
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import Countersign
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.models import Countersignature, Organisation
from safeconduct.rig import backup, restoring
from safeconduct.vault import shares
from safeconduct.vault.types import BoxPair, BoxPrivate, CompartmentSecret, SignPair, SignPrivate
from tests import cast as people

CONTENT = b"the words of a witness. " * 150_000  # 3.6 MB: several chunks


def say(word: str) -> None:
    """Tell the test how far this process is, and wait until it is killed or told to go on."""
    print(word, flush=True)
    sys.stdin.readline()


def build() -> dict[str, Any]:
    """A small house with a row and a file; what the tests need to know about it."""
    cast = people.found()
    ash = cast["ash"]
    boot.install(cast.founded.engine, "the boot secret from before")
    document = Countersign(of=new_id(), version=1, body=b"of the desk", at=clock.now())
    row = rows.insert(ash, Countersignature, well_known(DESK), document)
    stored = [
        files.receive(ash, well_known(DESK), [CONTENT], name=name, media_type="text/plain")
        for name in ("one", "two")
    ]
    return {
        "shares": shares.split(cast.founded.recovery, 3, 5),
        "row": str(row.id),
        "files": [str(file) for file in stored],
        "keys": [str(ash.member), ash.sign.private.reveal().hex(), ash.box.private.reveal().hex()],
        "engine": str(cast.founded.engine.member),
    }


def member(keys: list[str]) -> people.Keyring:
    handle, sign, box = keys
    keyring = people.Keyring(
        Organisation.objects.get().id,
        UUID(handle),
        SignPair.of(SignPrivate(bytes.fromhex(sign))),
        BoxPair.of(BoxPrivate(bytes.fromhex(box))),
    )
    keyring.refresh()
    return keyring


def look(keys: list[str], row: str, files_named: list[str]) -> dict[str, Any]:
    """What a member sees: the row's text, which files open whole, and whether all of it fits."""
    keyring = member(keys)
    return {
        "row": rows.find(keyring, Countersignature, UUID(row)).document.body.decode(),
        "files": [_opens(keyring, UUID(file)) for file in files_named],
        "fits": verify.check(keyring).fits,
        "codes": [one.code for one in verify.check(keyring).findings],
        "spent": recovery.is_spent(keyring),
    }


def _opens(keyring: people.Keyring, file: UUID) -> bool:
    try:
        return b"".join(files.content(keyring, file)) == CONTENT
    except (Refusal, NotHeld):
        return False


def write_on(keys: list[str]) -> None:
    """Write rows until killed, telling after the first."""
    keyring = member(keys)
    number = 0
    while True:
        document = Countersign(of=new_id(), version=1, body=b"more", at=clock.now())
        rows.insert(keyring, Countersignature, well_known(DESK), document)
        number += 1
        if number == 1:
            print("writing", flush=True)


class Slow:
    """A sink that stops after its second chunk."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink, self._writes = sink, 0

    def write(self, data: bytes) -> int:
        self._writes += 1
        if self._writes == 3:
            self._sink.flush()
            say("half")
        return self._sink.write(data)


def slow_backup(target: str) -> None:
    with backup._whole_or_nothing(Path(target)) as sink:
        backup.make(Slow(sink))  # type: ignore[arg-type]  # all that `make` uses of a sink


def purge_stopping_at(keys: list[str], file: str, step: str) -> None:
    """Purge a file and stop at one step, to be killed there."""
    wiping, keeping, erasing = keyfile._wipe_retired, erasure.keep, files.erase
    if step == "the next erasure key is written":
        erasure.keep = lambda key: (keeping(key), say("there"))[0]
    if step == "the key is gone":
        keyfile._wipe_retired = lambda: (say("there"), wiping())[1]
    if step == "the old erasure key is wiped":
        files.erase = lambda keyring, row: (say("there"), erasing(keyring, row))[1]
    files.purge(member(keys), UUID(file))


def purge(keys: list[str], file: str) -> None:
    files.purge(member(keys), UUID(file))


def backup_with_a_purge_in_it(keys: list[str], file: str, target: str) -> None:
    """The database is already read when somebody purges a file; the key file is not."""
    reading = keyfile.whole

    def purge_first() -> Any:
        files.purge(member(keys), UUID(file))
        return reading()

    keyfile.whole = purge_first
    with Path(target).open("wb") as sink:
        backup.make(sink)


def restore_stopping(arguments: list[str], target: str) -> int:
    """Restore and stop before anything has its place, to be killed there."""
    bringing = restoring._bring_up_to_date
    restoring._bring_up_to_date = lambda: (say("half"), bringing())[1]
    return restoring.command(arguments, Path(target))


def lets_see(secret: str) -> str:
    boot.let_see(secret)
    ring = boot.keyring()
    boot.forget()
    return str(ring.member) if ring else ""


def opens_with(words: list[str], file: str) -> bool:
    """Whether somebody with k shares opens a file of this data."""
    secret = shares.combine(CompartmentSecret, words)
    keyring = recovery.keyring_of(Organisation.objects.get().id, secret)
    return _opens(keyring, UUID(file))
