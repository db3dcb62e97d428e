"""What happens at the desk, for other parts to answer."""

from uuid import UUID

from safeconduct.acts.events import Event


class SignalLogged(Event, frozen=True):
    """A signal was taken in; `incident` is new or was open already."""

    signal: UUID
    incident: UUID


class IncidentCritical(Event, frozen=True):
    """Somebody judged a signal critical. It may happen again while its alarms are open."""

    incident: UUID
    signal: UUID


class CaseLinked(Event, frozen=True):
    """An incident is about a case that the network knows."""

    incident: UUID
    case: UUID


class DispatchAccepted(Event, frozen=True):
    """`member` goes, for a dispatch."""

    dispatch: UUID
    incident: UUID
    member: UUID
