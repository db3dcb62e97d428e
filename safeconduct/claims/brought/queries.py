"""Documents that were brought: what waits in each, and one with its drafts."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, Nothing
from safeconduct.claims.brought import drafting, held, repeating, unfiled, work
from safeconduct.claims.brought.documents import (
    PENDING,
    WAITING,
    BroughtDocument,
    DraftDocument,
    EchoDocument,
    KeptName,
)
from safeconduct.claims.brought.inputs import AskReading
from safeconduct.claims.models import Brought
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading

READERS = roles("coordinator", "documenter", "lawyer")


class ReadingLine(msgspec.Struct, kw_only=True, frozen=True):
    """One document in a list. `ends` is when it is erased unless a case takes it; `open` counts the drafts
    that nobody decided."""

    id: UUID
    case: UUID | None
    title: str
    kind: str
    brought: datetime
    by: UUID
    state: str
    drafts: int
    open: int
    ends: datetime | None


class ReadingView(msgspec.Struct, kw_only=True, frozen=True):
    """One document. `state` is `ready` where the reading is done and nobody has taken it up yet; `stage` and
    `since` tell how far it is while it waits. `persons` are the names that were found, minors left out."""

    id: UUID
    case: UUID | None
    state: str
    stage: str
    since: datetime | None
    ends: datetime | None
    writes: bool
    document: BroughtDocument
    drafts: list[DraftDocument]
    open: int
    persons: list[str]
    names: list[KeptName]
    echoes: list[EchoDocument]


@query(
    "claims.readings",
    title=N_("Documents that were brought"),
    may=READERS,
    example={},
)
def readings(actor: Actor, given: Nothing) -> list[ReadingLine]:
    """Every document that this member may read, of cases and of none, the newest first."""
    lines = [_line(actor, one) for one in held.everywhere(actor)]
    return sorted(lines, key=lambda one: one.brought, reverse=True)


@query(
    "claims.reading",
    title=N_("One document with its drafts"),
    may=READERS,
    example={"reading": EXAMPLE_ID},
)
def reading(actor: Actor, given: AskReading) -> ReadingView:
    """A document as it was read, with what was decided; by its earlier handle too, if it was filed with a
    case since. Raises NOT_FOUND."""
    found = held.find_now(actor, given.reading)
    document: BroughtDocument = found.document
    state, stage, since = document.state, "", None
    if state == WAITING:
        under_way = work.state(found.row.id, given.wait_s)
        if under_way is not None:
            stage, since = under_way.stage, under_way.since
            state = "ready" if under_way.outcome is not None else WAITING
    near = repeating.kept(document)
    document = replace(document, echoes=near)
    return ReadingView(
        id=found.row.id,
        case=held.case_of(actor.keys, found),
        state=state,
        stage=stage,
        since=since,
        ends=_ends(actor, found),
        writes=_writes(actor, found),
        document=document,
        drafts=document.drafts,
        open=_open(document),
        persons=drafting.persons(document),
        names=document.names,
        echoes=[*near, *repeating.elsewhere(actor, found)],
    )


def _line(actor: Actor, found: Reading[Brought]) -> ReadingLine:
    document: BroughtDocument = found.document
    return ReadingLine(
        id=found.row.id,
        case=held.case_of(actor.keys, found),
        title=document.title,
        kind=document.kind,
        brought=document.brought,
        by=document.by,
        state=document.state,
        drafts=len(document.drafts),
        open=_open(document),
        ends=_ends(actor, found),
    )


def _open(document: BroughtDocument) -> int:
    return sum(one.state == PENDING for one in document.drafts)


def _ends(actor: Actor, found: Reading[Brought]) -> datetime | None:
    return unfiled.ends(found.document) if held.case_of(actor.keys, found) is None else None


def _writes(actor: Actor, found: Reading[Brought]) -> bool:
    case = held.case_of(actor.keys, found)
    if case is None:
        return bool(actor.roles & set(unfiled.READERS))
    try:
        access.require(actor, case, access.writers("claims"))
    except Refusal:
        return False
    return True
