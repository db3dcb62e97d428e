"""The engine on PostgreSQL: several engines on one database, killed, lose nothing and send once.

Needs `psycopg` and PostgreSQL's own programs; skipped, with a message, where either is absent.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.engine import field

pytestmark = pytest.mark.slow


def program(name: str) -> str | None:
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return next(map(str, newest_first), None) or shutil.which(name)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cluster of its own that listens in its own folder only. It refuses to be root's."""
    initdb, postgres = program("initdb"), program("postgres")
    if find_spec("psycopg") is None or initdb is None or postgres is None:
        pytest.skip("psycopg or PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("pg")
    user = "nobody" if os.getuid() == 0 else None
    if user:
        for parent in (folder, folder.parent, folder.parent.parent):
            parent.chmod(0o755)
        shutil.chown(folder, user)
    data = folder / "data"
    subprocess.run(
        [initdb, "-D", data, "-A", "trust", "-U", "postgres"],
        user=user, cwd="/", check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    server = subprocess.Popen(
        [postgres, "-D", data, "-k", folder, "-p", "54321", "-c", "listen_addresses="],
        user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    field.wait((folder / ".s.PGSQL.54321").exists)
    yield folder
    server.terminate()
    server.wait(30)


@pytest.fixture
def database(cluster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty database, and the folder of an installation on it."""
    import psycopg

    name = tmp_path.name.replace("-", "_").lower()
    address = f"host={cluster} port=54321 user=postgres dbname=postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    monkeypatch.setenv("FIELD_POSTGRES", f"{cluster} 54321 {name}")
    monkeypatch.setenv("FIELD_SETTINGS", "tests.engine.postgres")
    return tmp_path


def test_three_engines_at_once_send_each_message_once(database: Path) -> None:
    found = field.play("engines_at_once", database, due=40, count=3)
    assert found == {"ends": [0, 0, 0], "lost": 0, "repeated": 0}


def test_engines_killed_at_random_instants_lose_nothing(database: Path) -> None:
    found = field.play("storm", database, due=60, kills=5, seed=11)
    assert (found["killed"], found["delivered"], found["lost"]) == (5, 60, 0)
