"""Opening, following up and closing a case."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import briefs, codes, digests, duty, rooms
from safeconduct.cases.documents import Brief
from safeconduct.cases.events import CaseClosed, CaseOpened
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Done, Input
from safeconduct.cases.models import Case
from safeconduct.cases.words import CAPTORS
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, compartments, rows
from safeconduct.vault.types import CompartmentSecret

NO_COORDINATOR = define(
    "no_coordinator", 409, N_("Nobody is a coordinator now, so that nobody could lead this case.")
)
NOT_A_COORDINATOR = define("not_a_coordinator", 422, N_("This colleague is not a coordinator."))

Captor = Annotated[
    str,
    Meta(
        title=N_("Who has them, or wants them"),
        description=N_("Decides what is told to whom by default. It can be changed."),
        extra={"widget": "choice", "choices": CAPTORS},
    ),
]
DESK = roles("operator", "coordinator")


class OpenCase(Input, kw_only=True, frozen=True):
    """A case for one person, or for people taken or moved together."""

    captor: Captor = "unknown"
    lead: Annotated[
        UUID | None,
        Meta(
            title=N_("Lead"),
            description=N_("Empty: the coordinator on duty."),
            extra={"widget": "ref", "of": "people.members"},
        ),
    ] = None
    recognise: Annotated[
        bool,
        Meta(
            title=N_("The desk recognises its numbers"),
            description=N_("Everybody at the desk then sees the code name when one of its numbers calls."),
        ),
    ] = False


class Opened(msgspec.Struct, kw_only=True, frozen=True):
    """The case's handle, the code name it is known by, and who leads it."""

    id: UUID
    code: str
    lead: UUID
    second: UUID | None


@action(
    "cases.open_case",
    title=N_("Open a case"),
    may=DESK,
    example={"captor": "state"},
    inverse="cases.close_case",
    emits=[CaseOpened],
)
def open_case(actor: Actor, given: OpenCase) -> Opened:
    """Open a case under a random code name, led by the coordinator on duty with a second beside.

    Raises NO_COORDINATOR, and INVALID (NOT_A_COORDINATOR) for a lead who is none.
    """
    coordinators = duty.coordinators(actor)
    if given.lead is not None:
        require_coordinator(actor, given.lead, "lead")
        coordinators = [given.lead, *(one for one in coordinators if one != given.lead)]
    if not coordinators:
        raise Refusal(NO_COORDINATOR)
    taken = [reading.document.code for reading in briefs.everything(actor.keys).values()]
    brief = Brief(
        code=codes.unused(taken),
        opened=clock.now(),
        state="open",
        captor=given.captor,
        lead=coordinators[0],
        second=coordinators[1] if len(coordinators) > 1 else None,
        root=CompartmentSecret.generate().reveal(),
        recognised=given.recognise,
    )
    case = new_id()
    door = compartments.create(
        actor.keys, briefs.KIND, id=new_id(), subject=case, holders=rooms.holders_of_brief(actor.keys, brief)
    )
    rows.insert(actor.keys, Case, door, brief, id=case)
    digests.put_case(actor.keys, case, brief)
    emit(actor, CaseOpened(case=case))
    return Opened(id=case, code=brief.code, lead=brief.lead, second=brief.second)


class SetCaptor(Input, kw_only=True, frozen=True):
    """Who has the person, as far as anybody knows."""

    case: CaseRef
    captor: Captor


@action(
    "cases.set_captor",
    title=N_("Say who has them"),
    may=DESK,
    example={"case": EXAMPLE_ID, "captor": "family"},
    inverse="cases.set_captor",
)
def set_captor(actor: Actor, given: SetCaptor) -> Done:
    """Change the captor, on which the gate's defaults rest. Raises NOT_FOUND, STALE."""
    return _write(actor, given.case, captor=given.captor)


class CloseCase(Input, kw_only=True, frozen=True):
    """The case to be closed."""

    case: CaseRef


@action(
    "cases.close_case",
    title=N_("Close the case"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID},
    inverse="cases.reopen_case",
    emits=[CaseClosed],
)
def close_case(actor: Actor, given: CloseCase) -> Done:
    """Close a case: its rooms begin to expire, each by its own time. Raises NOT_FOUND, STALE."""
    done = _write(actor, given.case, state="closed", closed=clock.now())
    emit(actor, CaseClosed(case=given.case))
    return done


class ReopenCase(Input, kw_only=True, frozen=True):
    """The case to be opened again."""

    case: CaseRef


@action(
    "cases.reopen_case",
    title=N_("Open the case again"),
    may=DESK,
    example={"case": EXAMPLE_ID},
    inverse="cases.close_case",
)
def reopen_case(actor: Actor, given: ReopenCase) -> Done:
    """Open a closed or followed-up case again. Raises NOT_FOUND, STALE."""
    return _write(actor, given.case, state="open", closed=None)


class FollowCase(Input, kw_only=True, frozen=True):
    """The case that is only followed up from now on."""

    case: CaseRef


@action(
    "cases.follow_case",
    title=N_("Only follow it up"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID},
    inverse="cases.reopen_case",
)
def follow_case(actor: Actor, given: FollowCase) -> Done:
    """Mark a case as calm: nothing runs, somebody still looks after it. Raises NOT_FOUND, STALE."""
    return _write(actor, given.case, state="followed", closed=None)


def require_coordinator(actor: Actor, member: UUID, field: str) -> None:
    """Raises Refusal INVALID at `field` when the member is no coordinator now."""
    standing = certificates.directory(actor.keys).now(member)
    if standing is None or "coordinator" not in standing.roles:
        raise Refusal(INVALID, fields={field: NOT_A_COORDINATOR})


def _write(actor: Actor, case: UUID, **changes: object) -> Done:
    door = briefs.find(actor.keys, case)
    rows.rewrite(actor.keys, door.row, replace(door.document, **changes))
    return Done(case=case)
