"""A house with two files and a backup."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from safeconduct.kernel.ids import new_id
from tests import processes
from tests.processes import Folder
from tests.rig.house import CHILDREN, House


@pytest.fixture(scope="session")
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
