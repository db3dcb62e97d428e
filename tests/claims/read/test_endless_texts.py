"""A text without blanks, without sentences or without an end costs as much as any other of its length."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.read import command
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.language import LONGEST, Stretch, breaths

READ = """
import sys
from safeconduct.claims.formats import bounds
from safeconduct.claims.read import read
text = sys.stdin.read()
bounds.bound(memory=4 * 2**30, seconds=20, sealed_off=False)
read(text)
"""


@pytest.mark.parametrize("piece", ["a", "Aa’", "他说", "and ", "1 "])
def test_a_line_that_never_ends_is_read_within_the_time_that_a_document_has(piece: str) -> None:
    """The limit is one of the kernel, in seconds of the processor: what is quadratic takes minutes."""
    text = (piece * 90_000)[: 90_000 if len(piece) < 4 else 40_000]
    ended = subprocess.run([sys.executable, "-c", READ], input=text, text=True, check=False, timeout=600)
    assert ended.returncode == 0


def test_who_reads_at_the_terminal_is_told_that_it_takes_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(*_text: str, **_how: object) -> NoReturn:
        while True:
            pass

    monkeypatch.setattr(command, "read", endless)
    monkeypatch.setattr(command, "SECONDS", 0.01)
    file = tmp_path / "a.txt"
    file.write_text("Two men were taken, the network said.", encoding="utf-8")
    assert command.main([str(file)]) == command.NOT_UNDERSTOOD
    assert "it was stopped" in capsys.readouterr().err


@given(st.text(alphabet="ab ,\n", max_size=4 * LONGEST) | st.integers(1, 9).map(lambda n: "and " * n * 500))
def test_a_long_sentence_is_cut_between_its_words_and_no_letter_is_lost(text: str) -> None:
    pieces = list(breaths([Stretch(0, len(text))], text))
    assert all(0 < one.end - one.start <= LONGEST for one in pieces)
    assert "".join(one.of(text) for one in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(before.end <= after.start for before, after in pairwise(pieces))


def test_a_sentence_that_somebody_may_say_stays_whole() -> None:
    said = "The mother said that " + "they were taken, " * 80 + "and let go."
    assert sentences(said, 0, len(said)) == [Stretch(0, len(said))]
