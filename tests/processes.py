"""Real processes on a real data folder, for what only shows across two of them or after a SIGKILL.

A child runs a function of a test module: `Folder.run("tests.keys.children:begin", …)`. What it is
given and what it gives back are JSON on stdin and stdout, so that no secret stands in its arguments.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
_CHILD = (
    "import importlib, json, os, sys\n"
    "os.umask(0o077)\n"
    "os.environ['DJANGO_SETTINGS_MODULE'] = 'safeconduct.config.settings'\n"
    "from safeconduct.kernel.loading import load; load()\n"
    "module, name = sys.argv[1].split(':')\n"
    "given = json.loads(sys.stdin.readline())\n"
    "result = getattr(importlib.import_module(module), name)(**given)\n"
    "print(json.dumps(result))\n"
)


@dataclass(frozen=True)
class Folder:
    """One installation: its data folder and its folder in memory."""

    data: Path
    memory: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAFECONDUCT_")}
        return {**kept, "SAFECONDUCT_DATA": str(self.data), "XDG_RUNTIME_DIR": str(self.memory)}

    def safeconduct(
        self, *arguments: str, secrets: tuple[str, Iterable[str]] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one verb to its end; `secrets` are an option that takes a descriptor, and its lines."""
        passed: list[int] = []
        if secrets is not None:
            option, lines = secrets
            reading, writing = os.pipe()
            os.write(writing, "".join(f"{line}\n" for line in lines).encode())
            os.close(writing)
            passed, arguments = [reading], (*arguments, option, str(reading))
        done = subprocess.run(
            [sys.executable, "-m", "safeconduct", *arguments],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=passed,
        )
        for descriptor in passed:
            os.close(descriptor)
        return done

    def start(self, place: str, passed: Iterable[int] = (), **given: Any) -> subprocess.Popen[str]:
        """Start a child and leave it running; it prints lines when the test is to know something."""
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, place],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            pass_fds=tuple(passed),
        )
        assert child.stdin is not None
        child.stdin.write(json.dumps(given) + "\n")
        child.stdin.flush()
        return child

    def run(self, place: str, **given: Any) -> Any:
        """Run a child to its end and return what it gave back."""
        child = self.start(place, **given)
        out, _ = child.communicate()
        assert child.returncode == 0
        return json.loads(out.splitlines()[-1])

    def at_once(self, place: str, first: dict[str, Any], second: dict[str, Any]) -> list[str]:
        """What two children answer (`tests.leaves.said`) of whom the second asks while the first is in the
        middle of its transaction: the first waits there (`tests.leaves.wait_at`) until the second asks."""
        children = [self.start(place, **first, wait=1)]
        assert [_line(children[0]), _line(children[0])] == ["asks", "inside"]
        children.append(self.start(place, **second, wait=0))
        assert _line(children[1]) == "asks"
        ended = [child.communicate("\n" if child is children[0] else None)[0] for child in children]
        assert [child.returncode for child in children] == [0, 0]
        return [json.loads(out.splitlines()[-1]) for out in ended]


def _line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def folder(parent: Path, memory: Path) -> Folder:
    """A data folder whose tables are made, as `./start` leaves it.

    The tables are made once in each process of the tests, and copied: that they come to stand by themselves
    is promised in tests/config/test_prepare.py. Every folder has a secret key of its own.
    """
    memory.mkdir(mode=0o700, exist_ok=True)
    made = Folder(parent / "data", memory)
    shutil.copytree(_ready(), made.data)
    made.data.chmod(0o700)
    key = made.data / "secret-key"
    key.write_text(token_urlsafe(48), encoding="ascii")
    return made


@cache
def _ready() -> Path:
    """Tables that nobody has written in; they go with the data folder of the tests."""
    parent = Path(os.environ["SAFECONDUCT_DATA"])
    made = Folder(parent / "ready", parent / "ready-memory")
    made.memory.mkdir(mode=0o700)
    answer = made.safeconduct("setup")
    assert answer.returncode == 0, answer.stderr
    return made.data
