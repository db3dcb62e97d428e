"""Who may own an alarm: whoever was called, coordinators, and readers of one of its audiences."""

from uuid import UUID

from safeconduct.acts.policies import ROLES
from safeconduct.engine.book import roles_of
from safeconduct.engine.documents import Named, Order, Plan
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.sight import Sight
from safeconduct.keys.compartments import DESK, HOUSE, well_known

DESK_ROLES = frozenset({"operator", "coordinator"})


def may_take(sight: Sight, pursued: Pursued, member: UUID, leaf: int) -> bool:
    """Whether a take by `member`, written at leaf `leaf`, counts.

    The engine cannot read who holds a room of a case: an alarm with such an audience may be taken by
    any certified member, who had to be a reader to know its handle.
    """
    roles = roles_of(sight, member, leaf)
    if not roles:
        return False
    if "coordinator" in roles or member in pursued.pursuit.called or member in named(pursued.card.plan):
        return True
    readers = _known_audiences(sight)
    return any(
        audience not in readers or bool(roles & readers[audience]) for audience in pursued.card.audiences
    )


def is_of_the_desk(sight: Sight, member: UUID, leaf: int) -> bool:
    """Whether the member was operator or coordinator when leaf `leaf` was written."""
    return bool(roles_of(sight, member, leaf) & DESK_ROLES)


def named(plan: Plan) -> set[UUID]:
    """Everybody whom a plan names by handle."""
    steps = [*plan.steps, *plan.then.widen]
    return {handle for step in steps if isinstance(step.who, Named | Order) for handle in step.who.handles}


def _known_audiences(sight: Sight) -> dict[UUID, frozenset[str]]:
    organisation = sight.keyring.organisation
    teams = {well_known(f"team:{role}", organisation): frozenset({role}) for role in ROLES}
    return {
        **teams,
        well_known(DESK, organisation): DESK_ROLES,
        well_known(HOUSE, organisation): frozenset(ROLES),
    }
