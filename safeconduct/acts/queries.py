"""Reading the journal: one's own entries, and for those who watch over the house, everybody's."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts import journal
from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.kernel.text import N_
from safeconduct.keys import compartments


class ReadJournal(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How far back to read."""

    newest: Annotated[int, Meta(title=N_("How many entries"), ge=1, le=500)] = 100


class JournalLine(msgspec.Struct, kw_only=True, frozen=True):
    """One action: who did it, when (UTC), and the handles of the rows it wrote. No content.

    An administrator reads no handles: the same one beside two members says that they work on one case, and
    that of a public text stands in its feed.
    """

    who: UUID
    action: str
    at: datetime
    rows: list[UUID]


@query(
    "journal.mine",
    title=N_("My journal"),
    may=roles(
        "operator",
        "coordinator",
        "lawyer",
        "passage",
        "psychologist",
        "documenter",
        "press",
        "admin",
        "partner",
    ),
    example={"newest": 20},
)
def mine(actor: Actor, given: ReadJournal) -> list[JournalLine]:
    """What I did, newest first."""
    return _lines(actor, actor.member, given.newest)


@query(
    "journal.everybody",
    title=N_("Journal of everybody"),
    may=roles("coordinator", "admin"),
    example={"newest": 20},
)
def everybody(actor: Actor, given: ReadJournal) -> list[JournalLine]:
    """What everybody did, newest first: who, when, which action, to coordinators which rows; no content."""
    audit = compartments.well_known(compartments.AUDIT, actor.keys.organisation)
    lines = _lines(actor, audit, given.newest)
    return lines if "coordinator" in actor.roles else [replace(one, rows=[]) for one in lines]


def _lines(actor: Actor, compartment: UUID, newest: int) -> list[JournalLine]:
    return [
        JournalLine(who=entry.who, action=entry.action, at=entry.at, rows=entry.rows)
        for entry in journal.entries(actor.keys, [compartment], newest)
    ]
