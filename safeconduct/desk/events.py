"""What happens at the desk, for other parts to answer."""

from uuid import UUID

from safeconduct.acts.events import Event


class SignalLogged(Event, frozen=True):
    signal: UUID
    incident: UUID


class IncidentCritical(Event, frozen=True):
    """Somebody pressed the key. Raised once for an incident."""

    incident: UUID


class DispatchAccepted(Event, frozen=True):
    dispatch: UUID
    incident: UUID
    lawyer: UUID
