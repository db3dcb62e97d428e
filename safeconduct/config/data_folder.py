"""The folder that holds everything that must survive: one owner, one server at a time."""

import fcntl
import os
import secrets
from pathlib import Path

from safeconduct.config.environment import Environment, Misconfigured
from safeconduct.config.speech import _


def make(environment: Environment) -> None:
    """Make the data folder and its secret key if absent, for this user alone; raises Misconfigured."""
    folder = environment.data
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        if not environment.secret_key.exists():
            _write_once(environment.secret_key, secrets.token_urlsafe(48))
        elif not os.access(folder, os.W_OK):
            raise PermissionError
    except OSError as refusal:
        raise Misconfigured(
            _("The data folder %(folder)s cannot be written. Give another one: --data DIR")
            % {"folder": folder}
        ) from refusal


def _write_once(path: Path, text: str) -> None:
    """Write a new file that only this user may read; complete and on the disk before it has its name."""
    half = path.with_name(f"{path.name}.half")
    half.unlink(missing_ok=True)
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    half.rename(path)


def claim(environment: Environment) -> int:
    """Hold the folder for this process until it ends, however it ends; raises Misconfigured when it is held.

    Two servers on one folder would run two engines that fight over its timers.
    """
    handle = os.open(environment.data / "serving", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        os.close(handle)
        raise Misconfigured(
            _("The folder %(folder)s is being served already. End that first, or give another: --data DIR")
            % {"folder": environment.data}
        ) from held
    return handle
