"""The loop: small steps that say whether they did something, played until nothing is left to do.

One pass: record what was sent → orders → what came in → due timers → missing receipts → send what is due.
Each step is bounded, so that the first message of five hundred leaves at once.
"""

import os
import signal
import sqlite3
from collections.abc import Callable
from datetime import datetime
from types import FrameType

import structlog
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection

from safeconduct.engine import ballast, boot, folding, mending, pulse, receiving, sending
from safeconduct.engine.book import Book
from safeconduct.engine.calling import learn_codes
from safeconduct.engine.firing import fire_timers
from safeconduct.engine.models import Delivery, Timer
from safeconduct.engine.outage import Outage
from safeconduct.engine.outbox import DUE, SENT
from safeconduct.engine.rules.watch import Finding
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sender import Result, Sender
from safeconduct.engine.sight import Sight
from safeconduct.engine.turning import turn_orders
from safeconduct.engine.wake import Listener
from safeconduct.kernel import clock, room

BEAT_EVERY, SWEEP_EVERY, TIDY_EVERY = 2.0, 5.0, 60.0  # seconds
LOOK_AT_LEAST_EVERY = 1.0
AFTER_TROUBLE = 0.2

log = structlog.get_logger()


class Engine:
    """One engine. It may be killed at any instant: all that it knows is in the rows."""

    def __init__(self) -> None:
        self.listener = Listener()
        self.sender = Sender(self.listener.touch)
        self.node, self._lock = pulse.who_am_i()
        self.seeing: Seeing | None = None
        self.outage: Outage | None = None
        self._unrecorded: list[Result] = []
        self._done_at: dict[str, float] = {}
        self._ending = False

    def run_pass(self, now: datetime) -> bool:
        """Do a little of everything that is due at `now`; whether another pass may do more.

        A database that is busy or full costs this pass, never a row.
        """
        try:
            self._now_and_then("beat", BEAT_EVERY, lambda: self.beat(now))
            if not self._look(now):
                return False
            return self._work(now)
        except OperationalError as trouble:
            self._bear(trouble)
        except DatabaseError as trouble:  # two engines wrote the log at once: one of them tries again
            log.warning("pass_repeated", exc_info=trouble)
        return True

    def run_until_idle(self, now: datetime) -> None:
        """Play passes until nothing is due at `now` and nothing is under way."""
        while self.run_pass(now) or self.sender.busy():
            if self.sender.busy():
                self.listener.wait(0.01)

    def serve(self) -> None:
        """Run until told to end. Waits for the next due moment, a touch, or a second."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        ballast.prepare()
        while not self._ending:
            if not self.run_pass(clock.now()):
                self.listener.wait(self._pause())

    def close(self) -> None:
        """Give up the wake socket and the id, for another engine of this process."""
        self.listener.close()
        if self._lock is not None:
            os.close(self._lock)

    def beat(self, now: datetime) -> None:
        """Write the pulse. Raises OtherSchema when the rows are not ours to touch.

        Time that passed unseen is an outage: before this life began, or while the machine slept. Where a
        story tells the time it passes at once, and was lived through.
        """
        pulse.check_schema()
        asleep = "beat" not in self._done_at or not clock.steered()
        back = pulse.beat(
            self.node,
            pulse.LOOP,
            now,
            sees=self.seeing is not None,
            findings=",".join(self._findings()),
            asleep=asleep,
        )
        self.outage = pulse.last_outage()
        if back and self.seeing is not None:
            log.warning("clock_went_back", seconds=back.total_seconds())
            pulse.clock_went_back(self.seeing, back)

    def sweep(self, now: datetime) -> None:
        """Look at every row of ours once, and mend what somebody changed."""
        if self.seeing is not None:
            mending.sweep(self.seeing, now)

    def next_moment(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which something is due."""
        timers = Timer.objects.filter(due__gt=now).order_by("due").values_list("due", flat=True)
        waiting = Delivery.objects.filter(state__in=(DUE, SENT), due__gt=now)
        deliveries = waiting.order_by("due").values_list("due", flat=True)
        return min(filter(None, (timers.first(), deliveries.first())), default=None)

    def _work(self, now: datetime) -> bool:
        seeing = self.seeing
        if seeing is None:
            return False
        seeing.sight.refresh()
        seeing.book.refresh(seeing.sight)
        heard = self._record(seeing, now)
        steps: tuple[Callable[[], int], ...] = (
            lambda: turn_orders(seeing, now),
            lambda: receiving.receive(seeing, now),
            lambda: fire_timers(seeing, now, self.outage),
            lambda: sending.expire(seeing, now),
            lambda: sending.reclaim(seeing),
            lambda: sending.send_due(seeing, self.sender, self.node, now),
        )
        done = [step() for step in steps]
        self._now_and_then("sweep", SWEEP_EVERY, lambda: self.sweep(now))
        self._now_and_then("tidy", TIDY_EVERY, lambda: self._tidy(seeing, now))
        return heard or any(done)

    def _record(self, seeing: Seeing, now: datetime) -> bool:
        """Results stay in hand until they are written: a locked database must not lose one."""
        self._unrecorded += self.sender.results()
        if not self._unrecorded:
            return False
        sending.record(seeing, self.node, self._unrecorded, now)
        self._unrecorded.clear()
        return True

    def _look(self, now: datetime) -> bool:
        """Whether the engine sees. One that was blind takes up what its last life left."""
        if self.seeing is not None:
            self._now_and_then("look", LOOK_AT_LEAST_EVERY, self._still_sees)
            return self.seeing is not None
        keyring = boot.keyring()
        if keyring is None:
            return False  # orders and moments wait; they go out late, and say so
        seeing = Seeing(Sight(keyring), Book())
        seeing.book.refresh(seeing.sight)
        learn_codes(seeing)
        while sending.reclaim(seeing, self.node):
            pass
        self.seeing = seeing
        self.beat(now)  # every page is red until then
        log.info("engine_sees")
        return True

    def _still_sees(self) -> None:
        if not boot.is_open():
            self.seeing = None
        elif self.seeing is not None:
            self.seeing.sight.keyring.refresh()

    def _tidy(self, seeing: Seeing, now: datetime) -> None:
        ballast.prepare()
        while seeing.book.tidy(seeing.sight):
            seeing.book.refresh(seeing.sight)
        folding.tidy(seeing)
        receiving.tidy(seeing, now)
        learn_codes(seeing)

    def _findings(self) -> list[str]:
        """What is wrong and only the loop can see."""
        found = [Finding.DISK] if room.is_low(settings.DATA_FOLDER) else []
        if self.seeing is None:
            return [*found, Finding.BLIND]
        book = self.seeing.book
        if not book.roster.of_role([]):
            found.append(Finding.NOBODY)
        if not book.channels:
            found.append(Finding.NO_CHANNEL)
        return [finding.value for finding in found]

    def _now_and_then(self, name: str, every: float, do: Callable[[], object]) -> None:
        now = clock.monotonic()
        if now - self._done_at.get(name, float("-inf")) >= every:
            do()
            self._done_at[name] = now

    def _pause(self) -> float:
        """Seconds until something is due, at most one: nothing depends on a touch arriving."""
        now = clock.now()
        try:
            moment = self.next_moment(now)
        except DatabaseError:
            return AFTER_TROUBLE
        until = (moment - now).total_seconds() if moment else LOOK_AT_LEAST_EVERY
        return min(LOOK_AT_LEAST_EVERY, max(0.0, until))

    def _bear(self, trouble: OperationalError) -> None:
        """A full disk: give up the ballast. A lost connection: take a new one. Else: try again."""
        code = getattr(trouble.__cause__, "sqlite_errorcode", 0) & 0xFF
        full = code == sqlite3.SQLITE_FULL or (
            code == sqlite3.SQLITE_IOERR and room.is_low(settings.DATA_FOLDER)
        )
        log.warning("pass_repeated", reason="full" if full else "busy", exc_info=trouble)
        if full and ballast.give_up():
            return
        if connection.vendor != "sqlite" and not connection.in_atomic_block:
            connection.close()
        self.listener.wait(AFTER_TROUBLE)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True
        self.listener.touch()


_here: list[Engine] = []


def here() -> Engine:
    """The engine of this process."""
    if not _here:
        _here.append(Engine())
    return _here[0]


def serve() -> None:
    """Run this process's engine until told to end."""
    here().serve()
