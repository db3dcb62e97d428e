"""Whose orders about an alarm count: of whoever was called, of coordinators, of readers of an audience."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from safeconduct.acts.policies import ROLES
from safeconduct.engine.book import roles_of
from safeconduct.engine.documents import Named, Order, Plan, Planned
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.sight import Sight
from safeconduct.keys.compartments import DESK, HOUSE, well_known

DESK_ROLES = frozenset({"operator", "coordinator"})


class Giver(NamedTuple):
    """Who gave an order, and the leaf at which: roles count as they were then."""

    member: UUID
    leaf: int


def may_touch(sight: Sight, pursued: Pursued, by: Giver) -> bool:
    """Whether an order by this member to take, close, open or widen the alarm counts."""
    if by.member in pursued.pursuit.called or by.member in named(pursued.card.plan):
        return bool(_roles(sight, by))
    return _reads(sight, pursued.card.audiences, by)


def may_move(sight: Sight, planned: Planned, by: Giver) -> bool:
    """Whether this member may move or drop a planned moment."""
    return by.member == planned.by or _reads(sight, planned.audiences, by)


def is_of_the_desk(sight: Sight, by: Giver) -> bool:
    """Whether the member was operator or coordinator when the order was given."""
    return bool(_roles(sight, by) & DESK_ROLES)


def named(plan: Plan) -> set[UUID]:
    """Everybody whom a plan names by handle."""
    steps = [*plan.steps, *plan.then.widen]
    return {handle for step in steps if isinstance(step.who, Named | Order) for handle in step.who.handles}


def _roles(sight: Sight, by: Giver) -> frozenset[str]:
    """The roles then; none for somebody who is no member, such as the engine."""
    return roles_of(sight, by.member, by.leaf) & frozenset(ROLES)


def _reads(sight: Sight, audiences: Iterable[UUID], by: Giver) -> bool:
    """Whether the member may be a reader of one of the audiences.

    The engine cannot read who holds a room of a case: of such an audience any certified member may be,
    who had to be a reader to know the alarm.
    """
    roles = _roles(sight, by)
    if "coordinator" in roles:
        return True
    readers = _known_audiences(sight)
    return any(
        bool(roles & readers[audience]) if audience in readers else bool(roles) for audience in audiences
    )


def _known_audiences(sight: Sight) -> dict[UUID, frozenset[str]]:
    organisation = sight.keyring.organisation
    teams = {well_known(f"team:{role}", organisation): frozenset({role}) for role in ROLES}
    return {
        **teams,
        well_known(DESK, organisation): DESK_ROLES,
        well_known(HOUSE, organisation): frozenset(ROLES),
    }
