"""A hard end for talking to a provider.

A socket's own timeout starts again with every byte, so a provider that drips holds a thread for ever.
Here the connection is cut when the time is over, and whoever reads from it fails at once.
"""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

from safeconduct.kernel import clock


class TooLate(Exception):  # noqa: N818  (an outcome, not a fault)
    """The time for this message is over."""


class Deadline:
    """An instant, by monotonic time, after which nothing more is tried."""

    def __init__(self, seconds: float) -> None:
        self._end = clock.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain; raises TooLate when none do."""
        seconds = self._end - clock.monotonic()
        if seconds <= 0:
            raise TooLate
        return seconds

    @contextlib.contextmanager
    def cuts(self, connection: Callable[[], socket.socket | None]) -> Iterator[None]:
        """Cut what `connection` gives at the end, while the block runs."""
        timer = threading.Timer(self.left(), _cut, [connection])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _cut(connection: Callable[[], socket.socket | None]) -> None:
    held = connection()
    if held is not None:
        with contextlib.suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)
