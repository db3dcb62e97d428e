"""The escalation plans of the desk: who is woken for what, and how each one never ends.

Frozen into an alarm when it is raised; a change here changes no alarm that runs.
"""

from collections.abc import Iterable
from uuid import UUID

from safeconduct.desk.rules.dispatch import APPROVAL, OFFER
from safeconduct.engine.documents import Everyone, Named, Nobody, OnShift, Order, Plan, Repeat, Step

CRITICAL_CALL, DISPATCH, PROMISE, REVIEW, STEP, COMPROMISED = (
    "critical_call",
    "dispatch",
    "promise",
    "review",
    "step",
    "compromised",
)


def critical_call() -> Plan:
    """The coordinator on shift; every coordinator; everybody at the desk; then all of them for ever."""
    return Plan(
        steps=[
            Step(who=OnShift(role="coordinator"), wait_s=120),
            Step(who=Everyone(roles=["coordinator"]), wait_s=120),
            Step(who=Everyone(roles=["coordinator", "operator"]), wait_s=180),
        ],
        then=Repeat(every_s=180, widen=[Step(who=Everyone(roles=["admin"]), wait_s=180)]),
    )


def dispatch(order: Iterable[UUID], *, approved: bool) -> Plan:
    """Time to approve, then one after the other of those who fit, then the coordinators, then all of
    these and the desk, for ever. Who was passed over is called by no step.

    The pause calls nobody: in these two minutes a coordinator may change the order. Where nobody fits
    there is nothing to approve, and the coordinator on shift is called at once to find somebody.
    """
    handles = list(order)
    pause = [Step(who=Nobody(), wait_s=int(APPROVAL.total_seconds()))] if handles and not approved else []
    offers = [Step(who=Order(handles=handles), wait_s=int(OFFER.total_seconds()))] if handles else []
    again = [Step(who=Named(handles=handles), wait_s=180)] if handles else []
    return Plan(
        steps=[
            *pause,
            *offers,
            Step(who=OnShift(role="coordinator"), wait_s=120),
            Step(who=Everyone(roles=["coordinator"]), wait_s=180),
        ],
        then=Repeat(every_s=180, widen=[*again, Step(who=Everyone(roles=["operator"]), wait_s=180)]),
    )


def remind(role: str, named: UUID | None = None) -> Plan:
    """Something is due: whoever promised it, then whoever is on shift, then the coordinators, for ever."""
    first = [Step(who=Named(handles=[named]), wait_s=300)] if named else []
    return Plan(
        steps=[
            *first,
            Step(who=OnShift(role=role), wait_s=600),
            Step(who=Everyone(roles=["coordinator"]), wait_s=900),
        ],
        then=Repeat(every_s=900, widen=[Step(who=Everyone(roles=["operator"]), wait_s=900)]),
    )
