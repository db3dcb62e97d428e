"""What happens to public texts that others may answer. Handles only."""

from uuid import UUID

from safeconduct.acts.events import Event


class StatementPublished(Event, kw_only=True, frozen=True):
    """A text stands in public from now on."""

    case: UUID
    statement: UUID


class StatementWithdrawn(Event, kw_only=True, frozen=True):
    """A text was taken out of the public; its mark stays."""

    case: UUID
    statement: UUID


class TextFlagged(Event, kw_only=True, frozen=True):
    """What a text rests on has changed."""

    case: UUID
    statement: UUID
