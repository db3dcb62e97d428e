"""What may be read of cases, each answer already scoped to who asks."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.cases import access, briefs, contacts, readers, rooms
from safeconduct.cases.contacts import LinkLine
from safeconduct.cases.documents import Brief
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase, Input, Nothing
from safeconduct.cases.words import STATES
from safeconduct.kernel.text import N_


class AssignedLine(msgspec.Struct, kw_only=True, frozen=True):
    """A member and the role in which they work on the case; `present` is False for who left."""

    member: UUID
    role: str
    present: bool


class CaseView(msgspec.Struct, kw_only=True, frozen=True):
    """The brief of a case, and the rooms of it that the asker opens."""

    id: UUID
    code: str
    state: str
    captor: str
    opened: datetime
    closed: datetime | None
    lead: UUID
    second: UUID | None
    recognised: bool
    assigned: list[AssignedLine]
    mine: list[str]  # the roles in which the asker works on it
    rooms: list[str]


class CaseLine(msgspec.Struct, kw_only=True, frozen=True):
    """One case in a list."""

    id: UUID
    code: str
    state: str
    captor: str
    opened: datetime
    lead: UUID
    mine: bool


def case(actor: Actor, id: UUID) -> CaseView:  # noqa: A002  (the argument's own name)
    """The brief of one case. Raises Refusal NOT_FOUND."""
    document = briefs.brief(actor.keys, id)
    present = briefs.present(actor.keys, document)
    return CaseView(
        id=id,
        code=document.code,
        state=document.state,
        captor=document.captor,
        opened=document.opened,
        closed=document.closed,
        lead=document.lead,
        second=document.second,
        recognised=document.recognised,
        assigned=[
            AssignedLine(member=member, role=role, present=(member, role) in present)
            for member, role in sorted(document.team(), key=lambda one: (one[1], one[0]))
        ],
        mine=sorted(briefs.assigned_as(actor.keys, document, actor.member)),
        rooms=[one.kind for one in rooms.held(actor.keys, id)],
    )


@query("cases.case", title=N_("A case"), may=anybody_signed_in, example={"case": EXAMPLE_ID})
def show_case(actor: Actor, given: ByCase) -> CaseView:
    """The brief of a case: code name, state, who is assigned, and the rooms you open. Raises NOT_FOUND."""
    return case(actor, given.case)


class ListCases(Input, kw_only=True, frozen=True):
    """Which cases to list."""

    state: (
        Annotated[
            str,
            Meta(title=N_("State"), extra={"widget": "choice", "choices": STATES, "blank": N_("all")}),
        ]
        | None
    ) = None
    mine: Annotated[bool, Meta(title=N_("Only mine"))] = False


@query("cases.list_cases", title=N_("Cases"), may=anybody_signed_in, example={})
def list_cases(actor: Actor, given: ListCases) -> list[CaseLine]:
    """The cases whose brief is yours to read, the newest first."""
    mine = briefs.own(actor.keys)
    lines = [
        _line(id, reading.document, id in mine)
        for id, reading in briefs.everything(actor.keys).items()  # noqa: A001
        if given.state in {None, reading.document.state} and (id in mine or not given.mine)
    ]
    return sorted(lines, key=lambda one: one.opened, reverse=True)


@query(
    "cases.links",
    title=N_("Who stands in its phones"),
    may=access.opens("contacts"),
    example={"case": EXAMPLE_ID},
)
def links(actor: Actor, given: ByCase) -> list[LinkLine]:
    """Who must be warned when a phone of the case is lost, and by which path. Raises NOT_FOUND."""
    return contacts.links(actor.keys, given.case)


class DueLine(msgspec.Struct, kw_only=True, frozen=True):
    """A room whose readers must be set right; `reachable` if the asker can do it."""

    case: UUID
    kind: str
    reachable: bool


@query("cases.rooms_due", title=N_("Rooms to be set right"), may=anybody_signed_in, example={})
def rooms_due(actor: Actor, given: Nothing) -> list[DueLine]:
    """Rooms that somebody could still read who should not, or cannot who should."""
    del given
    mine = set(readers.turn_due(actor.keys))
    return [
        DueLine(case=one.case, kind=one.kind, reachable=one in mine)
        for one in sorted(mine | set(readers.due(actor.keys)))
    ]


def _line(id: UUID, document: Brief, mine: bool) -> CaseLine:  # noqa: A002
    return CaseLine(
        id=id,
        code=document.code,
        state=document.state,
        captor=document.captor,
        opened=document.opened,
        lead=document.lead,
        mine=mine,
    )
