"""Keeps children alive: a dead one is started again, sooner at first, later if it keeps dying."""

import contextlib
import http.client
import os
import signal
import subprocess
import threading
from dataclasses import dataclass, field
from types import FrameType

import structlog

from safeconduct.config.speech import _
from safeconduct.kernel import clock

BEAT = 0.1  # seconds between two looks at the children
GRACE = 10.0  # seconds to end by themselves before they are ended
FIRST_ANSWER = 60.0  # seconds that the pages may take until they answer for the first time
STEADY = 60.0  # seconds alive after which former deaths are forgiven
LONGEST_WAIT = 30.0

log = structlog.get_logger()


def pause(deaths: int) -> float:
    """Seconds to wait before the next start, after so many deaths in a row."""
    return min(LONGEST_WAIT, 0.25 * 2.0 ** min(deaths, 16))


@dataclass
class Child:
    """A process that must run, and how often it died in a row."""

    name: str
    command: list[str]
    deaths: int = 0
    started: float = field(default=0.0, init=False)
    due: float = field(default=0.0, init=False)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def keep(self, now: float) -> None:
        """Start it if it does not run and its pause is over; note its death."""
        if self.process is None:
            if now >= self.due:
                # A session of its own: Ctrl+C reaches the supervisor alone, which ends all in order.
                self.process = subprocess.Popen(
                    self.command, stdin=subprocess.DEVNULL, start_new_session=True
                )
                self.started = now
            return
        status = self.process.poll()
        if status is None:
            return
        self.deaths = 1 if now - self.started > STEADY else self.deaths + 1
        self.due = now + pause(self.deaths)
        self.stop(signal.SIGKILL)  # what it started must not outlive it
        self.process = None
        log.error("child_died", process=self.name, status=status, attempt=self.deaths)

    def stop(self, how: signal.Signals) -> None:
        """Signal the child and all that it started."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)


class Supervisor:
    """Runs until a signal ends it."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.told_to_end = threading.Event()

    def run(self, *, ready: tuple[str, int], announce: str) -> int:
        """Keep the children; print `announce` once the pages at `ready` answer. Returns the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        announced = False
        give_up = clock.monotonic() + FIRST_ANSWER
        try:
            while not self.told_to_end.is_set():
                for child in self.children:
                    child.keep(clock.monotonic())
                if not announced and (announced := answers(*ready)):
                    print(announce, flush=True)
                if not announced and (self.children[0].deaths > 3 or clock.monotonic() > give_up):
                    print(_("The pages do not start. The lines above say why."), flush=True)
                    return 1
                self.told_to_end.wait(BEAT)
        finally:
            self._end_all()
        return 0

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.told_to_end.set()

    def _end_all(self) -> None:
        """Ask all at once, wait, then insist."""
        for child in self.children:
            child.stop(signal.SIGTERM)
        deadline = clock.monotonic() + GRACE
        for child in self.children:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - clock.monotonic()))
                child.stop(signal.SIGKILL)
                child.process.wait()


def answers(host: str, port: int) -> bool:
    """Whether the pages answer."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (asked, not bound)
    connection = http.client.HTTPConnection(near, port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
