"""Rows of this part: the journal, and two tables that the log does not cover.

Tickets and drafts are not logged: whoever alters one in the database makes its member repeat a
form or lose an unsent text, and opens nothing.
"""

from django.db import models

from safeconduct.acts.documents import JournalRecord
from safeconduct.keys.models import SealedRow


class JournalEntry(SealedRow):
    """One action that somebody did; one copy for the audit, one for the member's own reading."""

    DOCUMENT = JournalRecord


class Ticket(models.Model):
    """A form that was sent. `id` is random and taken once; `sealed` is its result, to who sent it.

    `until` (a day, UTC) is when the row may go.
    """

    id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField(default=b"")
    until = models.DateField(db_index=True)


class Draft(models.Model):
    """A form that is being filled in. `holder` is the handle of the member whose box `sealed` is
    sealed to, so that typing outlives the session; `until` (a day, UTC) is when the row may go."""

    id = models.UUIDField(primary_key=True)
    holder = models.UUIDField(db_index=True)
    sealed = models.BinaryField(default=b"")
    until = models.DateField(db_index=True)
