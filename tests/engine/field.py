"""A real installation in a folder of its own, whose engine is really killed.

Run as a process: `python -m tests.engine.field SCENARIO {json}`; it prints one line of JSON. It loads Django
once and forks: each life of an engine is a child, and SIGKILL is the kernel's. What was delivered is
counted from the file that the recording channel wrote, against the alarms that were committed.
"""

import ctypes
import json
import os
import random
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
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.field", scenario, json.dumps({**given, "folder": str(folder)})],
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


def boundaries(folder: str, every: int = 1) -> dict[str, Any]:
    """Kill one alarm's engine at each boundary in turn, until a life passes none any more."""
    field = Field(folder)
    field.found()
    field.raise_alarms(1)
    field.snapshot()
    killed, lost, most = 0, [], 0
    for boundary in range(0, 500, every):
        field.restore()
        status = field.end(field.live(dying_at(boundary, until_idle)))
        if status == 0:
            break
        assert status == -signal.SIGKILL, status
        killed += 1
        assert field.end(field.live(until_idle)) == 0
        if field.lost():
            lost.append(boundary)
        most = max([most, *field.delivered().values()])
    return {"killed": killed, "lost": lost, "most": most}


def storm(folder: str, due: int, kills: int, seed: int) -> dict[str, Any]:
    """Kill engines at random instants while many alarms are due."""
    chance = random.Random(seed)  # noqa: S311  (instants of kills, not keys)
    field = Field(folder)
    field.found()
    field.raise_alarms(due, emergency=False)
    killed = 0
    for _ in range(kills):
        before = sum(field.delivered().values())
        child = field.live(serve)
        _wait(lambda: sum(field.delivered().values()) > before or len(field.delivered()) == due)  # noqa: B023
        time.sleep(chance.uniform(0.0, 0.3))
        os.kill(child, signal.SIGKILL)
        killed += field.end(child) == -signal.SIGKILL
    left = {"before": len(field.delivered())}
    assert field.end(field.live(lambda: until_idle(datetime.now(UTC)))) == 0
    keys = field.delivered()
    return {
        "killed": killed,
        "lost": field.lost(),
        "delivered": len(keys),
        "repeated": sum(count - 1 for count in keys.values()),
        **left,
    }


def engines_at_once(folder: str, due: int, count: int = 2) -> dict[str, Any]:
    """Several engines on one database at once."""
    field = Field(folder)
    field.found()
    field.raise_alarms(due, emergency=False)
    lives = [field.live(lambda: until_idle(datetime.now(UTC))) for _ in range(count)]
    ends = [field.end(child) for child in lives]
    keys = field.delivered()
    return {"ends": ends, "lost": field.lost(), "repeated": sum(n - 1 for n in keys.values())}


def locked(folder: str, seconds: float) -> dict[str, Any]:
    """Somebody holds the database's only place for writers while an alarm is due."""
    field = Field(folder)
    field.found()
    field.raise_alarms(1)
    holder = hold(field.folder / "data" / "safeconduct.sqlite3")
    child = field.live(serve)
    time.sleep(seconds)
    during = len(field.delivered())
    holder.communicate("let go\n")
    _wait(lambda: len(field.delivered()) == 1)
    os.kill(child, signal.SIGTERM)
    return {"during": during, "ends": field.end(child), "lost": field.lost()}


def hold(database: Path) -> subprocess.Popen[str]:
    """A process that holds the database's place for writers until it gets a line. Not this one: a fork
    inherits what SQLite believes of the locks of its own process."""
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    code += "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.readline()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def full(folder: str) -> dict[str, Any]:
    """The database may not grow, as on a full disk, until the ballast is given up."""
    field = Field(folder)
    field.found()

    def life() -> None:
        from django.db.backends.signals import connection_created

        from safeconduct.engine import ballast

        def cramp(connection: Any, **_more: Any) -> None:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA page_count")
                (pages,) = cursor.fetchone()
                if ballast._path().exists():
                    cursor.execute(f"PRAGMA max_page_count={pages}")

        give_up = ballast.give_up

        def freed() -> bool:
            from django.db import connection

            done = give_up()
            (field.folder / "given-up").touch()
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA max_page_count=1073741823")
            return done

        ballast.give_up = freed
        connection_created.connect(cramp)
        ballast.prepare()
        until_idle()

    field.raise_alarms(40)
    status = field.end(field.live(life))
    return {"ends": status, "lost": field.lost(), "given_up": (field.folder / "given-up").exists()}


def audited(folder: str) -> dict[str, Any]:
    """`safeconduct engine` as it is started: its auditor is killed, then the whole of it is ended."""
    from safeconduct.engine.models import Node

    field = Field(folder)
    field.found()
    engine = subprocess.Popen([sys.executable, "-m", "safeconduct", "engine"])

    def auditors() -> set[Any]:
        return set(Node.objects.filter(part="auditor").values_list("id", flat=True))

    def children() -> list[int]:
        threads = Path(f"/proc/{engine.pid}/task").iterdir()
        listed = " ".join((one / "children").read_text(encoding="ascii") for one in threads)
        return [int(child) for child in listed.split()]

    _wait(auditors)
    (first,) = children()
    before = auditors()
    os.kill(first, signal.SIGKILL)
    _wait(lambda: bool(auditors() - before))
    again = children()
    engine.terminate()
    ends = engine.wait(20)
    _wait(lambda: not Path(f"/proc/{again[0]}").exists())
    return {"first": bool(before), "again": again != [first], "ends": ends, "left": []}


def _wait(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for another process; an end, not a measure."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    scenario, given = sys.argv[1], json.loads(sys.argv[2])
    print(json.dumps(globals()[scenario](**given)))


if __name__ == "__main__":
    main()
