"""Persons, contacts, timeline and risk of a case: as much as may stand on a page beside other things."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.cases import access, briefs, cards, parts
from safeconduct.cases import contacts as contact_book
from safeconduct.cases.documents import EntryDocument, RiskReview
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.cases.models import Risk, TimelineEntry
from safeconduct.cases.rooms import contents, reads
from safeconduct.cases.rules.gate import RISK_COUNTS_FOR, risk_counts
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows


class PersonLine(msgspec.Struct, kw_only=True, frozen=True):
    """A person by the letter that the case uses; `known` if the asker may know who it is."""

    id: UUID
    label: str
    minor: bool | None
    known: bool


class ContactSummary(msgspec.Struct, kw_only=True, frozen=True):
    """A number or account without its value, which is shown alone and after confirming."""

    id: UUID
    channel: str
    whose: str
    state: str
    marked: datetime | None
    marked_by: UUID | None
    why: str


class EntryLine(msgspec.Struct, kw_only=True, frozen=True):
    """One thing on the timeline: `at` where it is known when it happened, else `noted`."""

    id: UUID
    text: str
    kind: str
    noted: datetime
    at: datetime | None
    said: str
    struck: str
    by: UUID | None


class RiskLine(msgspec.Struct, kw_only=True, frozen=True):
    """A risk review; `counts` until `expires`."""

    id: UUID
    level: str
    reasons: str
    at: datetime
    expires: datetime
    counts: bool
    by: UUID | None


@query("cases.persons", title=N_("Persons of a case"), may=anybody_signed_in, example={"case": EXAMPLE_ID})
def persons(actor: Actor, given: ByCase) -> list[PersonLine]:
    """The persons of a case by letter, without names. Raises NOT_FOUND."""
    document = briefs.brief(actor.keys, given.case)
    known = reads(actor.keys, given.case, "identity")
    seen = parts.persons(actor.keys, given.case) or []
    minors = {one.person: one.minor for one in seen} | cards.minors(actor.keys, given.case)
    return [
        PersonLine(id=person, label=label, minor=minors.get(person), known=known)
        for person, label in document.persons.items()
    ]


@query(
    "cases.contacts",
    title=N_("Numbers and accounts of a case"),
    may=access.opens("contacts"),
    example={"case": EXAMPLE_ID},
)
def contacts(actor: Actor, given: ByCase) -> list[ContactSummary]:
    """The numbers and accounts of a case without their values. Raises NOT_FOUND."""
    return [
        ContactSummary(
            id=one.id,
            channel=one.channel,
            whose=one.whose,
            state=one.state,
            marked=one.marked,
            marked_by=one.marked_by,
            why=one.why,
        )
        for one in contact_book.lines(actor.keys, given.case)
    ]


@query(
    "cases.timeline",
    title=N_("Timeline of a case"),
    may=access.opens("timeline"),
    example={"case": EXAMPLE_ID},
)
def timeline(actor: Actor, given: ByCase) -> list[EntryLine]:
    """What happened and was done, the newest first. Raises NOT_FOUND."""
    found = contents(actor.keys, given.case, "timeline", TimelineEntry)
    lines = [_entry(reading) for reading in found]
    return sorted(lines, key=lambda one: one.at or one.noted, reverse=True)


@query(
    "cases.risk",
    title=N_("Risk reviews of a case"),
    may=access.opens("timeline"),
    example={"case": EXAMPLE_ID},
)
def risk(actor: Actor, given: ByCase) -> list[RiskLine]:
    """How great the danger was judged to be, the newest first. Raises NOT_FOUND."""
    found = contents(actor.keys, given.case, "timeline", Risk)
    return sorted((_risk(reading) for reading in found), key=lambda one: one.at, reverse=True)


def _entry(reading: rows.Reading[TimelineEntry]) -> EntryLine:
    document: EntryDocument = reading.document
    return EntryLine(
        id=reading.row.id,
        text=document.text,
        kind=document.kind,
        noted=document.noted,
        at=document.at,
        said=document.said,
        struck=document.struck,
        by=reading.author,
    )


def _risk(reading: rows.Reading[Risk]) -> RiskLine:
    document: RiskReview = reading.document
    return RiskLine(
        id=reading.row.id,
        level=document.level,
        reasons=document.reasons,
        at=document.at,
        expires=document.at + RISK_COUNTS_FOR,
        counts=risk_counts(document.at, clock.now()),
        by=reading.author,
    )
