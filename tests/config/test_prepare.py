"""A new version meets old data, and an old version new data: nothing is lost either way."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.serving import run, surroundings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "data"
    assert run("setup", "--data", str(folder)).returncode == 0
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A data folder that this version made."""
    return Path(shutil.copytree(made, tmp_path / "data"))


def setup(data: Path) -> subprocess.CompletedProcess[str]:
    return run("setup", "--data", str(data))


def change(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "safeconduct.sqlite3")) as database, database:
        database.execute(statement)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return sorted(database.iterdump())


def copies(data: Path) -> list[Path]:
    return sorted((data / "before-update").glob("*"))


def take_back_last_step(data: Path) -> None:
    """Leave the tables as the version before the last change of `keys` had them."""
    subprocess.run(
        [sys.executable, "-P", "-m", "django", "migrate", "keys", "zero", "--verbosity=0"],
        env=surroundings(SAFECONDUCT_DATA=str(data), DJANGO_SETTINGS_MODULE="safeconduct.config.settings"),
        check=True,
        cwd="/",
    )


def test_setting_up_twice_changes_nothing(data: Path) -> None:
    before = dump(data / "safeconduct.sqlite3")
    key = (data / "secret-key").read_bytes()
    assert setup(data).returncode == 0
    assert dump(data / "safeconduct.sqlite3") == before
    assert (data / "secret-key").read_bytes() == key
    assert copies(data) == []


PRAGMAS = """
import django; django.setup()
from django.db import connection
names = "journal_mode synchronous temp_store foreign_keys secure_delete".split()
with connection.cursor() as cursor:
    print(*(cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names))
"""


def test_the_database_waits_for_the_disk_at_every_write_and_wipes_what_it_deletes(data: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-P", "-c", PRAGMAS],
        env=surroundings(SAFECONDUCT_DATA=str(data), DJANGO_SETTINGS_MODULE="safeconduct.config.settings"),
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    assert said.stdout.split() == ["wal", "2", "2", "1", "1"]


def test_before_the_tables_change_a_whole_copy_is_put_aside(data: Path) -> None:
    take_back_last_step(data)
    before = dump(data / "safeconduct.sqlite3")
    assert setup(data).returncode == 0
    (copy,) = copies(data)
    assert dump(copy) == before
    assert dump(data / "safeconduct.sqlite3") != before
    assert not copy.stat().st_mode & 0o077


def test_old_copies_do_not_pile_up(data: Path) -> None:
    for _ in range(4):
        take_back_last_step(data)
        assert setup(data).returncode == 0
    assert len(copies(data)) == 2


def test_data_of_a_newer_version_is_left_alone_and_the_way_back_works(data: Path) -> None:
    take_back_last_step(data)
    assert setup(data).returncode == 0
    (copy,) = copies(data)
    change(
        data, "INSERT INTO django_migrations (app, name, applied) VALUES ('keys', '9999_later', '2026-01-01')"
    )
    before = dump(data / "safeconduct.sqlite3")

    done = setup(data)

    assert done.returncode == 2
    assert "newer Safeconduct (keys.9999_later). Nothing was changed." in done.stderr
    assert dump(data / "safeconduct.sqlite3") == before
    way_back = done.stderr.strip().rpartition(": ")[2]
    subprocess.run(["sh", "-c", way_back], check=True)
    assert dump(data / "safeconduct.sqlite3") == dump(copy)
    assert setup(data).returncode == 0


def test_a_change_of_tables_that_fails_names_the_way_back(data: Path) -> None:
    change(data, "DELETE FROM django_migrations WHERE app = 'keys'")
    before = dump(data / "safeconduct.sqlite3")

    done = setup(data)

    assert done.returncode == 2
    assert "could not be brought up to date" in done.stderr
    subprocess.run(["sh", "-c", done.stderr.strip().rpartition(": ")[2]], check=True)
    assert dump(data / "safeconduct.sqlite3") == before
