"""The steps of a frozen plan, which has no end.

Round 0 plays the steps in order; a dispatch order inside a step calls one member at a time. Round r > 0
calls the last step again and with it the first r steps of `widen`, everybody at once, for ever.
"""

from msgspec.structs import replace

from safeconduct.engine.documents import Order, Plan, Position, Step


def places(step: Step) -> int:
    """How many turns a step takes in round 0: one for each member of a dispatch order, else one."""
    return max(1, len(step.who.handles)) if isinstance(step.who, Order) else 1


def called_at(plan: Plan, at: Position) -> list[Step]:
    """The steps called at a position; a turn of a dispatch order is a step with one member."""
    if at.round == 0:
        step = plan.steps[at.step]
        if isinstance(step.who, Order):
            turn = step.who.handles[at.place : at.place + 1]
            return [replace(step, who=Order(handles=turn))]
        return [step]
    return [plan.steps[-1], *plan.then.widen[: at.round]]


def wait_s(plan: Plan, at: Position) -> int:
    """Seconds from calling a position to calling the next."""
    return plan.steps[at.step].wait_s if at.round == 0 else plan.then.every_s


def following(plan: Plan, at: Position) -> Position:
    """The position after this one. There always is one."""
    if at.round > 0:
        return replace(at, round=at.round + 1)
    if at.place + 1 < places(plan.steps[at.step]):
        return replace(at, place=at.place + 1)
    if at.step + 1 < len(plan.steps):
        return replace(at, step=at.step + 1, place=0)
    return replace(at, round=1, step=0, place=0)
