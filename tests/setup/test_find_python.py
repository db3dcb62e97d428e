"""A machine with too old a Python is told so in one line, with the way out."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def old_machine(tmp_path: Path) -> Path:
    """A PATH whose only Python refuses, as one older than 3.11 does."""
    for tool in ("sh", "dirname", "readlink"):
        (tmp_path / tool).symlink_to(str(shutil.which(tool)))
    python = tmp_path / "python3"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    python.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("command", ["start", "check"])
@pytest.mark.parametrize(
    ("language", "words"), [("C", "is needed. Install it"), ("ru_RU.UTF-8", "Установите его")]
)
def test_an_old_python_is_named_with_the_way_out(
    old_machine: Path, command: str, language: str, words: str
) -> None:
    done = subprocess.run(
        [str(ROOT / command), "--help"],
        env={"PATH": str(old_machine), "LANG": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert "3.11" in done.stderr
    assert "python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
