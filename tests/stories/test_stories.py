"""Every story holds: each is played by the real command, in processes of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

STORIES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.story
@pytest.mark.parametrize("file", STORIES, ids=[file.stem for file in STORIES])
def test_story_holds(file: Path) -> None:
    played = subprocess.run(
        [sys.executable, "-m", "safeconduct", "story", str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert played.returncode == 0, played.stdout + played.stderr
