"""What can be wrong with keys and rows."""

from uuid import UUID

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_

DAMAGED = define(
    "damaged",
    500,
    N_(
        "One record does not fit the log: it was altered outside Safeconduct. It is not shown. "
        "Tell your administrator to run “safeconduct verify”."
    ),
)
ERASURE_KEY = define(
    "erasure_key",
    503,
    N_(
        "The volume that holds the erasure key is not there, so files cannot be opened or kept. "
        "Nothing was changed. Tell your administrator."
    ),
)

TOO_MUCH = define(
    "too_much",
    422,
    N_("One record cannot hold that much. Nothing was changed. Begin a new one with what is left over."),
)


class NotHeld(Exception):  # noqa: N818  (it becomes a refusal, never a fault)
    """The keyring holds no key to this compartment or epoch."""


class Damaged(Exception):  # noqa: N818
    """A row that its keys open does not fit: wrong context, signature, role, or epoch."""

    def __init__(self, table: str, row: UUID, why: str) -> None:
        super().__init__(f"{table} {row}: {why}")
        self.table, self.row, self.why = table, row, why
