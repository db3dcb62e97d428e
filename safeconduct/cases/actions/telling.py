"""The timeline and the danger: what happened, and how great it is judged to be."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access, digests
from safeconduct.cases.documents import EntryDocument, RiskReview
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words, ref
from safeconduct.cases.models import Risk, TimelineEntry
from safeconduct.cases.rooms import room
from safeconduct.cases.words import ENTRY_KINDS, RISKS
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows


class AddEntry(Input, kw_only=True, frozen=True):
    """Something for the timeline."""

    case: CaseRef
    text: Annotated[str, Meta(title=N_("What"), min_length=1, max_length=10000, extra={"widget": "text"})]
    kind: Annotated[str, Meta(title=N_("What kind"), extra={"widget": "choice", "choices": ENTRY_KINDS})] = (
        "event"
    )
    at: Annotated[datetime, Meta(title=N_("When"), tz=True)] | None = None
    said: Annotated[
        str,
        Meta(
            title=N_("Or when, as it was said"),
            max_length=200,
            examples=[N_("half an hour after the call")],
        ),
    ] = ""


@action(
    "cases.add_entry",
    title=N_("Add to the timeline"),
    may=access.writes("timeline"),
    example={"case": EXAMPLE_ID, "text": "two men in the stairwell", "said": "just now"},
    inverse="cases.strike_entry",
)
def add_entry(actor: Actor, given: AddEntry) -> Made:
    """Write one thing into the timeline. Raises NOT_FOUND."""
    document = EntryDocument(
        text=given.text, kind=given.kind, noted=clock.now(), at=given.at, said=given.said
    )
    compartment = room(actor.keys, given.case, "timeline", create=True)
    made = rows.insert(actor.keys, TimelineEntry, compartment, document).id
    digests.put_entry(actor.keys, given.case, made, document)
    return Made(id=made)


class StrikeEntry(Input, kw_only=True, frozen=True):
    """An entry that no longer counts."""

    case: CaseRef
    entry: Annotated[UUID, Meta(title=N_("Entry"), extra=ref("cases.timeline"))]
    why: Words


@action(
    "cases.strike_entry",
    title=N_("Strike the entry through"),
    may=all_of(access.writes("timeline"), access.opens("timeline")),
    example={"case": EXAMPLE_ID, "entry": EXAMPLE_ID, "why": "it was another day"},
    inverse="cases.add_entry",
)
def strike_entry(actor: Actor, given: StrikeEntry) -> Made:
    """Say that an entry no longer counts, and why; its text stays. Raises NOT_FOUND, STALE."""
    compartment = room(actor.keys, given.case, "timeline")
    reading = rows.find(actor.keys, TimelineEntry, given.entry)
    if reading.row.compartment != compartment:
        raise Refusal(NOT_FOUND)
    struck = replace(reading.document, struck=given.why)
    rows.rewrite(actor.keys, reading.row, struck)
    digests.put_entry(actor.keys, given.case, given.entry, struck)
    return Made(id=given.entry)


class ReviewRisk(Input, kw_only=True, frozen=True):
    """How great the danger is now."""

    case: CaseRef
    level: Annotated[str, Meta(title=N_("Danger"), extra={"widget": "choice", "choices": RISKS})]
    reasons: Annotated[
        str,
        Meta(
            title=N_("Reasons"),
            description=N_(
                "Threats, what makes them vulnerable, what protects them. Words from custody lower nothing."
            ),
            min_length=1,
            max_length=5000,
            extra={"widget": "text"},
        ),
    ]


@action(
    "cases.review_risk",
    title=N_("Review the risk"),
    may=access.writes("timeline"),
    example={"case": EXAMPLE_ID, "level": "high", "reasons": "men at the door twice today"},
)
def review_risk(actor: Actor, given: ReviewRisk) -> Made:
    """Write down how great the danger is. It counts for 72 hours, then it must be looked at again.

    Raises NOT_FOUND.
    """
    document = RiskReview(level=given.level, reasons=given.reasons, at=clock.now())
    compartment = room(actor.keys, given.case, "timeline", create=True)
    return Made(id=rows.insert(actor.keys, Risk, compartment, document).id)
