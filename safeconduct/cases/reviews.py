"""What one person did alone is looked at by a second within the hour, or an alarm says so."""

from datetime import datetime
from uuid import UUID

from safeconduct.cases import briefs
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Everyone, Later, OnShift, Plan, Repeat, Step
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys.keyring import Keyring

KIND = "night_review"
ALONE = N_("One person made an inquiry alone: somebody else must review it")
PLAN = Plan(
    steps=[
        Step(who=OnShift(role="coordinator"), wait_s=300),
        Step(who=Everyone(roles=["coordinator"]), wait_s=300),
    ],
    then=Repeat(every_s=600),
)


def demand(keyring: Keyring, case: UUID, *, by: datetime) -> UUID:
    """Have an alarm raised at `by` (aware) before everybody who knows the case; the alarm's handle.

    Inside the action's transaction. Raises Refusal NOT_FOUND.
    """
    door = briefs.find(keyring, case)
    note = AlarmNote(kind=KIND, title=ALONE, at=clock.now(), subject=case)
    return orders.plan_at(
        keyring, at=by, kind=KIND, card=Later(plan=PLAN), notes={door.row.compartment: note}
    )


def done(keyring: Keyring, alarm: UUID | None) -> None:
    """The review was made: nothing need be raised any more."""
    if alarm is not None:
        orders.call_off(keyring, alarm)
