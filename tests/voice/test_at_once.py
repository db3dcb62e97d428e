"""Two who do the same at the same time: one row stands in public, and whoever came second is told so."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.processes import Folder, folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Folder, dict[str, Any]]]:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path_factory.mktemp("at-once"), Path(memory))
        yield house, house.run("tests.voice.children:proposed")


def both(house: Folder, known: dict[str, Any], name: str, *who: str, **given: Any) -> list[str]:
    reached = {one: known[one] for one in ("case", "claim", "cookies")}
    first, second = ({**reached, "by": one, "name": name, "given": given} for one in who)
    return house.at_once("tests.voice.children:say", first, second)


def test_a_text_that_two_publish_at_once_stands_in_public_once(house: tuple[Folder, dict[str, Any]]):
    folder, known = house
    answers = both(folder, known, "voice.publish_statement", "ash", "hazel", statement=known["waiting"])
    assert answers == ["", "stands_in_public"]
    reached = {one: known[one] for one in ("case", "claim", "cookies")}
    seen = folder.run("tests.voice.children:look", statement=known["waiting"], **reached)
    assert seen == {"rows": 1, "signed": 1, "used": 1, "state": "published", "findings": []}


def test_two_who_approve_at_once_have_both_approved_and_one_who_does_it_twice_is_one(
    house: tuple[Folder, dict[str, Any]],
):
    folder, known = house
    given = {"proposal": known["proposal"], "reasons": "I have read it"}
    assert both(folder, known, "cases.approve_disclosure", "ash", "ash", **given) == ["", ""]
    reached = {one: known[one] for one in ("case", "claim", "cookies")}
    gate = {"statement": known["statement"], **reached}
    assert folder.run("tests.voice.children:approved", **gate) == 1
    assert both(folder, known, "cases.approve_disclosure", "hazel", "ash", **given) == ["", ""]
    assert folder.run("tests.voice.children:approved", **gate) == 2
