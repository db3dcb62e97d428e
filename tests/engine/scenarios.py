"""What is done to engines in the field, each by its name: `python -m tests.engine.scenarios NAME JSON`."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from safeconduct.kernel.loading import load
from tests.engine.field import Field, dying_at, serve, until_idle, wait


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
        wait(lambda: sum(field.delivered().values()) > before or len(field.delivered()) == due)  # noqa: B023  (asked before it changes)
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
    wait(lambda: len(field.delivered()) == 1)
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

    wait(auditors)
    (first,) = children()
    before = auditors()
    os.kill(first, signal.SIGKILL)
    wait(lambda: bool(auditors() - before))
    again = children()
    engine.terminate()
    ends = engine.wait(20)
    wait(lambda: not Path(f"/proc/{again[0]}").exists())
    return {"first": bool(before), "again": again != [first], "ends": ends, "left": []}


def main() -> None:
    load()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    scenario, given = sys.argv[1], json.loads(sys.argv[2])
    print(json.dumps(globals()[scenario](**given)))


if __name__ == "__main__":
    main()
