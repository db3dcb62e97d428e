"""Bringing in a source, and saying when it was made."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rooms import room
from safeconduct.claims import intervals
from safeconduct.claims.adding import add_source, require
from safeconduct.claims.documents import SourceDocument
from safeconduct.claims.models import Source
from safeconduct.claims.words import SOURCES
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

SourceRef = Annotated[UUID, Meta(title=N_("Source"), extra=ref("claims.sources"))]
Instant = Annotated[datetime, Meta(tz=True)]


class AddSource(Input, kw_only=True, frozen=True):
    """Where claims come from: what it is, who brought it, and what it repeats."""

    case: CaseRef
    title: Annotated[
        str,
        Meta(
            title=N_("What it is"),
            description=N_("As you would speak of it: call of the neighbour, report of 12 March."),
            min_length=1,
            max_length=200,
        ),
    ]
    kind: Annotated[str, Meta(title=N_("Kind of source"), extra={"widget": "choice", "choices": SOURCES})]
    brought_by: Annotated[
        str, Meta(title=N_("Who brought it"), description=N_("And how it reached us."), max_length=300)
    ] = ""
    derived_from: Annotated[
        list[SourceRef],
        Meta(
            title=N_("Repeats"),
            description=N_("Sources that this one quotes or rests on. An echo is no second voice."),
            max_length=50,
            extra=ref("claims.sources"),
        ),
    ] = []
    language: Annotated[str, Meta(title=N_("In which language"), max_length=40)] = ""
    reference: Annotated[
        str,
        Meta(
            title=N_("Address or shelf-mark"),
            description=N_("Kept as text. It is never opened from here: that would tell whom we watch."),
            max_length=1000,
        ),
    ] = ""
    earliest: Annotated[
        Instant | None,
        Meta(title=N_("Dated, at the earliest"), description=N_("Empty: it has no date, or not yet.")),
    ] = None
    latest: Annotated[Instant | None, Meta(title=N_("Dated, at the latest"))] = None
    date_said: Annotated[str, Meta(title=N_("Date as it stands there"), max_length=200)] = ""
    note: Annotated[str, Meta(title=N_("Note"), max_length=3000, extra={"widget": "text"})] = ""


@action(
    "claims.add_source",
    title=N_("Bring in a source"),
    may=access.writes("claims"),
    example={"case": EXAMPLE_ID, "title": "call of the neighbour", "kind": "call"},
)
def add(actor: Actor, given: AddSource) -> Made:
    """Write down a source. Raises NOT_FOUND (also for a source of another case), INVALID."""
    document = SourceDocument(
        title=given.title,
        kind=given.kind,
        brought_by=given.brought_by,
        received=clock.now(),
        derived_from=list(dict.fromkeys(given.derived_from)),
        language=given.language,
        reference=given.reference,
        dated=intervals.dated(actor, given),
        note=given.note,
    )
    return Made(id=add_source(actor, given.case, document))


class DateSource(Input, kw_only=True, frozen=True):
    """When a source was made; everything reckoned from it moves along."""

    case: CaseRef
    source: SourceRef
    earliest: Annotated[Instant | None, Meta(title=N_("Dated, at the earliest"))] = None
    latest: Annotated[Instant | None, Meta(title=N_("Dated, at the latest"))] = None
    date_said: Annotated[str, Meta(title=N_("Date as it stands there"), max_length=200)] = ""


@action(
    "claims.date_source",
    title=N_("Date a source"),
    may=all_of(access.writes("claims"), access.opens("claims")),
    example={"case": EXAMPLE_ID, "source": EXAMPLE_ID, "earliest": "2026-03-11T00:00:00+03:00"},
    inverse="claims.date_source",
)
def date_source(actor: Actor, given: DateSource) -> Made:
    """Date a source, or take its date away. Claims reckoned from it follow by themselves.

    Raises NOT_FOUND, STALE, INVALID.
    """
    compartment = room(actor.keys, given.case, "claims")
    require(Source, [given.source], compartment)
    reading = rows.find(actor.keys, Source, given.source)
    dated = replace(reading.document, dated=intervals.dated(actor, given))
    rows.rewrite(actor.keys, reading.row, dated)
    return Made(id=given.source)
