"""The only source of what room the disk has, so that a story can fill it.

The last room belongs to the alarms: below the reserve, what can wait is refused. A scenario steers it by a
file named in `SAFECONDUCT_ROOM` that holds a number of bytes, for every process alike.
"""

import os
import shutil
from pathlib import Path

RESERVE = 96 * 1024 * 1024  # bytes free below which what can wait is refused


def free_bytes(folder: Path) -> int:
    """Bytes that this user may still write beside `folder`."""
    steered = os.environ.get("SAFECONDUCT_ROOM")
    if steered:
        return int(Path(steered).read_text(encoding="ascii"))
    return shutil.disk_usage(folder).free


def is_low(folder: Path) -> bool:
    """Whether only what is urgent may still be written."""
    return free_bytes(folder) < RESERVE


def steer(path: Path, free: int) -> None:
    """Tell every process that follows the file how many bytes are free; atomic, so no reader sees half."""
    beside = path.with_suffix(".next")
    beside.write_text(str(free), encoding="ascii")
    beside.replace(path)
