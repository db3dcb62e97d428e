"""What happens to people, for parts that look after assignments, alarms and drafts."""

from uuid import UUID

from safeconduct.acts.events import Event


class MemberJoined(Event, frozen=True, kw_only=True):
    """Somebody stands now. `replaces` is the handle by which the same person was known before."""

    member: UUID
    replaces: UUID | None = None


class MemberLeft(Event, frozen=True, kw_only=True):
    """Somebody does not stand any more under this handle; `successor` is the person's new one, if any."""

    member: UUID
    successor: UUID | None = None


class RolesChanged(Event, frozen=True, kw_only=True):
    """Somebody's roles are others than before."""

    member: UUID
