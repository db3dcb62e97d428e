"""Room on the disk for alarms: a file of 64 MiB that is given up when the disk is full.

What can wait is refused while less than the reserve is free, so that the last room is the alarms'.
"""

import contextlib
import os
from pathlib import Path

import structlog
from django.conf import settings

from safeconduct.kernel import room

SIZE = 64 * 1024 * 1024
_NAME = "ballast"

log = structlog.get_logger()


def prepare() -> bool:
    """Put the ballast down where it is missing and there is room for it; whether it lies there."""
    path = _path()
    if path.exists() and path.stat().st_size == SIZE:
        return True
    if room.free_bytes(settings.DATA_FOLDER) < SIZE + room.RESERVE:
        return False
    half = path.with_suffix(".half")
    try:
        with half.open("wb") as file:
            # Real blocks, not a hole: a hole frees nothing.
            os.posix_fallocate(file.fileno(), 0, SIZE)
        half.replace(path)
    except OSError as fault:
        half.unlink(missing_ok=True)
        log.error("no_room_for_ballast", exc_info=fault)
        return False
    return True


def give_up() -> bool:
    """Free the ballast; whether there was any."""
    with contextlib.suppress(FileNotFoundError):
        _path().unlink()
        log.error("ballast_given_up")
        return True
    return False


def _path() -> Path:
    return Path(settings.DATA_FOLDER) / _NAME
