"""Whatever changes keys is killed by the system at each of its steps: what is found is the old state or the
new one, never neither, and all of it fits the log."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import processes
from tests.people.killed import CHANGES

ALL, LEFT = ["ash", "cedar", "hazel"], ["ash", "hazel"]
READ = {"findings": []}
STATES = {
    "turn": (
        {**READ, "epoch": 1, "before": ALL, "now": ALL, "roster": ALL},
        {**READ, "epoch": 2, "before": LEFT, "now": LEFT, "roster": LEFT},
    ),
    "grant": (
        {**READ, "epoch": 1, "before": ALL, "now": ALL, "roster": ALL},
        {**READ, "epoch": 1, "before": [*ALL, "oak"], "now": [*ALL, "oak"], "roster": [*ALL, "oak"]},
    ),
    "passphrase": (
        {**READ, "opens": "the old", "salt": True},
        {**READ, "opens": "the new", "salt": True},
    ),
    "purge": (
        {**READ, "opens": True, "key": True, "erasure keys": 1, "begun": 0},
        {**READ, "opens": False, "key": False, "erasure keys": 1, "begun": 0},
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[processes.Folder]:
    with tempfile.TemporaryDirectory(prefix="safeconduct-killed-", dir="/dev/shm") as memory:
        yield processes.folder(tmp_path, Path(memory))


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_killed_at_any_step_leaves_the_old_state_or_the_new(
    folder: processes.Folder, change: str
) -> None:
    left = folder.run("tests.people.killed:each_step", change=change)
    old, new = STATES[change]
    assert [one for one in left if one[1] not in (old, new)] == []
    was_new = [state == new for _step, state in left]
    assert was_new == sorted(was_new), "once done, done for good"
    assert not was_new[0]
    assert was_new[-1]
    assert len(left) > 5, "it was killed on the way"
