"""A process that is killed while an answer is written down leaves all of it, or nothing of it: never an
answer whose question was not put, nor a claim without its answer. What was there before stays."""

import signal
import tempfile
from pathlib import Path

import pytest

from tests.processes import Folder, folder

NOTHING = {"rows": [0, 0, 0, 0, 0], "status": ["unknown"], "findings": []}
WHOLE = {"rows": [1, 1, 1, 1, 1], "status": ["in_transfer"], "findings": []}


@pytest.fixture
def house(tmp_path):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        yield folder(tmp_path, Path(memory))


def test_at_whatever_leaf_it_dies_nothing_is_half_written_and_the_next_try_writes_all(house: Folder):
    known = house.run("tests.trace.children:prepare")
    where = {name: known[name] for name in ("cookie", "case")}
    for leaf in (2, 5):
        child = house.start("tests.trace.children:answer", **known, die_at=leaf)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        assert house.run("tests.trace.children:look", **where) == NOTHING
    house.run("tests.trace.children:answer", **known)
    assert house.run("tests.trace.children:look", **where) == WHOLE
    child = house.start("tests.trace.children:answer", **known, die_at=2)
    child.communicate()
    assert house.run("tests.trace.children:look", **where) == WHOLE
