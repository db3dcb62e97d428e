"""What was purged is gone from every copy made after it, whatever was killed on the way."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.rig.house import CHILDREN, House, kill

pytestmark = pytest.mark.slow


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
