"""What holds for reading in every language."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.claims.read import read
from safeconduct.claims.read.command import main

COMMAND = str(Path(sys.executable).with_name("safeconduct"))
PAGE = "The gate stood open\n\nThe network said that two men were taken. Nobody answered.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_no_text_makes_english_reading_fail_and_every_span_is_true(text: str) -> None:
    found = read(text, language="en")
    assert len(found.text) == len(text)
    for draft in found.drafts:
        assert draft.text == found.text[draft.start : draft.end]
        assert draft.text.strip()
        assert draft.speakers


def test_the_command_prints_exactly_the_promised_keys(page: Path) -> None:
    done = subprocess.run([COMMAND, "read", str(page), "--json"], capture_output=True, check=True, text=True)
    told = json.loads(done.stdout)
    assert set(told) == {"text", "drafts"}
    assert told["drafts"]
    for draft in told["drafts"]:
        assert set(draft) == {"text", "span", "speakers", "verb", "stance", "mentions", "times"}
        start, end = draft["span"]
        assert told["text"][start:end] == draft["text"]


@pytest.mark.parametrize(
    "wrong",
    [["nowhere.txt"], ["{page}", "--zone", "Mars/Olympus"], ["{page}", "--dated", "once upon a time"]],
)
def test_the_command_names_in_one_line_what_it_cannot_understand(
    wrong: list[str], page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([one.format(page=page) for one in wrong]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_without_an_end_is_refused_for_its_size(capsys: pytest.CaptureFixture[str]) -> None:
    """A device gives bytes for ever: no more are taken than a document may have."""
    assert main(["/dev/zero"]) == 2
    assert "25 MiB" in capsys.readouterr().err


def test_reading_starts_without_django(page: Path) -> None:
    asked = (
        "import sys; from safeconduct.claims.read.command import main; "
        f"main([{str(page)!r}]); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False, capture_output=True).returncode == 0
