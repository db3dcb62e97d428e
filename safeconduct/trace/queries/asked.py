"""Who was asked what and answered what; who tried to reach them; who will."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access, gate
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.cases.models import GateProposal
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading
from safeconduct.trace import asked
from safeconduct.trace.asked import Said
from safeconduct.trace.documents import (
    AnswerDocument,
    AttemptDocument,
    PutInquiry,
    VisitDocument,
)
from safeconduct.trace.models import Put


class Earlier(msgspec.Struct, kw_only=True, frozen=True):
    """An earlier writing of an answer or an attempt, kept beside the one that stands."""

    text: str
    result: str
    by: UUID | None
    noted: datetime


class AnswerLine(msgspec.Struct, kw_only=True, frozen=True):
    """An answer, word for word. `claims` None: not yours to know; empty: not yet read into claims.

    `id` is the handle of the writing that stands, `first` of the first one. `why` says why it was mended.
    """

    id: UUID
    first: UUID
    asked: UUID | None
    body: str
    text: str
    language: str
    persons: list[UUID]
    spoke: str
    no_name: bool
    channel: str
    at: datetime
    noted: datetime
    by: UUID | None
    claims: list[UUID] | None
    why: str
    earlier: list[Earlier]


class QuestionLine(msgspec.Struct, kw_only=True, frozen=True):
    """An inquiry or complaint, from its draft to its answers. `id` None: it was not put yet.

    `allowed` None: what the gate says is not yours to know. `state` is drafted, allowed, closed (it was let
    through and is not any more), ended, put, late (no answer by `answer_by`) or answered. `although` says how
    it came to be put where the gate had closed before that was written down.
    """

    id: UUID | None
    proposal: UUID
    kind: str
    body: str
    text: str
    persons: list[UUID]
    allowed: bool | None
    state: str
    at: datetime | None
    channel: str
    spoke: str
    no_name: bool
    by: UUID | None
    answer_by: datetime | None
    answers: list[AnswerLine]
    although: str = ""


class AttemptLine(msgspec.Struct, kw_only=True, frozen=True):
    """An attempt to reach the detained."""

    id: UUID
    first: UUID
    who: str
    capacity: str
    persons: list[UUID]
    where: str
    at: datetime
    result: str
    reason: str
    proof: str
    noted: datetime
    by: UUID | None
    why: str
    earlier: list[Earlier]


class VisitLine(msgspec.Struct, kw_only=True, frozen=True):
    """A visit that is meant to be made; `late` if its hour has passed and nobody said what came of it."""

    id: UUID
    who: str
    persons: list[UUID]
    where: str
    at: datetime
    note: str
    by: UUID | None
    late: bool


@query(
    "trace.inquiries",
    title=N_("Who was asked, and what they answered"),
    may=access.opens("inquiries"),
    example={"case": EXAMPLE_ID},
)
def inquiries(actor: Actor, given: ByCase) -> list[QuestionLine]:
    """Every inquiry and complaint with its answers, the oldest first: drafted, let through, put, answered.

    Raises NOT_FOUND.
    """
    keys, case = actor.keys, given.case
    drafts = {one.row.id: one for one in asked.rows_of(keys, case, GateProposal)}
    verdicts = _verdicts(actor, case)
    said = answers(actor, given)
    lines, put = [], set()
    for one in asked.puts(keys, case):
        put.add(one.document.proposal)
        draft = drafts.get(one.document.proposal)
        lines.append(_put(one, draft, [line for line in said if line.asked == one.row.id]))
    waiting = [_draft(one, verdicts) for handle, one in drafts.items() if handle not in put]
    return [*lines, *waiting]


@query(
    "trace.answers",
    title=N_("Answers of authorities"),
    may=access.opens("inquiries"),
    example={"case": EXAMPLE_ID},
)
def answers(actor: Actor, given: ByCase) -> list[AnswerLine]:
    """Every answer word for word, the oldest first, with what it was read into. Raises NOT_FOUND."""
    read = asked.read(actor.keys, given.case)
    return [_answer(one, read) for one in asked.answers(actor.keys, given.case)]


@query(
    "trace.attempts",
    title=N_("Attempts to reach the detained"),
    may=access.opens("inquiries"),
    example={"case": EXAMPLE_ID},
)
def attempts(actor: Actor, given: ByCase) -> list[AttemptLine]:
    """Who tried to reach them, and what came of it, the oldest first. Raises NOT_FOUND."""
    lines = [_attempt(one) for one in asked.attempts(actor.keys, given.case)]
    return sorted(lines, key=lambda one: one.at)


@query(
    "trace.visits",
    title=N_("Visits that are planned"),
    may=access.opens("inquiries"),
    example={"case": EXAMPLE_ID},
)
def visits(actor: Actor, given: ByCase) -> list[VisitLine]:
    """Visits that were neither tried nor dropped, the next first. Raises NOT_FOUND."""
    lines = [_visit(one.row.id, one.document, one.author) for one in asked.visits(actor.keys, given.case)]
    return sorted(lines, key=lambda one: one.at)


def _verdicts(actor: Actor, case: UUID) -> dict[UUID, gate.Standing] | None:
    """What the gate says of each draft; None for who may not read the consents."""
    try:
        return {one.id: one for one in gate.proposals(actor.keys, case)}
    except Refusal:
        return None


def _put(one: Reading[Put], draft: Reading[GateProposal] | None, said: list[AnswerLine]) -> QuestionLine:
    document: PutInquiry = one.document
    late = document.answer_by is not None and document.answer_by <= clock.now()
    return QuestionLine(
        id=one.row.id,
        proposal=document.proposal,
        kind=draft.document.kind if draft else "inquiry",
        body=document.body,
        text=document.text,
        persons=document.persons,
        allowed=True,
        state="answered" if said else "late" if late else "put",
        at=document.at,
        channel=document.channel,
        spoke=document.spoke,
        no_name=document.no_name,
        by=one.author,
        answer_by=document.answer_by,
        answers=said,
        although=document.although,
    )


def _state(found: gate.Standing) -> str:
    open_or_not = "allowed" if found.may_go else "closed" if found.let_through else "drafted"
    return "ended" if found.ended else open_or_not


def _draft(one: Reading[GateProposal], verdicts: dict[UUID, gate.Standing] | None) -> QuestionLine:
    found = None if verdicts is None else verdicts.get(one.row.id)
    return QuestionLine(
        id=None,
        proposal=one.row.id,
        kind=one.document.kind,
        body=one.document.audience,
        text=one.document.text,
        persons=one.document.persons,
        allowed=None if found is None else found.may_go,
        state="drafted" if found is None else _state(found),
        at=None,
        channel="",
        spoke="",
        no_name=False,
        by=one.author,
        answer_by=None,
        answers=[],
    )


def _answer(one: Said, read: dict[UUID, list[UUID]] | None) -> AnswerLine:
    document: AnswerDocument = one.now.document
    return AnswerLine(
        id=one.now.row.id,
        first=one.first,
        asked=document.asked,
        body=document.body,
        text=document.text,
        language=document.language,
        persons=document.persons,
        spoke=document.spoke,
        no_name=document.no_name,
        channel=document.channel,
        at=document.at,
        noted=document.noted,
        by=one.now.author,
        claims=None if read is None else read.get(one.first, []),
        why=document.why,
        earlier=[
            Earlier(text=before.document.text, result="", by=before.author, noted=before.document.noted)
            for before in one.before
        ],
    )


def _attempt(one: Said) -> AttemptLine:
    document: AttemptDocument = one.now.document
    return AttemptLine(
        id=one.now.row.id,
        first=one.first,
        who=document.who,
        capacity=document.capacity,
        persons=document.persons,
        where=document.where,
        at=document.at,
        result=document.result,
        reason=document.reason,
        proof=document.proof,
        noted=document.noted,
        by=one.now.author,
        why=document.why,
        earlier=[
            Earlier(
                text=before.document.reason,
                result=before.document.result,
                by=before.author,
                noted=before.document.noted,
            )
            for before in one.before
        ],
    )


def _visit(handle: UUID, document: VisitDocument, by: UUID | None) -> VisitLine:
    return VisitLine(
        id=handle,
        who=document.who,
        persons=document.persons,
        where=document.where,
        at=document.at,
        note=document.note,
        by=by,
        late=document.at <= clock.now(),
    )
