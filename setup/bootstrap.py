"""Makes the project's own environment in `.venv`, then hands over to the server or to the checks.

Uses nothing but what every Python has, since it runs before anything is installed. A set-up that was
broken off is simply done again: only a finished one leaves its stamp.
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
PYTHON = VENV / "bin" / "python"

sys.path.insert(0, str(ROOT / "setup"))

from lines import line  # noqa: E402  (found only through the line above)


class CannotSetUp(Exception):  # noqa: N818  (an answer, not a fault)
    """The set-up cannot go on; the text is one line with the way out."""


def main(arguments: list[str]) -> int:
    """Set up for `start` or `check`, then become it; returns only when that cannot be."""
    verb, *rest = arguments
    try:
        set_up("dev" if verb == "check" else "run")
    except CannotSetUp as answer:
        print(answer, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    start = [str(VENV / "bin" / "safeconduct"), "serve"]
    check = [str(PYTHON), "-I", str(ROOT / "setup" / "checks.py")]
    command = [*(check if verb == "check" else start), *rest]
    return os.execv(command[0], command)


def set_up(kind: str) -> None:
    """Bring `.venv` and the translations up to date for `kind`, "run" or "dev"; raises CannotSetUp."""
    if not up_to_date(kind):
        if not os.access(ROOT, os.W_OK):
            raise CannotSetUp(line("read_only", folder=ROOT))
        with alone():
            if not up_to_date(kind):
                print(line("setting_up", folder=VENV), file=sys.stderr, flush=True)
                make_environment()
                install(kind)
    compile_translations()


def wanted() -> dict[str, str]:
    """What each kind of environment is made of, as digests."""
    made_of = {
        "run": (ROOT / "requirements" / "run.txt", ROOT / "pyproject.toml"),
        "dev": (ROOT / "requirements" / "dev.txt", ROOT / "pyproject.toml"),
    }
    # An environment knows its own place and Python by heart: moved or under another Python it is another.
    where = f"{VENV}\n{sysconfig.get_python_version()}\n".encode()
    return {
        kind: hashlib.sha256(where + b"".join(path.read_bytes() for path in paths)).hexdigest()
        for kind, paths in made_of.items()
    }


def up_to_date(kind: str) -> bool:
    """Whether `.venv` stands, runs and was finished for just these requirements."""
    try:
        return PYTHON.exists() and json.loads(STAMP.read_text())[kind] == wanted()[kind]
    except (OSError, ValueError, KeyError):
        return False


@contextmanager
def alone() -> Iterator[None]:
    """Let one set-up at a time work in this folder, and none be locked out by one that was killed."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print(line("waiting"), file=sys.stderr, flush=True)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def make_environment() -> None:
    """Make `.venv` unless one stands that runs under this Python."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise CannotSetUp(line("no_venv"))
    STAMP.unlink(missing_ok=True)
    if not _runs_this_python():
        run([sys.executable, "-I", "-m", "venv", "--clear", str(VENV)], "failed")


def _runs_this_python() -> bool:
    command = [str(PYTHON), "-I", "-c", "import sys, pip; print(*sys.version_info[:2])"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return said.split() == [str(part) for part in sys.version_info[:2]]


def install(kind: str) -> None:
    """Install exactly what is pinned, each file checked by its hash and none built here, then the project."""
    pip = [str(PYTHON), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--root-user-action=ignore"]
    pip += ["--disable-pip-version-check"]
    pinned = str(ROOT / "requirements" / f"{kind}.txt")
    # The list is complete; what requirements/without.txt names is left out of it on purpose.
    run([*pip, "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", pinned], "no_packages")
    run([*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "failed")
    digests = wanted()
    finished = digests if kind == "dev" else {kind: digests[kind]}  # dev contains run
    STAMP.write_text(json.dumps(finished))


def compile_translations() -> None:
    """Make the files that pages read from the sentences that translators wrote."""
    sources = (ROOT / "safeconduct").glob("*/locale/*/LC_MESSAGES/django.po")
    if any(_older(path.with_suffix(".mo"), path) for path in sources):
        if not os.access(ROOT / "safeconduct", os.W_OK):
            raise CannotSetUp(line("read_only", folder=ROOT))
        run([str(PYTHON), "-P", "-m", "safeconduct.config.messages", "compile"], "failed")


def _older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns


def run(command: list[str], complaint: str) -> None:
    """Run one step without its chatter; raises CannotSetUp with its last word."""
    # Where pip may install to is ours to say; where it may fetch from is the user's.
    foreign = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH", "PYTHONHOME")
    surroundings = {name: value for name, value in os.environ.items() if name not in foreign}
    done = subprocess.run(
        command,
        check=False,
        env=surroundings,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        said = [text for text in done.stdout.splitlines() if text.strip()]
        last = next((text for text in reversed(said) if "ERROR" in text), said[-1] if said else "?")
        raise CannotSetUp(line(complaint, folder=VENV, last=last.strip()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
