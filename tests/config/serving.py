"""Running the real command on a data folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

COMMAND = [sys.executable, "-P", "-m", "safeconduct"]


def surroundings(**words: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAFECONDUCT_", "LC_"))}
    return {**kept, "LANG": "C", **words}


def run(*arguments: str, **words: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=surroundings(**words),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd="/",
    )


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Serving:
    process: subprocess.Popen[str]
    url: str
    announced: str

    def get(self) -> bytes:
        with urlopen(f"{self.url}/healthz", timeout=5) as answer:  # noqa: S310  (an address of this test)
            return bytes(answer.read())

    def family(self) -> list[int]:
        """Every process under the command, from the nearest down."""
        below: list[int] = []
        line = [self.process.pid]
        while line:
            found = [int(child) for parent in line for child in children(parent)]
            below += found
            line = found
        return below


def children(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []


@contextmanager
def serving(data: Path, *arguments: str) -> Iterator[Serving]:
    """Serve `data` until the block ends; begins once the command has announced itself."""
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), "--data", str(data), *arguments],
        env=surroundings(),
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
    )
    assert process.stdout is not None
    try:
        yield Serving(process, f"http://127.0.0.1:{port}", process.stdout.readline())
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()
