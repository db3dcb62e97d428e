"""Runs every check in order, goes on to the end, and says which failed. The work of `./check`.

`--fast` leaves out the tests that walk a browser, play a story, wait or need many rows.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".venv" / "bin"
SLOW = ("journey", "story", "slow", "scale")


def steps(fast: bool) -> list[tuple[str, list[str]]]:
    """Name and command of each step; the tests come last, so that their closing line does too."""
    # Each process goes through neighbours, which share what was set up for them, and at the end takes of the
    # other's: tests/conftest.py lets the long ones begin.
    tests = ["python", "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "--durations=10"]
    if fast:
        tests += ["-m", " and ".join(f"not {mark}" for mark in SLOW)]
    return [
        ("lint", ["ruff", "check", "."]),
        ("format", ["ruff", "format", "--check", "."]),
        ("types", ["mypy"]),
        ("contracts", ["lint-imports", "--no-logo"]),
        ("templates", ["djlint", "--lint", "--quiet", "--allow-empty-input", "safeconduct"]),
        ("security", ["bandit", "--quiet", "--configfile", "pyproject.toml", "-r", "safeconduct", "setup"]),
        ("dependencies", ["deptry", "."]),
        ("tests", tests),
    ]


def main() -> int:
    """Run the steps; exit status 1 if any failed."""
    parser = argparse.ArgumentParser("./check", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="leave out the slow tests")
    fast = parser.parse_args().fast
    surroundings = {**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    failed = []
    for name, (tool, *arguments) in steps(fast):
        print(f"── {name}", flush=True)
        began = time.monotonic()
        status = subprocess.call([str(TOOLS / tool), *arguments], cwd=ROOT, env=surroundings)
        print(f"── {name}: {'failed' if status else 'passed'}, {time.monotonic() - began:.1f} s", flush=True)
        if status:
            failed.append(name)
    print(f"── failed: {', '.join(failed)}" if failed else "── everything passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
