"""Who did what, when, to which rows: one entry per action, without content.

One copy goes to the audit compartment, which coordinators and admins read; one to the member, who
reads own entries. What each session *opened* is the business of its keyring, not of this page.
"""

from collections.abc import Iterable
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.documents import JournalRecord
from safeconduct.acts.models import JournalEntry
from safeconduct.kernel import clock
from safeconduct.keys import compartments, rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Entry


def enter(actor: Actor, action: str, since: int) -> None:
    """Write down that `action` was done and wrote every leaf from index `since` on.

    Nothing is written for somebody without keys, nor before the organisation is founded.
    """
    keyring = actor.keyring
    if keyring is None:
        return
    audit = compartments.well_known(compartments.AUDIT, keyring.organisation)
    if not compartments.exists(audit):
        return
    written = Entry.objects.filter(index__gte=since).order_by("index")
    record = JournalRecord(
        who=keyring.member,
        action=action,
        at=clock.now(),
        rows=list(dict.fromkeys(written.values_list("row", flat=True))),
    )
    for compartment in (audit, keyring.member):
        rows.insert(keyring, JournalEntry, compartment, record)


def entries(keyring: Keyring, compartments: Iterable[UUID], limit: int) -> list[JournalRecord]:
    """The newest entries of some compartments, newest first."""
    newest = JournalEntry.objects.filter(compartment__in=list(compartments)).order_by("-leaf")[:limit]
    return [rows.read(keyring, row).document for row in newest]
