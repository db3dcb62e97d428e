"""What may be told: consents with what they still allow, directives, legal flags, and drafts."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import query
from safeconduct.cases import access, gate, never
from safeconduct.cases import consents as consent_book
from safeconduct.cases.consents import UseLine
from safeconduct.cases.documents import ConsentDocument, Directive
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.cases.models import AdvanceDirective, Consent
from safeconduct.cases.rooms import contents
from safeconduct.cases.rules import consent as rules
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading


class UseState(msgspec.Struct, kw_only=True, frozen=True):
    """One use of a consent; `why_not` is empty while it holds."""

    use: str
    why_not: str


class ConsentLine(msgspec.Struct, kw_only=True, frozen=True):
    """One consent with what each of its uses is worth now."""

    id: UUID
    person: UUID | None
    uses: list[UseState]
    audiences: list[str]
    by: str
    capacity: str
    given: datetime
    expires: datetime
    given_in: str
    verified: bool
    risks: str


class DirectiveLine(msgspec.Struct, kw_only=True, frozen=True):
    """A directive; `holds` until it expires or is taken back."""

    id: UUID
    person: UUID | None
    allows: list[str]
    forbids: list[str]
    audiences: list[str]
    ask: str
    words: str
    expires: datetime
    holds: bool


class FlagLine(msgspec.Struct, kw_only=True, frozen=True):
    """A legal flag that stands."""

    id: UUID
    kinds: list[str]
    why: str
    raised: datetime


class ConsentBook(msgspec.Struct, kw_only=True, frozen=True):
    """Everything about consent in a case."""

    consents: list[ConsentLine]
    directives: list[DirectiveLine]
    flags: list[FlagLine]
    uses: list[UseLine]


class WordLine(msgspec.Struct, kw_only=True, frozen=True):
    """What somebody said of a draft."""

    by: UUID
    word: str
    reasons: str
    at: datetime


class ProposalLine(msgspec.Struct, kw_only=True, frozen=True):
    """A draft with every word on it and what stands in its way now."""

    id: UUID
    kind: str
    audience: str
    uses: list[str]
    persons: list[UUID]
    named: bool
    text: str
    why: str
    at: datetime
    drafter: UUID
    against_default: str
    night: str
    ground: str
    review_by: datetime | None
    reviewed: bool
    open: bool
    ended: bool
    blocks: list[str]
    betrays: list[str]  # words that must not stand in public; only who approves the whole text sees them
    words: list[WordLine]


@query(
    "cases.consents",
    title=N_("Consents of a case"),
    may=access.opens("consent"),
    example={"case": EXAMPLE_ID},
)
def consents(actor: Actor, given: ByCase) -> ConsentBook:
    """Consents and what each still allows, directives, legal flags, and earlier uses. Raises NOT_FOUND."""
    book = consent_book.book(actor.keys, given.case)
    known = {one.id: one for one in book.consents}
    readings = contents(actor.keys, given.case, "consent", Consent)
    return ConsentBook(
        consents=[_consent(reading, known[reading.row.id], book) for reading in readings],
        directives=[_directive(one) for one in contents(actor.keys, given.case, "consent", AdvanceDirective)],
        flags=[
            FlagLine(id=row, kinds=flag.kinds, why=flag.why, raised=flag.raised)
            for row, flag in consent_book.flags(actor.keys, given.case)
        ],
        uses=consent_book.earlier_uses(actor.keys, given.case),
    )


@query(
    "cases.proposals",
    title=N_("Drafts and the gate"),
    may=all_of(access.opens("inquiries"), access.opens("consent")),
    example={"case": EXAMPLE_ID},
)
def proposals(actor: Actor, given: ByCase) -> list[ProposalLine]:
    """Every draft with what stands in its way, for those who may read the consents. Raises NOT_FOUND."""
    return [
        _proposal(one, never.found(actor.keys, given.case, one.proposal) or [])
        for one in gate.proposals(actor.keys, given.case)
    ]


def _consent(reading: Reading[Consent], one: rules.Given, book: rules.Book) -> ConsentLine:
    document: ConsentDocument = reading.document
    audience = next(iter(document.audiences), rules.ANY)
    now = clock.now()
    return ConsentLine(
        id=one.id,
        person=document.person,
        uses=[
            UseState(use=use, why_not=rules.why_not(one, book, use, audience, now)) for use in document.uses
        ],
        audiences=document.audiences,
        by=document.by,
        capacity=document.capacity,
        given=document.given,
        expires=document.expires,
        given_in=document.given_in,
        verified=one.id in book.verified,
        risks=document.risks,
    )


def _directive(reading: Reading[AdvanceDirective]) -> DirectiveLine:
    document: Directive = reading.document
    return DirectiveLine(
        id=reading.row.id,
        person=document.person,
        allows=document.allows,
        forbids=document.forbids,
        audiences=document.audiences,
        ask=document.ask,
        words=document.words,
        expires=document.expires,
        holds=document.revoked is None and clock.now() < document.expires,
    )


def _proposal(one: gate.Standing, betrays: list[str]) -> ProposalLine:
    draft = one.proposal
    return ProposalLine(
        id=one.id,
        kind=draft.kind,
        audience=draft.audience,
        uses=draft.uses,
        persons=draft.persons,
        named=draft.named,
        text=draft.text,
        why=draft.why,
        at=draft.at,
        drafter=one.drafter,
        against_default=draft.against_default,
        night=draft.night,
        ground=draft.ground,
        review_by=draft.review_by,
        reviewed=one.reviewed,
        open=one.may_go,
        ended=one.ended,
        blocks=list(one.verdict.blocks),
        betrays=betrays,
        words=[
            WordLine(by=author, word=word.word, reasons=word.reasons, at=word.at)
            for author, word in one.words
        ],
    )
