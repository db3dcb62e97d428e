"""Alarms about what stands in public: its ground has moved, or none of us put it there."""

from uuid import UUID, uuid5

from safeconduct.cases import briefs
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Everyone, OnShift, Plan, Repeat, Step
from safeconduct.engine.models import Alarm, Order
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Entry
from safeconduct.voice import statements
from safeconduct.voice.statements import Held

KIND = "public_text"
MOVED = N_("Something under a published text has changed: correct it, withdraw it, or say that it stands")
NOT_OURS = N_("A text stands in public that none of us signed: somebody writes to the database")
DECIDED = N_("decided at the text")
PLAN = Plan(
    steps=[
        Step(who=OnShift(role="coordinator"), wait_s=900),
        Step(who=Everyone(roles=["coordinator"]), wait_s=900),
    ],
    then=Repeat(every_s=1800),
)


def demand(keyring: Keyring, case: UUID) -> UUID:
    """Raise the alarm before the coordinators; its handle. Inside the action's transaction."""
    note = AlarmNote(kind=KIND, title=MOVED, at=clock.now(), subject=case)
    team = briefs.team(keyring, "coordinator")
    return orders.raise_alarm(keyring, kind=KIND, emergency=False, plan=PLAN, notes={team: note})


def not_ours(keyring: Keyring, row: UUID) -> None:
    """Raise the alarm that nobody signed the public row `row` as it is; once a day while that is so."""
    alarm = uuid5(row, f"{NOT_OURS} {clock.now().date()}")
    if Entry.objects.filter(row=alarm).exists():
        return
    note = AlarmNote(kind=KIND, title=NOT_OURS, at=clock.now())
    notes = {briefs.team(keyring, "coordinator"): note}
    orders.raise_alarm(keyring, kind=KIND, emergency=False, plan=PLAN, notes=notes, alarm_id=alarm)


def answered(keyring: Keyring, held: Held) -> None:
    """The decision was made: the alarms that asked for it end, if they can be seen and nobody ended them, and
    if no other text of the case waits for the same."""
    others = [one for one in statements.of_case(keyring, held.case) if one.id != held.id]
    elsewhere = {flag.document.alarm for one in others for flag in one.undecided}
    for one in held.undecided:
        alarm = one.document.alarm
        if alarm is None or alarm in elsewhere or not keyring.holds(briefs.team(keyring, "coordinator")):
            continue
        state = Alarm.objects.filter(id=alarm).values_list("state", flat=True).first()
        waits = state is None and Order.objects.filter(id=alarm).exists()
        if waits or (state is not None and State(state) is not State.CLOSED):
            orders.close(keyring, alarm, DECIDED)
