"""Drafts that two decide at the same time, or whose acceptance is killed: each is one claim or none."""

import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.processes import Folder, folder

pytestmark = pytest.mark.slow
CHILDREN = "tests.claims.brought.children"
NOTHING = {"claims": 0, "drafts": ["pending", "pending", "rejected"], "led": 0, "findings": []}
WHOLE = {"claims": 2, "drafts": ["accepted", "accepted", "rejected"], "led": 2, "findings": []}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Folder, dict[str, Any]]]:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path, Path(memory))
        yield house, house.run(f"{CHILDREN}:prepare")


def test_several_drafts_are_accepted_all_or_none_at_whatever_leaf_it_dies(
    house: tuple[Folder, dict[str, Any]],
):
    folder, known = house
    for leaf in (2, 3):  # the second claim, and the document that says what its drafts became
        child = folder.start(f"{CHILDREN}:accept", **known, die_at=leaf)
        child.communicate()
        assert child.returncode == -signal.SIGKILL
        assert folder.run(f"{CHILDREN}:look", **known) == NOTHING
    folder.run(f"{CHILDREN}:accept", **known)
    assert folder.run(f"{CHILDREN}:look", **known) == WHOLE


def test_a_draft_that_two_accept_at_once_is_one_claim_and_the_second_is_told(
    house: tuple[Folder, dict[str, Any]],
):
    folder, known = house
    who = {"case": known["case"], "cookies": known["cookies"]}
    one = {**who, "name": "claims.accept_draft", "given": {"reading": known["reading"], "draft": 1}}
    two = {**who, "name": "claims.accept_drafts", "given": {"reading": known["reading"], "drafts": [2, 1]}}
    answers = folder.at_once(f"{CHILDREN}:say", {**one, "by": "oak"}, {**two, "by": "hazel"})
    assert answers == ["", "draft_decided"]
    seen = folder.run(f"{CHILDREN}:look", **known)
    assert seen == {"claims": 1, "drafts": ["accepted", "pending", "rejected"], "led": 1, "findings": []}
