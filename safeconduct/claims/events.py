"""What happens to claims that others answer. Handles only: who needs content reads it with own keys."""

from uuid import UUID

from safeconduct.acts.events import Event


class ClaimChanged(Event, kw_only=True, frozen=True):
    """A claim weighs otherwise than before.

    `how`: `retracted`, `retracted_under_duress`, `contradicted`, `denied`, `regraded` (it can be believed
    more or less, or what was said for or against it was withdrawn) or `replaced` by a correction.
    """

    case: UUID
    claim: UUID
    how: str
