"""The folder for what must survive a killed process but never a switched-off machine: memory, not disk."""

import hashlib
import os
import stat
from functools import cache
from pathlib import Path

from django.conf import settings

_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/self/mountinfo")


def folder(name: str) -> Path | None:
    """The folder `name` of this installation in memory, for this user alone; None where there is none.

    1. `$XDG_RUNTIME_DIR`, else `/dev/shm`, each only if its file system lies in memory.
    2. Inside, one folder for each data folder, 0700. Somebody else's folder of that name is not used:
       another user of the machine may have put it there to read what we write.
    """
    data = Path(settings.DATA_FOLDER).resolve()
    mark = hashlib.blake2b(os.fsencode(data), digest_size=8).hexdigest()
    for parent, own in _candidates(mark):
        if in_memory(parent) and _owned(parent / own) and _owned(parent / own / name):
            return parent / own / name
    return None


def in_memory(place: Path) -> bool:
    """Whether `place` lies on a file system that is memory (or swap, which is the doctor's to judge)."""
    try:
        return _kind(place.stat().st_dev) in _IN_MEMORY
    except OSError:
        return False


@cache
def _kind(device: int) -> str:
    """The kind of file system on a device, "" when the system does not tell (proc(5), mountinfo)."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for mount in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        before, _, after = mount.partition(" - ")
        if before.split()[2] == number:
            return after.split()[0]
    return ""


def _candidates(mark: str) -> list[tuple[Path, str]]:
    shared = (Path("/dev/shm"), f"safeconduct-{os.getuid()}-{mark}")  # noqa: S108  (owner and mode are checked)
    given = os.environ.get("XDG_RUNTIME_DIR")
    return [(Path(given), f"safeconduct-{mark}"), shared] if given else [shared]


def _owned(place: Path) -> bool:
    """Make the folder if absent; whether it is a real one that is ours alone."""
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
