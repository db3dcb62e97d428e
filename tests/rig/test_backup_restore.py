"""Everything comes back on an empty machine from one file and k shares, whatever was killed on the way."""

import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from safeconduct.kernel.ids import new_id
from tests import processes
from tests.processes import Folder
from tests.rig.children import CONTENT

pytestmark = pytest.mark.slow
CHILDREN = "tests.rig.children"
NOT_DONE, DOES_NOT_FIT = 2, 1


class House:
    """One installation, what is known of it, and room beside it."""

    def __init__(self, folder: Folder, room: Path, known: dict[str, Any]) -> None:
        self.folder, self.room = folder, room
        self.kept = Path(known["backup"])  # a backup of the house as it was found
        self.shares: list[str] = known["shares"]
        self.row: str = known["row"]
        self.files: list[str] = known["files"]
        self.keys: list[str] = known["keys"]
        self.engine: str = known["engine"]

    def look(self, folder: Folder | None = None) -> dict[str, Any]:
        given = {"keys": self.keys, "row": self.row, "files_named": self.files}
        return dict((folder or self.folder).run(f"{CHILDREN}:look", **given))

    def backup(self) -> Path:
        target = self.room / "backup"
        done = self.folder.safeconduct("backup", str(target))
        assert done.returncode == 0, done.stderr
        return target

    def place(self, name: str = "restored") -> Folder:
        return Folder(self.room / name, self.folder.memory)

    def restore(
        self, backup: Path, *more: str, shares: list[str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        words = self.shares[1:4] if shares is None else shares
        return self.place().safeconduct("restore", str(backup), *more, secrets=("--shares-fd", words))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Founding and two files cost seconds: made once, copied for each test."""
    room = tmp_path_factory.mktemp("model")
    folder = processes.folder(room, Path(os.environ["XDG_RUNTIME_DIR"]) / "model")
    known = folder.run(f"{CHILDREN}:build")
    done = folder.safeconduct("backup", str(room / "backup"))
    assert done.returncode == 0, done.stderr
    return folder.data, {**known, "backup": str(room / "backup")}


@pytest.fixture
def house(model: tuple[Path, dict[str, Any]], tmp_path: Path) -> House:
    data, known = model
    shutil.copytree(data, tmp_path / "data")
    (tmp_path / "data").chmod(0o700)
    memory = Path(os.environ["XDG_RUNTIME_DIR"]) / new_id().hex
    memory.mkdir(mode=0o700)
    return House(Folder(tmp_path / "data", memory), tmp_path, known)


def kill(child: subprocess.Popen[str], word: str) -> None:
    """Kill a child at the point at which it says `word`."""
    assert child.stdout is not None
    assert child.stdin is not None
    with child:
        assert child.stdout.readline().strip() == word
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdin.close()


def test_everything_is_back_with_k_shares(house: House) -> None:
    backup = house.backup()
    shutil.rmtree(house.folder.data)
    done = house.restore(backup)
    assert done.returncode == 0, done.stderr
    seen = house.look(house.place())
    assert seen == {
        "row": "of the desk",
        "files": [True, True],
        "fits": True,
        "codes": [],
        "spent": True,
    }


def test_the_restored_house_goes_on_from_the_head_that_was_noted_outside(house: House) -> None:
    backup = house.folder.safeconduct("backup", str(house.room / "backup"))
    head = backup.stdout.splitlines()[-1]
    assert house.restore(house.room / "backup", "--head", head).returncode == 0
    assert house.place().safeconduct("verify", "--head", head).returncode == 0


def test_yesterday_s_backup_is_told_by_a_head_of_today(house: House) -> None:
    house.folder.run(f"{CHILDREN}:purge", keys=house.keys, file=house.files[0])
    head = house.folder.safeconduct("backup", str(house.room / "later")).stdout.splitlines()[-1]
    done = house.restore(house.kept, "--head", head)
    assert done.returncode == DOES_NOT_FIT
    assert "older copy" in done.stderr
    assert not house.place().data.exists()
    assert house.restore(house.kept, "--head", head, "--although-damaged").returncode == DOES_NOT_FIT
    assert house.place().data.exists()


def test_the_engine_starts_with_the_boot_secret_that_the_restore_shows_once(house: House) -> None:
    done = house.restore(house.kept)
    lines = done.stdout.splitlines()
    secret = lines[next(at for at, line in enumerate(lines) if "shown only now" in line) + 1]
    assert house.place().run(f"{CHILDREN}:lets_see", secret=secret) == house.engine
    kept = b"".join(place.read_bytes() for place in house.place().data.rglob("*") if place.is_file())
    assert secret.encode() not in kept


def test_a_restore_leaves_no_key_in_the_memory_of_the_machine(house: House) -> None:
    assert house.restore(house.kept).returncode == 0
    assert [
        place for place in house.folder.memory.rglob("*") if place.is_file() and place.stat().st_size
    ] == []


def test_shares_are_asked_for_on_the_terminal_and_a_mistyped_one_is_asked_again(house: House) -> None:
    child, terminal = pty.fork()
    if not child:
        os.environ.update(house.place().environment, LANG="C")
        arguments = ["-m", "safeconduct", "restore", str(house.kept)]
        os.chdir(processes.PROJECT)
        os.execv(sys.executable, [sys.executable, *arguments])
    typed = [house.shares[0], house.shares[1].replace(" ", " x", 1), house.shares[1], house.shares[4]]
    heard = ""
    with os.fdopen(terminal, "rb", buffering=0) as reading:
        for share in typed:
            wanted = heard.count("Share ") + 1
            while heard.count("Share ") < wanted or not heard.endswith(": "):
                heard += reading.read(1000).decode()
            os.write(terminal, f"{share}\n".encode())
        try:
            while more := reading.read(1000):
                heard += more.decode()
        except OSError:
            pass  # the terminal is closed when its last process has ended
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, heard
    assert "mistyped" in heard
    assert house.look(house.place())["fits"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda words: words[:2], "too few"),
        (lambda words: [], "too few"),
        (lambda words: [*words[:2], words[2].replace(" ", " zzz ", 1)], "mistyped"),
    ],
)
def test_too_few_or_mistyped_shares_restore_nothing(house: House, change: Any, says: str) -> None:
    done = house.restore(house.kept, shares=change(house.shares))
    assert done.returncode == NOT_DONE
    assert says in done.stderr
    said = pairwise(house.shares[2].split())  # a word alone may be one of the sentence itself
    assert not any(f"{one} {other}" in done.stderr for one, other in said)
    assert not house.place().data.exists()


def test_the_shares_of_another_house_restore_nothing(house: House, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = processes.folder(tmp_path / "other", house.folder.memory)
    foreign = other.run(f"{CHILDREN}:build")["shares"]
    done = house.restore(house.kept, shares=foreign[:3])
    assert done.returncode == NOT_DONE
    assert "another recovery" in done.stderr
    assert not house.place().data.exists()


def test_a_folder_that_holds_something_is_left_alone(house: House) -> None:
    house.place().data.mkdir()
    (house.place().data / "mine").write_text("x")
    done = house.restore(house.kept)
    assert done.returncode == NOT_DONE
    assert [place.name for place in house.place().data.iterdir()] == ["mine"]


CHANGES = {
    "cut": lambda sealed: sealed[:-1000],
    "cut at a chunk": lambda sealed: sealed[: len(sealed) - len(sealed) % (1 << 20)],
    "longer": lambda sealed: sealed + bytes(100),
    "altered": lambda sealed: sealed[:1_500_000] + b"?" + sealed[1_500_001:],
    "its head altered": lambda sealed: sealed[:60] + bytes([sealed[60] ^ 1]) + sealed[61:],
    "empty": lambda _: b"",
    "something else": lambda _: b"PK\x03\x04" * 1000,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_backup_that_was_altered_restores_nothing(house: House, change: Any) -> None:
    altered = house.room / "altered"
    altered.write_bytes(change(house.kept.read_bytes()))
    done = house.restore(altered)
    assert done.returncode == NOT_DONE
    assert "Traceback" not in done.stderr
    assert not house.place().data.exists()


def test_a_backup_shows_nothing_and_is_for_this_user_alone(house: House) -> None:
    sealed = house.kept.read_bytes()
    assert len(sealed) > 2 * len(CONTENT)
    assert not house.kept.stat().st_mode & 0o077
    for word in (b"SQLite format", b"CREATE TABLE", b"keys_entry", b"witness", b"sealed"):
        assert word not in sealed


def test_a_backup_is_whole_while_others_write(house: House) -> None:
    writer = house.folder.start(f"{CHILDREN}:write_on", keys=house.keys)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    backups = [house.backup().rename(house.room / f"backup{number}") for number in range(3)]
    writer.kill()
    writer.communicate()
    for backup in backups:
        assert house.restore(backup).returncode == 0
        assert house.look(house.place())["fits"]
        shutil.rmtree(house.place().data)


def test_a_backup_killed_in_the_middle_leaves_the_one_before_as_it_was(house: House) -> None:
    before = house.backup().read_bytes()
    kill(house.folder.start(f"{CHILDREN}:slow_backup", target=str(house.room / "backup")), "half")
    assert (house.room / "backup").read_bytes() == before
    assert house.look()["fits"]
    house.backup()
    assert sorted(place.name for place in house.room.iterdir()) == ["backup", "data"]


def test_two_backups_never_write_one_file(house: House) -> None:
    first = house.folder.start(f"{CHILDREN}:slow_backup", target=str(house.room / "backup"))
    assert first.stdout is not None
    assert first.stdout.readline() == "half\n"
    second = house.folder.safeconduct("backup", str(house.room / "backup"))
    assert second.returncode == NOT_DONE
    out, _ = first.communicate("go on\n")
    assert first.returncode == 0, out
    assert house.restore(house.room / "backup").returncode == 0


def test_a_backup_in_the_data_folder_is_refused(house: House) -> None:
    done = house.folder.safeconduct("backup", str(house.folder.data / "backup"))
    assert done.returncode == NOT_DONE
    assert not (house.folder.data / "backup").exists()


def test_a_backup_can_go_down_a_pipe(house: House) -> None:
    with (house.room / "piped").open("wb") as sink:
        done = subprocess.run(
            [sys.executable, "-m", "safeconduct", "backup", "-"],
            cwd=processes.PROJECT,
            env=house.folder.environment,
            stdout=sink,
            check=False,
        )
    assert done.returncode == 0
    assert house.restore(house.room / "piped").returncode == 0


def test_nothing_is_sealed_to_a_recovery_that_somebody_put_there(house: House) -> None:
    with closing(sqlite3.connect(house.folder.data / "safeconduct.sqlite3")) as database:
        database.execute(
            "UPDATE keys_epoch SET box_public = ? WHERE of = (SELECT compartment FROM keys_escrow)",
            (b"m" * 32,),
        )
        database.commit()
    done = house.folder.safeconduct("backup", str(house.room / "backup"))
    assert done.returncode == NOT_DONE
    assert not (house.room / "backup").exists()


def test_a_damaged_house_is_backed_up_and_its_damage_named_at_the_restore(house: House) -> None:
    with closing(sqlite3.connect(house.folder.data / "safeconduct.sqlite3")) as database:
        database.execute("UPDATE keys_countersignature SET version = 7")
        database.commit()
    backup = house.backup()
    done = house.restore(backup)
    assert done.returncode == DOES_NOT_FIT
    assert "keys_countersignature" in done.stderr
    assert not house.place().data.exists()


def test_a_restore_killed_in_the_middle_is_begun_again(house: House) -> None:
    half = house.room / ".restored.restoring"
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{words}\n" for words in house.shares[:3]).encode())
    os.close(writing)
    child = Folder(half, house.folder.memory).start(
        f"{CHILDREN}:restore_stopping",
        passed=[reading],
        arguments=[str(house.kept), "--shares-fd", str(reading)],
        target=str(house.place().data),
    )
    os.close(reading)
    kill(child, "half")
    assert half.exists()
    assert not house.place().data.exists()
    assert house.restore(house.kept).returncode == 0
    assert not half.exists()
    assert house.look(house.place())["fits"]


# Purges.


@pytest.mark.parametrize(
    ("step", "gone"),
    [
        ("the next erasure key is written", False),
        ("the key is gone", True),
        ("the old erasure key is wiped", True),
    ],
)
def test_a_purge_killed_anywhere_is_either_not_begun_or_finished_at_the_next_start(
    house: House, step: str, gone: bool
) -> None:
    one = house.files[0]
    kill(house.folder.start(f"{CHILDREN}:purge_stopping_at", keys=house.keys, file=one, step=step), "there")
    assert house.look()["files"] == [not gone, True]
    assert house.folder.safeconduct("setup").returncode == 0
    seen = house.look()
    assert (seen["files"], seen["fits"]) == ([not gone, True], True)
    assert len(list(house.folder.data.glob("erasure-*"))) == 1
    with closing(sqlite3.connect(house.folder.data / "safeconduct.sqlite3")) as database:
        stored = database.execute("SELECT count(*) FROM keys_sealedfile").fetchone()[0]
        chunks = database.execute("SELECT count(DISTINCT file) FROM keys_chunk").fetchone()[0]
    assert stored == chunks == (1 if gone else 2)


def test_a_purge_during_a_backup_is_finished_by_the_restore(house: House) -> None:
    target = house.room / "backup"
    house.folder.run(
        f"{CHILDREN}:backup_with_a_purge_in_it", keys=house.keys, file=house.files[0], target=str(target)
    )
    assert house.restore(target).returncode == 0
    seen = house.look(house.place())
    assert (seen["files"], seen["fits"]) == ([False, True], True)


def test_no_backup_made_after_a_purge_opens_it_with_all_shares(house: House) -> None:
    one, two = house.files
    house.folder.run(f"{CHILDREN}:purge", keys=house.keys, file=one)
    after = house.backup()
    for backup, opens in ((house.kept, [True, True]), (after, [False, True])):
        assert house.restore(backup).returncode == 0
        place = house.place()
        found = [place.run(f"{CHILDREN}:opens_with", words=house.shares, file=file) for file in (one, two)]
        assert found == opens
        shutil.rmtree(place.data)


def test_a_copy_of_the_data_from_before_a_purge_with_the_erasure_key_of_after_opens_nothing_purged(
    house: House,
) -> None:
    """What another volume for the erasure key is worth: the thief has the old disk and all shares."""
    shutil.copytree(house.folder.data, house.room / "stolen")
    house.folder.run(f"{CHILDREN}:purge", keys=house.keys, file=house.files[0])
    stolen = house.place("stolen")
    for place in stolen.data.glob("erasure-*"):
        place.unlink()
    for place in house.folder.data.glob("erasure-*"):
        shutil.copy(place, stolen.data)
    assert not stolen.run(f"{CHILDREN}:opens_with", words=house.shares, file=house.files[0])
