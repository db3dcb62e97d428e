"""The machine: memory, disk, clock, versions."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from safeconduct.kernel import clock, room
from safeconduct.keys import runtime
from safeconduct.rig.doctor.lines import Line

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37, 0)
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)  # a clock before this version was written is wrong
SLIP = timedelta(minutes=1)
SWAPS = Path("/proc/swaps")
DEVICES = Path("/sys/dev/block")
_IN_STEP = (
    Path("/run/systemd/timesync/synchronized"),
    Path("/run/chrony/chronyd.pid"),
    Path("/run/ntpd.pid"),
)


def swap() -> Line:
    """Keys in memory must not be written to a disk (VM swap), unless the disk's key dies with the power."""
    try:
        lines = SWAPS.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return Line(_("Swap"), None, _("This system does not tell."), _("Switch swap off."))
    bare = [place for place in (line.split()[0] for line in lines) if not _safe_swap(Path(place))]
    if not lines:
        return Line(_("Swap"), True, _("off"))
    if not bare:
        return Line(_("Swap"), True, _("encrypted, or in memory"))
    return Line(
        _("Swap"),
        False,
        _("keys may be written to %(places)s in the clear") % {"places": ", ".join(bare)},
        _("Switch it off (swapoff -a, and /etc/fstab) or encrypt it with a random key (/etc/crypttab)."),
    )


def _safe_swap(place: Path) -> bool:
    if place.name.startswith("zram"):
        return True
    try:
        found = place.stat()
    except OSError:
        return False
    device = found.st_rdev or found.st_dev
    return _encrypted(DEVICES / f"{os.major(device)}:{os.minor(device)}")


def _encrypted(device: Path) -> bool:
    """Whether a block device is dm-crypt, or stands on such only."""
    try:
        if (device / "dm" / "uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except OSError:
        pass
    below = list((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    return bool(below) and all(_encrypted(one) for one in below)


def memory() -> Line:
    """Sessions need a place that is memory."""
    folder = runtime.folder("sessions")
    if folder is not None:
        return Line(_("Keys of sessions"), True, _("in memory: %(folder)s") % {"folder": folder})
    return Line(
        _("Keys of sessions"),
        False,
        _("no folder is in memory: every restart signs everybody out and leaves the engine blind"),
        _("Let XDG_RUNTIME_DIR name a folder of this user on tmpfs, or make /dev/shm writable."),
    )


def permissions() -> Line:
    """Nobody else on the machine reads the data."""
    data = Path(settings.DATA_FOLDER)
    open_to_others = [place for place in _everything(data) if _shared(place)]
    if not open_to_others:
        return Line(_("Who may read the data"), True, _("this user alone"))
    return Line(
        _("Who may read the data"),
        False,
        _("others may open %(place)s") % {"place": open_to_others[0]},
        _("Run: chmod -R go= '%(folder)s', as the user who serves it.") % {"folder": data},
    )


def _everything(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _shared(place: Path) -> bool:
    try:
        found = place.lstat()
    except OSError:
        return False  # gone meanwhile
    return bool(found.st_mode & 0o077) or found.st_uid != os.getuid()


def time() -> Line:
    """Alarms, codes and sessions stand on the clock."""
    now = clock.now()
    newest = _newest(Path(settings.DATA_FOLDER))
    if now < RELEASED or (newest is not None and newest > now + SLIP):
        return Line(
            _("Clock"),
            False,
            _("it is earlier than what was already written"),
            _("Set the clock, and let it be kept right over the network (timedatectl set-ntp true)."),
        )
    if any(place.exists() for place in _IN_STEP):
        return Line(_("Clock"), True, _("kept right over the network"))
    return Line(
        _("Clock"),
        None,
        _("nothing here tells whether it is kept right"),
        _("Let it be kept right over the network (timedatectl set-ntp true)."),
    )


def _newest(data: Path) -> datetime | None:
    times = [place.stat().st_mtime for place in data.glob("*") if place.is_file()]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def disk() -> Line:
    """Ordinary writes stop before the room for alarms is gone."""
    free = room.free_bytes(settings.DATA_FOLDER)
    says = _("%(free)s MiB free; ordinary writes stop below %(reserve)s MiB") % {
        "free": free >> 20,
        "reserve": room.RESERVE >> 20,
    }
    fit = free > 10 * room.RESERVE
    return Line(_("Disk"), fit, says, "" if fit else _("Make room on the volume of the data."))


def versions() -> Line:
    """What it runs on."""
    says = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    fit = sys.version_info[:2] >= OLDEST_PYTHON and sqlite3.sqlite_version_info >= OLDEST_SQLITE
    return Line(_("Versions"), fit, says, "" if fit else _("Bring the system up to date."))
