"""Who is to hold a room's key: decided by the roles table, the assignments and who stands."""

from collections.abc import Iterable, Mapping
from uuid import UUID

ROOMS = (
    "signals",
    "identity",
    "contacts",
    "timeline",
    "claims",
    "perpetrators",
    "inquiries",
    "consent",
    "shelter",
    "route",
    "medical",
    "testimony",
    "evidence",
    "money",
    "publicity",
)
TEAM, ASSIGNED = "team", "assigned"


def demanded(
    readers: Mapping[str, str], assigned: Iterable[tuple[UUID, str]], teams: Mapping[str, UUID]
) -> frozenset[UUID]:
    """The handles that must hold a room, and no others (recovery is not named).

    `readers` maps a role to the scope in which it reads the room: `team` or `assigned` (`*` in the
    table). `assigned` are members who stand now, with the role in which they are on the case.
    """
    whole = {teams[role] for role, scope in readers.items() if scope == TEAM}
    alone = {member for member, role in assigned if readers.get(role) == ASSIGNED}
    return frozenset(whole | alone)
