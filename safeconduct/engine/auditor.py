"""The auditor: another process that asks the database the awkward questions.

Is something overdue? Is an alarm open without a next step? Was a row changed, deleted, put back? Does the
engine live, and see? Only when all holds does the watcher outside hear from us. What does not hold stands
on every page and wakes somebody, if there is an engine left to wake with.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import structlog
from django.db import DatabaseError

from safeconduct.engine import boot, outbox, own, pulse, raising, watcher
from safeconduct.engine.book import Book
from safeconduct.engine.documents import Pursuit
from safeconduct.engine.manifest import Manifest, one_view
from safeconduct.engine.models import Alarm, Delivery, Node, Order, Timer
from safeconduct.engine.queries import SILENT_AFTER
from safeconduct.engine.rules.watch import UNCALLED, Finding
from safeconduct.engine.sight import Sight
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import log as merkle_log
from safeconduct.keys import rows, runtime
from safeconduct.keys.models import Organisation

EVERY = 10.0  # seconds: what is wrong is named well within a minute
OVERDUE_AFTER = timedelta(seconds=60)
UNDONE_AFTER = 15.0  # seconds an order may lie
WATCHER_DEAD_AFTER = 300.0  # seconds without an answer

log = structlog.get_logger()


class Auditor:
    """One auditor. It remembers heads and leaves, so that it reads only what was added."""

    def __init__(self) -> None:
        self.node = new_id()
        self.book = Book()
        self._manifest = Manifest()
        self._orders: dict[UUID, float] = {}
        self._head: merkle_log.Head | None = _last_head()
        self._pinged = self._answered = clock.monotonic()

    def check(self, now: datetime) -> set[Finding]:
        """Ask everything once, say what was found, ping outside if nothing was."""
        keyring = boot.keyring()
        sight = Sight(keyring) if keyring else None
        found = self._ask(sight, now)
        codes = ",".join(sorted(finding.value for finding in found))
        pulse.beat(self.node, pulse.AUDITOR, now, sees=sight is not None, findings=codes, asleep=False)
        if sight is not None:
            self.book.refresh(sight)
            for finding in sorted(found - UNCALLED):
                _wake(sight, finding, now)
        if not found:
            self._ping(now)
        return found

    def _ask(self, sight: Sight | None, now: datetime) -> set[Finding]:
        found = self._engine(now)
        if self._rolled_back():
            found.add(Finding.ROLLED_BACK)
            self._manifest = Manifest()
        altered, missing = self._manifest.misfits(sight)
        found |= {Finding.ALTERED} if altered or (sight and _misfit(sight)) else set()
        found |= {Finding.MISSING} if missing or (sight and _lost_deliveries(sight)) else set()
        found |= {Finding.UNARMED} if _unarmed() else set()
        if not found & {Finding.SILENT, Finding.BLIND}:
            found |= {Finding.OVERDUE} if _overdue(now) else set()
            found |= {Finding.UNDONE} if self._undone() else set()
        if self.book.watcher and clock.monotonic() - self._answered > WATCHER_DEAD_AFTER:
            found.add(Finding.WATCHER)
        return found

    def _engine(self, now: datetime) -> set[Finding]:
        alive = [
            node for node in Node.objects.filter(part=pulse.LOOP) if abs(now - node.beat) <= SILENT_AFTER
        ]
        if not alive:
            return {Finding.SILENT}
        said = {code for node in alive for code in node.findings.split(",") if code in set(Finding)}
        return {Finding(code) for code in said - {Finding.BLIND.value}} | (
            set() if any(node.sees for node in alive) else {Finding.BLIND}
        )

    def _undone(self) -> bool:
        """Whether an order has been lying here for longer than a living engine lets it."""
        now, lying = clock.monotonic(), set(Order.objects.values_list("id", flat=True))
        self._orders = {order: self._orders.get(order, now) for order in lying}
        return any(now - since > UNDONE_AFTER for since in self._orders.values())

    def _rolled_back(self) -> bool:
        """Whether the log is not the continuation of what it was when last looked at."""
        before, self._head = self._head, merkle_log.head()
        _keep_head(self._head)
        if before is None or before.size == 0:
            return False
        return self._head.size < before.size or merkle_log.head(before.size).root != before.root

    def _ping(self, now: datetime) -> None:
        card = self.book.watcher
        if card is None or self._head is None:
            self._answered = clock.monotonic()
            return
        if clock.monotonic() - self._pinged < card.every_s - EVERY / 2:
            return
        self._pinged = clock.monotonic()
        if watcher.ping(card, self._head, now):
            self._answered = self._pinged


def _wake(sight: Sight, finding: Finding, now: datetime) -> None:
    """Order an alarm. A database too damaged for that still stops the ping, and someone outside calls."""
    try:
        raising.raise_own(sight, finding, now)
    except (DatabaseError, *rows.UNREADABLE) as fault:
        log.error("nobody_woken", kind=finding.value, exc_info=fault)


def _misfit(sight: Sight) -> bool:
    """Whether a row of ours has another MAC than an engine would give it."""
    return any(
        not _fits_now(sight, table, row.pk)
        for table in (Alarm, Timer, Delivery)
        for row in table.objects.all()
        if not sight.fits(row)
    )


def _fits_now(sight: Sight, table: type[Alarm | Timer | Delivery], row: UUID) -> bool:
    """Whether it fits in one view: alarms and timers get their MAC in the step after their leaf."""
    with one_view():
        again = table.objects.filter(pk=row).first()
        return again is None or sight.fits(again)


def _lost_deliveries(sight: Sight) -> bool:
    """Whether a message that an alarm's last step wrote is gone."""
    with one_view():
        standing = set(Delivery.objects.values_list("id", flat=True))
        for row in Timer.objects.filter(id__in=Alarm.objects.values("id")):
            if not sight.fits(row):
                continue
            what = own.timer_card(sight, row).what
            if isinstance(what, Pursuit) and not standing.issuperset(what.deliveries):
                return True
    return False


def _unarmed() -> bool:
    return Alarm.objects.exclude(id__in=Timer.objects.values("id")).exists()


def _overdue(now: datetime) -> bool:
    since = now - OVERDUE_AFTER
    waiting = Delivery.objects.filter(state__in=(outbox.DUE, outbox.SENT), due__lt=since)
    return Timer.objects.filter(due__lt=since).exists() or waiting.exists()


def _head_file() -> Path | None:
    """Where the last head of this organisation's log is kept between two lives of an auditor."""
    folder, organisation = runtime.folder("engine"), Organisation.objects.first()
    return folder / f"head-{organisation.id}" if folder and organisation else None


def _keep_head(head: merkle_log.Head) -> None:
    """In memory, not on the disk: who puts an old disk back must not put an old head back with it."""
    path = _head_file()
    if path is not None:
        half = path.with_name(f"{path.name}.{os.getpid()}")
        half.write_text(f"{head.size} {head.root.hex()}", encoding="ascii")
        half.replace(path)


def _last_head() -> merkle_log.Head | None:
    path = _head_file()
    with contextlib.suppress(OSError, ValueError):
        if path is not None:
            size, root = path.read_text(encoding="ascii").split()
            return merkle_log.Head(int(size), bytes.fromhex(root))
    return None


def serve(engine: int) -> None:
    """Check again and again, until the process `engine` that started this one is gone.

    It is told who that is: asked for here, it could already be whoever adopts orphans.
    """
    auditor = Auditor()
    while os.getppid() == engine:
        began = clock.monotonic()
        try:
            auditor.check(clock.now())
        except DatabaseError as trouble:
            log.warning("check_repeated", exc_info=trouble)
        while clock.monotonic() - began < EVERY and os.getppid() == engine:
            time.sleep(0.5)


def tend() -> None:
    """Keep an auditor alive beside this process: another process, so that it notices a hang."""
    pause = threading.Event()
    while True:
        command = [sys.executable, "-P", "-m", "safeconduct", "engine", "--part", "auditor"]
        child = subprocess.Popen([*command, "--of", str(os.getpid())])
        status = child.wait()
        log.error("auditor_died", status=status)
        pause.wait(1.0)
