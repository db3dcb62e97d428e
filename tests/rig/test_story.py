"""The story runner tells its author what is wrong, and where."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.story

HEAD = """story: a case is opened
start: 2026-03-11T21:40:00+03:00
cast:
  op: {role: operator}
  dc: {role: coordinator}
steps:
"""


def play(folder: Path, steps: str) -> subprocess.CompletedProcess[str]:
    file = folder / "story.yaml"
    file.write_text(HEAD + steps, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "safeconduct", "story", str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("steps", "line", "says"),
    [
        ("  - {by: op, do: cases.no_such}\n", 7, "cases.no_such"),
        ("  - by: op\n    do: cases.open_case\n    with: {colour: red}\n", 9, "colour"),
        ("  - {by: stranger, do: cases.open_case}\n", 7, "stranger"),
        ("  - {at: soon, by: op, do: cases.open_case}\n", 7, "soon"),
        ("  - {by: op, dance: now}\n", 7, "one of"),
        ("  - {by: op, do: cases.open_case, maybe: yes}\n", 7, "maybe"),
        ("  - {by: op, do: cases.close_case, with: {case: '${nobody.id}'}}\n", 7, "nobody"),
        ("  - [unclosed\n", 8, ""),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, steps: str, line: int, says: str) -> None:
    played = play(tmp_path, steps)
    assert played.returncode == 2
    assert f"line {line}:" in played.stderr
    assert says in played.stderr


def test_an_expectation_that_fails_says_what_was_expected_and_what_came(tmp_path: Path) -> None:
    played = play(
        tmp_path,
        """  - {by: op, do: cases.open_case, with: {captor: state}, as: case}
  - by: op
    expect:
      - {query: cases.list_cases, count: 7}
""",
    )
    assert played.returncode == 1
    assert "line 10" in played.stdout
    assert "expected 7 of cases.list_cases" in played.stdout


def test_a_refusal_that_was_not_foretold_fails_the_story(tmp_path: Path) -> None:
    played = play(
        tmp_path, "  - {by: op, do: cases.set_lead, with: {case: '${dc.handle}', lead: '${dc.handle}'}}\n"
    )
    assert played.returncode == 1
    assert "refusal" in played.stdout


def test_a_story_that_stops_for_want_of_a_name_says_which_step_did_not_give_it(tmp_path: Path) -> None:
    played = play(
        tmp_path,
        """  - {by: dc, do: cases.open_case, with: {captor: nobody_knows}, as: case}
  - {by: op, do: cases.set_lead, with: {case: "${case.id}", lead: "${dc.handle}"}}
""",
    )
    assert played.returncode == 2
    assert "line 8:" in played.stderr
    assert "line 7: " in played.stdout
    assert "refusal" in played.stdout


def test_a_story_of_one_case_holds_and_survives_a_killed_engine(tmp_path: Path) -> None:
    played = play(
        tmp_path,
        """  - {by: op, do: cases.open_case, with: {captor: state}, as: case}
  - {engine: kill}
  - at: +10m
    by: dc
    expect:
      - {query: cases.list_cases, where: {code: "${case.code}", lead: "${dc.handle}"}, count: 1}
  - {by: op, do: cases.set_lead, with: {case: "${case.id}", lead: "${dc.handle}"}, refused: forbidden}
""",
    )
    assert played.returncode == 0, played.stdout + played.stderr
