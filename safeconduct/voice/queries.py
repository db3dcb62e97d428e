"""What may be read of public texts. Whoever writes them is shown where they are, and never why."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import gate, never, parts
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase, CaseRef, Input, Nothing
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading
from safeconduct.voice import access, checks, saying, statements, texts
from safeconduct.voice.actions.fields import StatementRef
from safeconduct.voice.documents import RevisionDocument, TextDocument
from safeconduct.voice.models import Revision
from safeconduct.voice.statements import Held


class Flagged(msgspec.Struct, kw_only=True, frozen=True):
    """A word that looks like a name or place and that nobody has cleared, in the text of one language."""

    language: str
    word: str
    why: str


class Change(msgspec.Struct, kw_only=True, frozen=True):
    """What changed under a text; `open` while a published one waits for a decision."""

    claim: UUID | None
    how: str
    at: datetime
    published: bool
    open: bool
    languages: list[str]
    channels: list[str]


class StatementLine(msgspec.Struct, kw_only=True, frozen=True):
    """One statement in a list. `changes` counts what waits for a decision."""

    id: UUID
    case: UUID
    case_code: str
    code: str
    kind: str
    title: str
    state: str
    at: datetime
    changes: int
    version: int


class Reason(msgspec.Struct, kw_only=True, frozen=True):
    """A word on the text by those who approve; `reasons` for whom they are."""

    by: UUID | None
    word: str
    reasons: str
    at: datetime


class Asked(msgspec.Struct, kw_only=True, frozen=True):
    """A question of harm with its answer: clear, harm, open. `by`: who answered; None: computed."""

    question: str
    answer: str
    by: UUID | None


class GateSide(msgspec.Struct, kw_only=True, frozen=True):
    """What only those see who approve. `betrays` are words that must not stand in public."""

    proposal: UUID | None
    blocks: list[str]
    betrays: list[str]
    approved_by: list[UUID]
    words: list[Reason]
    questions: list[Asked]
    ready: bool


class Revised(msgspec.Struct, kw_only=True, frozen=True):
    """One version of the text."""

    id: UUID
    by: UUID | None
    at: datetime
    texts: list[TextDocument]
    channels: list[str]
    rest: str


class StatementView(msgspec.Struct, kw_only=True, frozen=True):
    """One statement with its newest text. `gate` is None for who does not approve: they see `state` alone.
    `read` is the text as it will be read, by language. `by_template`: nobody has written in it since."""

    id: UUID
    case: UUID
    code: str
    kind: str
    state: str
    emergency: bool
    by_template: bool
    vetoed: bool
    version: UUID
    author: UUID | None
    texts: list[TextDocument]
    read: dict[str, str]
    channels: list[str]
    uses: list[str]
    persons: list[UUID]
    named: bool
    why: str
    against_default: str
    undenied: str
    rest: str
    approvals: int
    in_public: bool
    published: datetime | None
    flagged: list[Flagged]
    cleared: list[str]
    changes: list[Change]
    history: list[Revised]
    gate: GateSide | None


class OneStatement(Input, kw_only=True, frozen=True):
    """One statement of one case."""

    case: CaseRef
    statement: StatementRef


@query("voice.statements", title=N_("Public texts"), may=access.READERS, example={})
def every(actor: Actor, given: Nothing) -> list[StatementLine]:
    """Every public text of every case that the reader may read, what waits first, then the newest."""
    found = [_line(actor, held) for case in statements.cases(actor.keys) for held in _of(actor, case)]
    return sorted(found, key=lambda one: (not one.changes, -one.at.timestamp()))


@query(
    "voice.case_statements",
    title=N_("Public texts of a case"),
    may=access.READS,
    example={"case": EXAMPLE_ID},
)
def of_case(actor: Actor, given: ByCase) -> list[StatementLine]:
    """The public texts of one case, the newest first. Raises NOT_FOUND."""
    return [_line(actor, held) for held in reversed(statements.of_case(actor.keys, given.case))]


@query(
    "voice.statement",
    title=N_("A public text"),
    may=access.READS,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID},
)
def statement(actor: Actor, given: OneStatement) -> StatementView:
    """One public text with its versions; to those who approve also what stands in its way.

    Raises NOT_FOUND.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    revision: RevisionDocument = held.latest.document
    cleared = statements.cleared(actor.keys, given.case)
    return StatementView(
        id=held.id,
        case=held.case,
        code=held.document.code,
        kind=held.kind,
        state=statements.state(actor.keys, held),
        emergency=held.document.emergency,
        by_template=held.by_template,
        vetoed=held.vetoed,
        version=held.latest.row.id,
        author=held.latest.author,
        texts=revision.texts,
        read={one.language: texts.words_of(one, revision.rest) for one in revision.texts},
        channels=revision.channels,
        uses=revision.uses,
        persons=revision.persons,
        named=revision.named,
        why=revision.why,
        against_default=revision.against_default,
        undenied=revision.undenied,
        rest=revision.rest,
        approvals=statements.approvals(actor.keys, held),
        in_public=held.in_public,
        published=held.publications[0].document.at if held.publications else None,
        flagged=[
            Flagged(language=text.language, word=one.word, why=one.why)
            for text in revision.texts
            for one in checks.flagged(text, cleared)
        ],
        cleared=cleared,
        changes=_changes(held),
        history=[_revised(one) for one in held.revisions],
        gate=_gate(actor, held),
    )


def _of(actor: Actor, case: UUID) -> list[Held]:
    try:
        return statements.of_case(actor.keys, case)
    except Refusal:
        return []


def _line(actor: Actor, held: Held) -> StatementLine:
    shown = held.latest.document.texts
    title = next((one.title for one in shown if one.language == actor.language), shown[0].title)
    return StatementLine(
        id=held.id,
        case=held.case,
        case_code=parts.code(actor.keys, held.case) or "",
        code=held.document.code,
        kind=held.kind,
        title=title,
        state=statements.state(actor.keys, held),
        at=held.latest.document.at,
        changes=len(held.undecided),
        version=len(held.revisions),
    )


def _changes(held: Held) -> list[Change]:
    waiting = {one.row.id for one in held.undecided}
    stands = held.public_revision or held.latest
    spoken = [one.language for one in stands.document.texts]
    return [
        Change(
            claim=one.document.claim,
            how=one.document.how,
            at=one.document.at,
            published=held.stood(one),
            open=one.row.id in waiting,
            languages=one.document.languages or spoken,
            channels=one.document.channels or stands.document.channels,
        )
        for one in held.flags
    ]


def _revised(one: Reading[Revision]) -> Revised:
    document: RevisionDocument = one.document
    return Revised(
        id=one.row.id,
        by=one.author,
        at=document.at,
        texts=document.texts,
        channels=document.channels,
        rest=document.rest,
    )


def _gate(actor: Actor, held: Held) -> GateSide | None:
    """None for who does not open the consents, the claims and the never-publish card of the case."""
    try:
        access.DECIDES(actor, ByCase(case=held.case))
        questions = checks.look(actor.keys, held)
        asked = checks.proposal(held)
        submitted = held.submitted
        standing = gate.standing(actor.keys, held.case, submitted.proposal) if submitted else None
    except Refusal:
        return None
    blocks = list(standing.verdict.blocks) if standing else []
    answered = [Asked(question=one.question, answer=one.answer, by=one.by) for one in questions]
    return GateSide(
        proposal=submitted.proposal if submitted else None,
        blocks=blocks,
        betrays=never.found(actor.keys, held.case, asked) or [],
        approved_by=sorted(standing.approved_by) if standing else [],
        words=[*_said_at_the_gate(standing), *_said_beside(actor, held)],
        questions=answered,
        ready=standing is not None
        and standing.may_go
        and not held.vetoed
        and all(one.answer == "clear" for one in questions),
    )


def _said_at_the_gate(standing: gate.Standing | None) -> list[Reason]:
    return [
        Reason(by=author, word=word.word, reasons=word.reasons, at=word.at)
        for author, word in (standing.words if standing else ())
    ]


def _said_beside(actor: Actor, held: Held) -> list[Reason]:
    why = saying.reasons(actor.keys)
    return [
        Reason(by=one.author, word=one.document.word, reasons=why.get(one.row.id, ""), at=one.document.at)
        for one in held.words
    ]
