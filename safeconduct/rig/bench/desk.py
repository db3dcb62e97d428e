"""The desk page with a thousand cases, twenty open alarms and forty clocks on it."""

import time
from datetime import timedelta

from safeconduct.rig.bench.figures import summary
from safeconduct.rig.bench.host import Client, Host
from safeconduct.rig.bench.place import fresh

CASES, ALARMS, CLOCKS = 1000, 20, 40


def run(n: int) -> dict[str, object]:
    """Time `n` loads of the desk page by a coordinator who is signed in."""
    with fresh() as data:
        name, words = _fill()
        host = Host(data)
        try:
            client = Client(host.port)
            client.sign_in(name, words)
            _warm(client)
            times, began = [], time.perf_counter()
            for _ in range(n):
                at = time.perf_counter()
                status, body = client.get("/")
                times.append((time.perf_counter() - at) * 1000)
                if status != 200 or body.count(b'<article class="alarm') < ALARMS:
                    raise RuntimeError("the desk does not show what was measured")
            return summary("desk", times, time.perf_counter() - began, [host.process.pid])
        finally:
            host.close()


def _warm(client: Client) -> None:
    for _ in range(5):
        client.get("/")


def _fill() -> tuple[str, str]:
    """A network with the cases, alarms and clocks; the sign-in of its first coordinator."""
    from django.db import transaction

    from safeconduct.acts import run as acts
    from safeconduct.engine import orders
    from safeconduct.engine.documents import AlarmNote, Everyone, Plan, Repeat, Step
    from safeconduct.kernel import clock
    from safeconduct.keys.compartments import DESK, well_known
    from safeconduct.rig.demo import command, people

    cast = command.people_only()
    operator = cast.actor("cedar", via="bench")
    for _ in range(CASES):
        acts.run(operator, "cases.open_case", {"captor": "state", "recognise": True})
    calm = Plan(steps=[Step(who=Everyone(roles=["press"]), wait_s=86_400)], then=Repeat(every_s=86_400))
    with transaction.atomic():
        for number in range(ALARMS):
            note = AlarmNote(kind="review", title=f"alarm {number}", at=clock.now())
            desk = well_known(DESK, operator.keys.organisation)
            orders.raise_alarm(operator.keys, kind="review", emergency=False, plan=calm, notes={desk: note})
    for number in range(CLOCKS):
        due = clock.now() + timedelta(hours=2, minutes=number)
        acts.run(operator, "desk.make_promise", {"text": f"promise {number}", "due": due.isoformat()})
    return people.sign_in_name("ash"), people.passphrases()["ash"]
