"""Waking the loop: a datagram to a socket in the runtime folder.

A datagram that is lost costs at most a second, since the loop looks by itself; nothing depends on it.
"""

import contextlib
import os
import select
import socket
from pathlib import Path

from safeconduct.keys import runtime

_NAME = "wake"


def touch() -> None:
    """Wake the engine of this installation, if one listens. Never raises, never waits."""
    folder = runtime.folder("engine")
    if folder is None:
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(b"!", str(folder / _NAME))


class Listener:
    """The engine's end. Where there is no runtime folder, it only waits."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._near, self._far = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._near.setblocking(False)
        self._far.setblocking(False)
        folder = runtime.folder("engine")
        if folder is not None:
            _bind(self._socket, folder)

    def touch(self) -> None:
        """Wake this very process, from another thread of it."""
        with contextlib.suppress(OSError):
            self._far.send(b"!")

    def wait(self, seconds: float) -> None:
        """Sleep until touched, but no longer than `seconds`; all touches until now count as one."""
        ready, _, _ = select.select([self._socket, self._near], [], [], max(0.0, seconds))
        for end in ready:
            with contextlib.suppress(OSError):
                while end.recv(16):
                    pass

    def close(self) -> None:
        for end in (self._socket, self._near, self._far):
            end.close()


def _bind(end: socket.socket, folder: Path) -> None:
    """Bind under another name and rename, so that there is never a moment without a listener."""
    fresh = folder / f"{_NAME}.{os.getpid()}"
    with contextlib.suppress(OSError):
        fresh.unlink(missing_ok=True)
        end.bind(str(fresh))
        fresh.replace(folder / _NAME)
