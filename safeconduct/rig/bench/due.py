"""Hundreds of moments due together: how long until the first message is taken, and the last.

The moments are agreed beforehand and armed as timers; then their hour comes. `first_s` and `last_s` are
counted from it to the provider's end, a process of its own.
"""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta

from safeconduct.rig.bench.figures import summary
from safeconduct.rig.bench.place import fresh
from safeconduct.rig.bench.sink import Sink

AHEAD = 0.15  # seconds of warning for each moment: they must all be armed before their hour
PATIENCE = 300.0  # seconds until what is not there counts as never sent
SECRET = "a secret that only this bench knows"  # noqa: S105  (of a sink that lives for a minute)


def run(n: int) -> dict[str, object]:
    """Let `n` moments fall due together."""
    with fresh():
        sink = Sink(0.0)
        try:
            hour = _fill(n, sink.port)
            engine = subprocess.Popen(
                [sys.executable, "-m", "safeconduct", "engine"],
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                _armed(n, hour)
                arrivals = _arrivals(n, hour, sink)
                last = max(arrivals, default=0.0)
                figures = summary("due", [one * 1000 for one in arrivals], last, [engine.pid])
            finally:
                os.killpg(engine.pid, signal.SIGKILL)
                engine.wait()
            return {**figures, "first_s": round(min(arrivals, default=0.0), 3), "last_s": round(last, 3)}
        finally:
            sink.close()


def _fill(n: int, port: int) -> datetime:
    """Agree on `n` moments at one hour; that hour."""
    from django.db import transaction

    from safeconduct.channels.gateway.settings import GatewaySettings
    from safeconduct.engine import orders, staff
    from safeconduct.engine.documents import AlarmNote, Later, Named, Plan, Repeat, StaffCard, Step, Way
    from safeconduct.kernel import clock
    from safeconduct.keys.compartments import DESK, well_known
    from safeconduct.rig.demo import command

    cast = command.people_only()
    keyring, called = cast.keyring("ash"), cast.keyrings["fir"].member
    with transaction.atomic():
        gateway = GatewaySettings(url=f"http://127.0.0.1:{port}/send", secret=SECRET)
        staff.publish_channel(keyring, "sink", gateway)
        ways = [Way(channel="sink", address="+7 900 000-00-00")]
        card = StaffCard(member=called, at=clock.now(), channels=ways, roles=["coordinator"])
        staff.publish_staff(keyring, card)
    plan = Plan(steps=[Step(who=Named(handles=[called]), wait_s=86_400)], then=Repeat(every_s=86_400))
    desk, hour = well_known(DESK, keyring.organisation), clock.now() + timedelta(seconds=20 + n * AHEAD)
    for number in range(n):
        note = AlarmNote(kind="promise", title=f"promise {number}", at=clock.now())
        with transaction.atomic():
            orders.plan_at(keyring, at=hour, kind="promise", card=Later(plan=plan), notes={desk: note})
    return hour


def _armed(n: int, hour: datetime) -> None:
    """Wait until the engine has turned every order into a timer; it must be done before the hour."""
    from safeconduct.engine.models import Timer
    from safeconduct.kernel import clock

    while Timer.objects.count() < n:
        if clock.now() > hour:
            raise RuntimeError("this machine armed the moments too slowly to measure them")
        time.sleep(0.2)


def _arrivals(n: int, hour: datetime, sink: Sink) -> list[float]:
    """Seconds after the hour at which each message was taken."""
    from safeconduct.kernel import clock

    found: list[float] = []
    while len(found) < n and (clock.now() - hour).total_seconds() < PATIENCE:
        taken = sink.taken()
        after = (clock.now() - hour).total_seconds()
        found += [after] * len(taken)
        time.sleep(0.002)
    return found
