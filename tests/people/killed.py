"""What the child process of `test_killed_at_each_step` does: one change of keys, killed at each of its steps.

The folder is put back to what it was, a child is forked and does the same once more, and is killed by the
system one step further; another looks at what it left. Steps are the leaves of the log, the commits of the
database and of the key file, and the erasure keys that come and go.
"""

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import run
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, erasure, files, keyfile, log, rows, sweeping, verify
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Countersignature
from safeconduct.people import accounts, members, newkeys
from safeconduct.people.models import Account
from safeconduct.vault import blobs
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.types import VaultError
from tests import cast as people
from tests.keys.test_core import note

NAMES = ("ash", "cedar", "hazel", "oak")
State = dict[str, Any]


class House:
    """A room of a case with a row and a file, and a member who has an account."""

    def __init__(self) -> None:
        self.cast = people.full()
        ash, self.case = self.cast["ash"], new_id()
        holders = {self.cast[name].member for name in ("ash", "cedar", "hazel")}
        self.room = compartments.create(ash, "identity", id=new_id(), subject=self.case, holders=holders)
        self.row = note(ash, self.room, b"before").id
        self.file = files.receive(ash, self.room, [b"words"], name="a", media_type="text/plain")
        self.words = ("the old words", newkeys.new_passphrase(str(ash.member)))
        inside = MemberSecrets(ash.member, ash.box.private, ash.sign.private, b"seed")
        self.blob = blobs.seal_blob(self.words[0], inside)
        accounts.open_account(ash, ash.member, "ash-tree-10", self.blob)

    def ring(self, name: str) -> Keyring:
        """The keyring of a session that begins now."""
        kept = self.cast.members[name]
        fresh = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
        fresh.refresh()
        return fresh

    def act(self, name: str, action: str, **given: object) -> None:
        keyring = self.ring(name)
        run(Actor(keyring, members.roles_of(keyring)), action, given)

    def member(self, name: str) -> UUID:
        return self.cast.members[name].member


def turn(house: House) -> None:
    compartments.turn(house.ring("ash"), house.room, {house.member("ash"), house.member("hazel")})


def grant(house: House) -> None:
    compartments.grant(house.ring("ash"), house.room, house.member("oak"))


def change_passphrase(house: House) -> None:
    present, (passphrase, proof) = house.words
    given = {"present": present, "passphrase": passphrase, "proof": proof}
    house.act("ash", "people.change_passphrase", **given)


def purge(house: House) -> None:
    files.purge(house.ring("ash"), house.file)


def readers(house: House) -> State:
    """Who opens what was written before, and what is written now; and whom the roster names."""
    fresh = {name: house.ring(name) for name in NAMES}
    written = note(fresh["ash"], house.room)
    named = compartments.roster(fresh["ash"], house.room)
    return {
        "epoch": written.epoch,
        "before": [name for name, ring in fresh.items() if _reads(ring, house.row)],
        "now": [name for name, ring in fresh.items() if _reads(ring, written.id)],
        "roster": [name for name in NAMES if house.member(name) in named],
    }


def words(house: House) -> State:
    account = Account.objects.get(id=house.member("ash"))
    blob = bytes(account.blob)
    new = house.words[1][0]
    opens = "the old" if blob == house.blob else "the new" if _opens(new, account) else "neither"
    return {"opens": opens, "salt": bytes(account.stretching) == newkeys.stretching_of(blob)}


def purged(house: House) -> State:
    """As the next start finds it: it first puts right what a crash left."""
    sweeping.sweep()
    try:
        opens = b"".join(files.content(house.ring("ash"), house.file)) == b"words"
    except (Refusal, NotHeld):
        opens = False
    kept = house.file in {one.thing for one in keyfile.kept()}
    generations = len(list(Path(settings.DATA_FOLDER).glob("erasure-*")))
    return {"opens": opens, "key": kept, "erasure keys": generations, "begun": len(keyfile.begun())}


def _reads(keyring: Keyring, row: UUID) -> bool:
    try:
        return bool(rows.find(keyring, Countersignature, row))
    except (Refusal, NotHeld):
        return False


def _opens(passphrase: str, account: Account) -> bool:
    try:
        return bool(blobs.open_blob(passphrase, bytes(account.blob), account.id))
    except VaultError:
        return False


CHANGES: dict[str, tuple[Callable[[House], None], Callable[[House], State]]] = {
    "turn": (turn, readers),
    "grant": (grant, readers),
    "passphrase": (change_passphrase, words),
    "purge": (purge, purged),
}


def each_step(change: str) -> list[tuple[str, State]]:
    """The step at which the change was killed and what it left, from before the first to after the last."""
    do, look = CHANGES[change]
    house = House()
    connection.close()
    data = Path(settings.DATA_FOLDER)
    as_it_was = data.with_name("as it was")
    shutil.copytree(data, as_it_was)
    left: list[tuple[str, State]] = []
    while True:
        shutil.rmtree(data)
        shutil.copytree(as_it_was, data)
        step = _forked(lambda: _until(len(left), lambda: do(house)))
        left.append((step or "done", json.loads(_forked(lambda: _said(house, look)))))
        if not step:
            return left


def _said(house: House, look: Callable[[House], State]) -> str:
    state = look(house)
    found = verify.check(house.ring("ash")).findings
    return json.dumps({**state, "findings": [one.code for one in found]})


def _forked(what: Callable[[], str]) -> str:
    """What a child says, or the step at which it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        global _steps  # noqa: PLW0603  (this process is nobody else's)
        _steps = writing
        os.write(writing, what().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        said = file.read().decode()
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return said
    assert status == 0, said
    return said


_steps = -1


def _until(number: int, do: Callable[[], None]) -> str:
    """Do it, and be killed at the step with this number; nothing when there are not so many."""
    passed = 0

    def step(name: str) -> None:
        nonlocal passed
        if passed == number:
            os.write(_steps, name.encode())
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    def around(place: Any, name: str) -> None:
        real = getattr(place, name)

        def stepping(*given: Any, **more: Any) -> Any:
            step(f"before {name}")
            result = real(*given, **more)
            step(f"after {name}")
            return result

        setattr(place, name, stepping)

    around(log, "append")
    around(BaseDatabaseWrapper, "commit")
    around(erasure, "keep")
    around(erasure, "wipe")
    keyfile._transaction = _stepping(keyfile._transaction, step)
    do()
    return ""


def _stepping(real: Any, step: Callable[[str], None]) -> Any:
    @contextmanager
    def transaction(kind: str) -> Iterator[Any]:
        with real(kind) as file:
            yield file
            step("before the key file commits")
        step("after the key file committed")

    return transaction
