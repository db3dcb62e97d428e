"""The door of a case: what everybody at the desk may know of it."""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class Assignment(Document, kw_only=True, frozen=True):
    """`member` works on the case as `role`; `by` assigned them."""

    member: UUID
    role: str
    at: datetime
    by: UUID


class Brief(Document, kw_only=True, frozen=True):
    """What everybody at the desk may know of a case: never what happened, nor to whom.

    `root` leads to the handles of the rooms (`keys.compartments.room_id`). `lead` and `second` are
    coordinators and are assigned by that alone.
    """

    code: str
    opened: datetime
    state: str
    captor: str
    lead: UUID
    second: UUID | None
    root: bytes
    assigned: list[Assignment] = []
    closed: datetime | None = None
    recognised: bool = False  # whether its numbers lie on desk cards
    persons: dict[UUID, str] = {}  # how the case speaks of each: A, B, …

    def leads(self) -> frozenset[tuple[UUID, str]]:
        """The lead and the second, who are coordinators."""
        return frozenset((one, "coordinator") for one in (self.lead, self.second) if one is not None)

    def team(self) -> frozenset[tuple[UUID, str]]:
        """Everybody assigned, each with the role in which they are."""
        return self.leads() | {(one.member, one.role) for one in self.assigned}


class Vouch(Document, kw_only=True, frozen=True):
    """A coordinator says that these work on the case with this `root`; the newest counts.

    The brief itself is written by the whole desk, and must not be a way to let oneself in.
    """

    root: bytes
    team: list[Assignment]


class Due(Document, kw_only=True, frozen=True):
    """Room `kind` has not yet the readers it should have."""

    kind: str
    at: datetime
