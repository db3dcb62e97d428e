"""Everything comes back on an empty machine from one file and k shares, whatever was killed on the way."""

import os
import pty
import shutil
import sqlite3
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tests.processes import Folder
from tests.rig.house import CHILDREN, DOES_NOT_FIT, NOT_DONE, House, kill

pytestmark = pytest.mark.slow


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
