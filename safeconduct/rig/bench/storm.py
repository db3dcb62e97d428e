"""Hundreds of alarms due at once while the engine is killed again and again, mostly while it sends.

What counts is what the provider's end took, against the alarms that were committed: an alarm is lost if
none of its messages arrived, unowned if it is open and nothing is armed to go on with it.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Any
from uuid import UUID

from safeconduct.rig.bench.figures import summary
from safeconduct.rig.bench.place import fresh
from safeconduct.rig.bench.sink import Sink

KILLS, WHILE_SENDING = 9, 7
SLOW = 0.02  # seconds that the provider takes for a message, so that a kill can strike in between
PATIENCE = 300.0  # seconds until what is not there counts as lost
SECRET = "a secret that only this bench knows"  # noqa: S105  (of a sink that lives for a minute)


def run(n: int) -> dict[str, object]:
    """Let `n` alarms fall due, kill the engine, and count."""
    with fresh():
        sink = Sink(SLOW)
        try:
            cast, alarms = _fill(n, sink.port)
            began = time.perf_counter()
            engine = _start()
            struck = 0
            for number in range(KILLS):
                struck += _strike(engine, sink, sending=number < WHILE_SENDING)
                engine = _start()
            links = _wait(cast, alarms, sink)
            figures = summary("storm", [], time.perf_counter() - began, [engine.pid])
            _end(engine)
            found = _count(cast, alarms, links)
            return {**figures, "n": n, "due": n, "kills": KILLS, "kills_while_sending": struck, **found}
        finally:
            sink.close()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "safeconduct", "engine"],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(engine: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(engine.pid, signal.SIGKILL)
    engine.wait()


def _strike(engine: subprocess.Popen[bytes], sink: Sink, *, sending: bool) -> int:
    """Kill the engine; whether it was sending at that moment."""
    until = time.perf_counter() + 30
    while sending and sink.taking.value == 0 and time.perf_counter() < until:
        time.sleep(0.0005)
    if not sending:
        time.sleep(random.uniform(0.5, 2.0))  # noqa: S311  (any instant will do)
    was = sink.taking.value > 0
    _end(engine)
    return int(was)


def _fill(n: int, port: int) -> tuple[Any, list[UUID]]:
    from django.db import transaction

    from safeconduct.channels.gateway.settings import GatewaySettings
    from safeconduct.engine import orders, staff
    from safeconduct.engine.documents import AlarmNote, Named, Plan, Repeat, StaffCard, Step, Way
    from safeconduct.kernel import clock
    from safeconduct.keys.compartments import DESK, well_known
    from safeconduct.rig.demo import command

    cast = command.people_only()
    keyring = cast.keyring("ash")
    called = cast.keyrings["fir"].member
    with transaction.atomic():
        gateway = GatewaySettings(url=f"http://127.0.0.1:{port}/send", secret=SECRET)
        staff.publish_channel(keyring, "sink", gateway)
        ways = [Way(channel="sink", address="+7 900 000-00-00")]
        staff.publish_staff(
            keyring, StaffCard(member=called, at=clock.now(), channels=ways, roles=["coordinator"])
        )
    plan = Plan(steps=[Step(who=Named(handles=[called]), wait_s=86_400)], then=Repeat(every_s=86_400))
    desk, kind = well_known(DESK, keyring.organisation), "critical_call"
    alarms = []
    for number in range(n):
        note = AlarmNote(kind=kind, title=f"alarm {number}", at=clock.now(), emergency=True)
        with transaction.atomic():
            alarms.append(
                orders.raise_alarm(
                    keyring, kind="critical_call", emergency=True, plan=plan, notes={desk: note}
                )
            )
    return cast, alarms


def _wait(cast: Any, alarms: list[UUID], sink: Sink) -> Counter[str]:
    """Every link that the sink took, once nothing more can be expected."""
    taken: Counter[str] = Counter()
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        taken.update(sink.taken())
        if len(_reached(cast, alarms, taken)) == len(alarms):
            time.sleep(2.0)  # what is under way may still become a duplicate
            break
        time.sleep(0.5)
    taken.update(sink.taken())
    return taken


def _reached(cast: Any, alarms: list[UUID], taken: Counter[str]) -> dict[UUID, int]:
    """Alarm → how many of its messages were taken."""
    from safeconduct.engine.models import Progress
    from safeconduct.keys import rows

    wanted, found = set(alarms), Counter[UUID]()
    for reading in rows.look_through(cast.keyring("ash"), Progress.objects.all()):
        for course in reading.document.course:
            if course.link in taken and reading.row.alarm in wanted:
                found[reading.row.alarm] = max(found[reading.row.alarm], taken[course.link])
    return dict(found)


def _count(cast: Any, alarms: list[UUID], taken: Counter[str]) -> dict[str, int]:
    from safeconduct.engine.models import Alarm, Timer

    reached = _reached(cast, alarms, taken)
    open_now = set(Alarm.objects.filter(state="open").values_list("id", flat=True))
    armed = set(Timer.objects.values_list("id", flat=True))
    return {
        "delivered": len(reached),
        "lost": len(set(alarms) - reached.keys()),
        "duplicates": sum(taken.values()) - len(reached),
        "unowned": len((open_now & set(alarms)) - armed),
    }
