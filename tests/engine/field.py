"""A real installation in a folder of its own, whose engine is really killed.

What is done in it stands in `scenarios`, a process that loads Django once and forks: each life of an engine
is a child, and SIGKILL is the kernel's. What was delivered is counted from the file that the recording
channel wrote, against the alarms that were committed.
"""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

START = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
PROJECT = Path(__file__).resolve().parents[2]


def play(scenario: str, folder: Path, **given: object) -> dict[str, Any]:
    """Run a scenario in a process of its own; what it found."""
    (folder / "data").mkdir(mode=0o700, exist_ok=True)
    (folder / "messages").mkdir(exist_ok=True)
    surroundings = {
        **os.environ,
        "SAFECONDUCT_DATA": str(folder / "data"),
        "SAFECONDUCT_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": os.environ.get("FIELD_SETTINGS", "safeconduct.config.settings"),
        "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")]),
    }
    told = json.dumps({**given, "folder": str(folder)})
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.scenarios", scenario, told],
        env=surroundings,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


class Field:
    """One installation: founded, with everybody reachable, and as many alarms as asked for."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.messages = self.folder / "messages"
        self.alarms: list[str] = []

    def found(self) -> None:
        from tests.engine import night

        self.night = night.begin(self.messages)

    def raise_alarms(self, count: int, emergency: bool = True, **more: Any) -> None:
        from tests.engine import night

        for _ in range(count):
            plan = night.plan(night.named(self.night.member("fir"), wait_s=3600), every_s=3600)
            self.alarms.append(str(self.night.raise_alarm(plan, emergency=emergency, **more)))

    def live(self, life: Callable[[], None]) -> int:
        """Start a life of the engine in a child; its process id."""
        from django.db import connections

        connections.close_all()
        child = os.fork()
        if child == 0:
            # Nobody outlives the test: the kernel kills what the test leaves behind.
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)
            try:
                life()
            except BaseException as fault:  # noqa: BLE001  (a child must never run its parent's code)
                sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
                import traceback

                traceback.print_exc()
                os._exit(3)
            os._exit(0)
        return child

    def end(self, child: int) -> int:
        _pid, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status)

    def delivered(self) -> Counter[str]:
        """How often each idempotency key was handed over by a message that demands a take."""
        from safeconduct.channels.recording.transport import recorded

        return Counter(one.key for one in recorded(self.messages) if "open the desk" in one.text)

    def lost(self) -> int:
        """Committed alarms for which nothing was delivered, and which nobody owns."""
        from safeconduct.engine.models import Alarm, Delivery, Order, Timer

        alarms = Alarm.objects.filter(id__in=self.alarms).count()
        orders = Order.objects.filter(id__in=self.alarms).count()
        vanished = len(self.alarms) - alarms - orders
        unarmed = Alarm.objects.exclude(id__in=Timer.objects.values("id")).count()
        del Delivery
        return vanished + unarmed + max(0, len(self.alarms) - len(self.delivered()))

    def snapshot(self) -> None:
        from django.db import connections

        connections.close_all()
        shutil.rmtree(self.folder / "copy", ignore_errors=True)
        shutil.copytree(self.folder / "data", self.folder / "copy")

    def restore(self) -> None:
        from django.db import connections

        connections.close_all()
        shutil.rmtree(self.folder / "data")
        shutil.copytree(self.folder / "copy", self.folder / "data")
        shutil.rmtree(self.messages)
        self.messages.mkdir()


def until_idle(at: datetime = START) -> None:
    """One life that plays what is due and ends well."""
    from safeconduct.engine.loop import Engine
    from safeconduct.kernel import clock

    with clock.held(at):
        engine = Engine()
        engine.run_until_idle(at)


def serve() -> None:
    """One life as `safeconduct engine` has it, without its auditor."""
    from safeconduct.engine.loop import Engine

    Engine().serve()


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody survives that")


def dying_at(boundary: int, life: Callable[[], None]) -> Callable[[], None]:
    """A life that ends at its n-th boundary: before or after a commit, before or after a message."""

    def lived() -> None:
        from django.db.backends.base.base import BaseDatabaseWrapper

        from safeconduct.channels import registry

        passed = iter(range(1_000_000))

        def pass_one() -> None:
            if next(passed) == boundary:
                die()

        commit, send = BaseDatabaseWrapper.commit, registry.send

        def committed(self: BaseDatabaseWrapper) -> None:
            pass_one()
            commit(self)
            pass_one()

        def sent(*given: Any) -> Any:
            pass_one()
            receipt = send(*given)
            pass_one()
            return receipt

        BaseDatabaseWrapper.commit = committed  # type: ignore[method-assign]
        registry.send = sent
        life()

    return lived


def wait(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for another process; an end, not a measure."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)
