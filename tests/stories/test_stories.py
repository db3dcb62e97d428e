"""Every story holds: each is played by the real command, in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORIES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.story
@pytest.mark.parametrize("file", STORIES, ids=[file.stem for file in STORIES])
def test_story_holds(file: Path) -> None:
    # On a disk of memory: a story kills processes, never the power.
    played = subprocess.run(
        [sys.executable, "-m", "safeconduct", "story", str(file)],
        env={**os.environ, "TMPDIR": os.environ["XDG_RUNTIME_DIR"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert played.returncode == 0, played.stdout + played.stderr
