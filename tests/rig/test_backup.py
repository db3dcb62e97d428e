"""A backup is whole, shows nothing, and is there or not, whatever was killed on the way."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests import processes
from tests.rig.children import CONTENT
from tests.rig.house import CHILDREN, NOT_DONE, House, kill

pytestmark = pytest.mark.slow


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
