"""Where the sealed keys of sessions lie: files in memory-backed storage, else this process alone.

Nothing here can open them; a file's time of change is when its member was last active.
"""

import contextlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from safeconduct.keys import runtime

_EPOCH = datetime.fromtimestamp(0, UTC)


class Shelf(Protocol):
    """One sealed thing per name, and when it was last touched (aware, UTC)."""

    def put(self, name: str, sealed: bytes, at: datetime) -> None: ...
    def get(self, name: str) -> bytes | None: ...
    def seen(self, name: str) -> datetime | None: ...
    def touch(self, name: str, at: datetime) -> None: ...
    def wipe(self, name: str) -> None: ...
    def names(self) -> Iterable[str]: ...


class Files:
    """Files that outlive the process but not the power."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, sealed: bytes, at: datetime) -> None:
        """Complete before it has its name, so that nobody reads half a file."""
        half = self._folder / f".{name}"
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.utime(handle, ns=_nanos(at))
        half.rename(self._folder / name)

    def get(self, name: str) -> bytes | None:
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def seen(self, name: str) -> datetime | None:
        try:
            return _EPOCH + timedelta(microseconds=(self._folder / name).stat().st_mtime_ns // 1000)
        except FileNotFoundError:
            return None

    def touch(self, name: str, at: datetime) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.utime(self._folder / name, ns=_nanos(at))

    def wipe(self, name: str) -> None:
        """Overwrite and remove: in memory, unlike on a disk, the same pages are written."""
        place = self._folder / name
        with contextlib.suppress(FileNotFoundError):
            with place.open("r+b") as file:
                file.write(bytes(place.stat().st_size))
            place.unlink()

    def names(self) -> Iterable[str]:
        return [place.name for place in self._folder.iterdir() if not place.name.startswith(".")]


class Here:
    """This process only; a restart loses it."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, datetime]] = {}

    def put(self, name: str, sealed: bytes, at: datetime) -> None:
        self._kept[name] = (sealed, at)

    def get(self, name: str) -> bytes | None:
        return self._kept[name][0] if name in self._kept else None

    def seen(self, name: str) -> datetime | None:
        return self._kept[name][1] if name in self._kept else None

    def touch(self, name: str, at: datetime) -> None:
        if name in self._kept:
            self._kept[name] = (self._kept[name][0], at)

    def wipe(self, name: str) -> None:
        self._kept.pop(name, None)

    def names(self) -> Iterable[str]:
        return list(self._kept)


_here = Here()


def shelf() -> Shelf:
    """Where this installation keeps its sessions."""
    folder = runtime.folder("sessions")
    return _here if folder is None else Files(folder)


def _nanos(at: datetime) -> tuple[int, int]:
    whole = (at - _EPOCH) // timedelta(microseconds=1) * 1000
    return whole, whole
