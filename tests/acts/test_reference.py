"""The committed reference says what the code says."""

import os
import subprocess
import sys

import pytest
from django.utils.translation import override

from safeconduct.acts import reference
from safeconduct.kernel.errors import CATALOGUE
from tests.acts import sample


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_committed_reference_is_current_in_whatever_order_sets_come(seed: str) -> None:
    # In a process of its own: other tests load modules and register samples.
    check = subprocess.run(
        [sys.executable, "-m", "safeconduct", "reference", "--check"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert check.returncode == 0, f"run: safeconduct reference\n{check.stdout}{check.stderr}"


@pytest.fixture
def pages(desk: sample.Desk) -> dict[str, str]:
    with override("en"):
        return {name: content.decode() for name, content in reference.files().items()}


def test_an_action_is_told_with_its_rules_fields_and_example(pages: dict[str, str]) -> None:
    told = pages["en/actions.md"].split("## ")
    (write,) = (chapter for chapter in told if chapter.startswith("`sample.write_note`"))
    for words in (
        "**Write a note.**",
        "Who may: operator, coordinator",
        "Undone by: `sample.drop_note`",
        "Emits: `Happened`",
        "| `title` | Title | text of at most 40 characters | yes |",
        "| `level` | Level | one of: `high`, `low` |  |",
        "| `kind` | Kind | one of: `call`, `mail` |  |",
        "| `about` | About | handle, or nothing |  |",
        "| `words` | Words | list of at most 3: text of at most 30 characters |  |",
        '"title": "a knock at the door"',
        "Gives: the parts below",
    ):
        assert words in write
    (lines,) = (chapter for chapter in told if chapter.startswith("`sample.write_lines`"))
    assert "| `lines[].text` |" in lines
    (drop,) = (chapter for chapter in told if chapter.startswith("`sample.drop_note`"))
    assert "Cannot be undone: a dropped note is gone" in drop
    assert "Second factor: asked for again" in drop


def test_events_are_told_with_who_emits_and_who_answers(pages: dict[str, str]) -> None:
    told = pages["en/events.md"]
    assert "## `Happened`" in told
    assert "Emitted by: `sample.write_note`" in told
    assert "first`, `tests.acts.sample.second`" in told


def test_every_refusal_is_told_in_both_languages(pages: dict[str, str]) -> None:
    for language in reference.LANGUAGES:
        told = pages[f"{language}/errors.md"]
        assert all(f"| `{code}` |" in told for code in CATALOGUE)
    assert CATALOGUE["sign_in"][1] in pages["en/errors.md"]
    assert CATALOGUE["sign_in"][1] not in pages["ru/errors.md"]
