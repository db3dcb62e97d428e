"""What happens in cases that others answer. Handles only: who needs content reads it with own keys."""

from uuid import UUID

from safeconduct.acts.events import Event


class CaseOpened(Event, kw_only=True, frozen=True):
    """A case was opened."""

    case: UUID


class Assigned(Event, kw_only=True, frozen=True):
    """A member works on the case from now on, in that role."""

    case: UUID
    member: UUID
    role: str


class Unassigned(Event, kw_only=True, frozen=True):
    """A member works on the case in that role no longer."""

    case: UUID
    member: UUID
    role: str


class CaseClosed(Event, kw_only=True, frozen=True):
    """A case was closed."""

    case: UUID


class ChannelCompromised(Event, kw_only=True, frozen=True):
    """Somebody else has a phone or account of the case; `mark` is the row that says so."""

    case: UUID
    mark: UUID
    contact: UUID | None


class ConsentWithdrawn(Event, kw_only=True, frozen=True):
    """Consent was withdrawn; what rests on it must stop."""

    case: UUID
    withdrawal: UUID


class DisclosureAllowed(Event, kw_only=True, frozen=True):
    """The gate let something through: an inquiry, a complaint or a statement."""

    case: UUID
    proposal: UUID
    kind: str


class NightInquiry(Event, kw_only=True, frozen=True):
    """One person made an inquiry at once; a second must review it by then."""

    case: UUID
    proposal: UUID


class RoomErasing(Event, kw_only=True, frozen=True):
    """A room is about to be erased: whatever hangs on it goes in the same transaction."""

    case: UUID
    kind: str
