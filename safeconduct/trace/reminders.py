"""A question that nobody answers is not forgotten: an alarm says so, and goes on until somebody has it."""

from datetime import datetime
from uuid import UUID

from safeconduct.cases import briefs
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Everyone, Later, OnShift, Plan, Repeat, Step
from safeconduct.engine.models import Alarm, Note
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring

KIND = "no_answer"
SILENT = N_("An authority has not answered: ask again, or ask above it")
ANSWERED = N_("they answered")
PLAN = Plan(
    steps=[
        Step(who=OnShift(role="coordinator"), wait_s=900),
        Step(who=Everyone(roles=["coordinator"]), wait_s=900),
    ],
    then=Repeat(every_s=3600),
)


def demand(keyring: Keyring, case: UUID, asked: UUID, *, by: datetime) -> None:
    """Have an alarm raised at `by` (aware) unless `done` is called before; everybody who knows the case
    sees it. Inside the action's transaction. Raises Refusal NOT_FOUND.
    """
    door = briefs.find(keyring, case)
    note = AlarmNote(kind=KIND, title=SILENT, at=by, subject=asked)
    orders.plan_at(keyring, at=by, kind=KIND, card=Later(plan=PLAN), notes={door.row.compartment: note})


def done(keyring: Keyring, case: UUID, asked: UUID) -> None:
    """They answered: a reminder that waits is called off, one that rings is closed. Who wrote the answer
    down may read neither question nor answer: the alarm is found by what the case's door shows of it.
    """
    door = briefs.find(keyring, case).row.compartment
    for note in rows.read_all(keyring, Note.objects.filter(compartment=door)):
        if not note.verified or note.document.subject != asked:
            continue
        alarm = Alarm.objects.filter(id=note.row.alarm).first()
        if alarm is None:
            orders.call_off(keyring, note.row.alarm)
        elif State(alarm.state) is not State.CLOSED:
            orders.close(keyring, note.row.alarm, ANSWERED)
