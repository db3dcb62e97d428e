"""A house of invented people that is served for an evening, and what cannot be done in it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from safeconduct.rig.bench.host import Client
from tests import processes
from tests.config.serving import COMMAND, children, free_port

# What cannot be reached from an example in a house like this, and why.
UNREACHED = {
    "people.found": "the house stands already",
    "people.confirm_printed": "the founder of a demo printed no sheet",
    "people.replace_recovery": "one tick, and nothing is typed; tests/people/test_recovery.py makes one",
    "people.end_old_shares": "nothing is typed, and it would end the shares of the demo",
    "people.hand_share": "the founder of a demo printed no sheet",
}


class Running:
    """A house that is served, and everything that its processes say of themselves."""

    def __init__(self, parent: Path, memory: Path) -> None:
        self.folder = processes.folder(parent, memory)
        self.messages, self.temporary = parent / "messages", parent / "temporary"
        self.messages.mkdir(mode=0o700)
        self.temporary.mkdir()
        self.words = self.folder.run(
            "tests.evening:fill", data=str(self.folder.data), messages=str(self.messages)
        )
        self.said, self.port = parent / "said", free_port()
        self.seen: set[bytes] = set()
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", str(self.port), "--data", str(self.folder.data), "--demo"],
                env=self.folder.environment | {"TMPDIR": str(self.temporary)},
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd="/",
            )
        while not self._answers():
            try:
                self.process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            said = self.said.read_text(encoding="utf-8")[-2000:]
            pytest.fail(f"the server ended with {self.process.returncode}: {said}")

    def _answers(self) -> bool:
        client = Client(self.port)
        try:
            return client.get("/healthz")[0] == 200
        except OSError:
            return False
        finally:
            client.connection.close()

    def family(self) -> list[int]:
        below, line = [self.process.pid], [self.process.pid]
        while line:
            line = [int(child) for parent in line for child in children(parent)]
            below += line
        return below

    def look(self) -> None:
        """Note what a listing of processes shows."""
        for pid in self.family():
            for what in ("cmdline", "environ"):
                try:
                    self.seen.add(Path(f"/proc/{pid}/{what}").read_bytes())
                except OSError:
                    continue

    def kill(self) -> None:
        for pid in self.family():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
