"""The first minutes of a newcomer: a copy of the repository, one command, a page."""

import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a user without any settings has: no home, no index of packages of their own.
BARE = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C"}


@pytest.mark.slow
def test_a_clean_copy_sets_itself_up_with_one_command_and_serves(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository: nothing to copy from")
    copy = tmp_path / "a copy"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
    start = str(copy / "start")

    first = subprocess.run([start, "--help"], env=BARE, capture_output=True, text=True, check=False, cwd="/")
    if "Python 3.11 or newer is needed" in first.stderr or "python3-venv" in first.stderr:
        pytest.skip("this machine's own Python is too old or cannot make environments")
    assert first.returncode == 0, first.stderr
    assert "--port" in first.stdout
    assert "Setting up" in first.stderr

    again = subprocess.run([start, "--help"], env=BARE, capture_output=True, text=True, check=True, cwd="/")
    assert again.stderr == "", "a second start sets nothing up"

    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    serving = subprocess.Popen(
        [start, "--port", str(port)], env=BARE, stdout=subprocess.PIPE, text=True, cwd="/"
    )
    assert serving.stdout is not None
    try:
        assert f"127.0.0.1:{port}" in serving.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.read() == b"ok"
        assert (copy / "data" / "safeconduct.sqlite3").exists()
    finally:
        serving.terminate()
        assert serving.wait(timeout=30) == 0
        serving.stdout.close()
