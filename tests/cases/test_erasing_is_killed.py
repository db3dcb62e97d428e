"""A process that is killed while it erases a room leaves all of it, or nothing, and never a readable file."""

import signal
import tempfile
from pathlib import Path

import pytest

from tests.processes import Folder, folder

WHOLE = {"entries": 3, "findings": []}
GONE = {"entries": 0, "files": 0, "pieces": 0, "keys": 0, "findings": []}


@pytest.fixture
def house(tmp_path):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        yield folder(tmp_path, Path(memory))


@pytest.mark.parametrize("leaf", [1, 3])
def test_whatever_leaf_it_dies_at_the_key_is_gone_no_row_is_and_the_next_try_ends_it(house: Folder, leaf):
    known = house.run("tests.cases.children:prepare")
    child = house.start("tests.cases.children:erase", **known, die_at=leaf)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    cookie = {"cookie": known["cookie"]}
    seen = house.run("tests.cases.children:look", **cookie)
    assert {name: seen[name] for name in WHOLE} == WHOLE
    assert (seen["keys"], seen["files"]) == (0, 1)

    assert house.safeconduct("setup").returncode == 0
    seen = house.run("tests.cases.children:look", **cookie)
    assert (seen["entries"], seen["files"], seen["pieces"], seen["findings"]) == (3, 0, 0, [])
    house.run("tests.cases.children:erase", **known)
    assert house.run("tests.cases.children:look", **cookie) == GONE
