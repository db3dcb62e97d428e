"""Planning to be there when they arrive, or at the next hour of visits."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access, parts
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words, ref
from safeconduct.cases.rooms import room
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.trace import asked, documents
from safeconduct.trace import inputs as f
from safeconduct.trace.models import Visit, VisitDropped


class PlanVisit(Input, kw_only=True, frozen=True):
    """Who will be where, and when."""

    case: CaseRef
    who: Annotated[str, Meta(title=N_("Who goes"), min_length=1, max_length=200)]
    where: Annotated[
        str,
        Meta(
            title=N_("Where to"),
            min_length=1,
            max_length=300,
            examples=[N_("temporary detention facility")],
        ),
    ]
    at: f.When
    persons: f.Persons = []
    note: Annotated[str, Meta(title=N_("Note"), max_length=2000, extra={"widget": "text", "rows": 2})] = ""


@action(
    "trace.plan_visit",
    title=N_("Plan a visit"),
    may=access.writes("inquiries"),
    example={
        "case": EXAMPLE_ID,
        "who": "lawyer Oak",
        "where": "the station where the convoy arrives",
        "at": "2099-03-12T12:00:00+03:00",
    },
    inverse="trace.drop_visit",
)
def plan_visit(actor: Actor, given: PlanVisit) -> Made:
    """Plan a visit, or that somebody watches an arrival. It stands until it was tried or dropped.

    Raises NOT_FOUND.
    """
    persons = list(dict.fromkeys(given.persons))
    if persons and not set(persons) <= parts.letters(actor.keys, given.case).keys():
        raise Refusal(NOT_FOUND)
    document = documents.VisitDocument(
        who=given.who,
        persons=persons,
        where=given.where,
        at=f.utc(given.at),
        noted=clock.now(),
        note=given.note,
    )
    compartment = room(actor.keys, given.case, asked.ROOM, create=True)
    return Made(id=rows.insert(actor.keys, Visit, compartment, document).id)


class DropVisit(Input, kw_only=True, frozen=True):
    """A visit that will not be made, and why."""

    case: CaseRef
    visit: Annotated[UUID, Meta(title=N_("Visit"), extra=ref("trace.visits"))]
    why: Words


@action(
    "trace.drop_visit",
    title=N_("Drop a visit"),
    may=all_of(access.writes("inquiries"), access.opens("inquiries")),
    example={"case": EXAMPLE_ID, "visit": EXAMPLE_ID, "why": "the convoy went elsewhere"},
    inverse="trace.plan_visit",
)
def drop_visit(actor: Actor, given: DropVisit) -> Made:
    """Drop a planned visit. Raises NOT_FOUND."""
    found = asked.find(actor.keys, given.case, Visit, given.visit)
    said = documents.DroppedVisit(visit=given.visit, why=given.why, at=clock.now())
    return Made(id=rows.insert(actor.keys, VisitDropped, found.row.compartment, said).id)
