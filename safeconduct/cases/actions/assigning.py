"""Who works on a case, and that everybody holds the rooms which that demands."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import ROLES, anybody_signed_in, roles
from safeconduct.acts.registry import action
from safeconduct.cases import briefs, readers
from safeconduct.cases.actions.opening import require_coordinator
from safeconduct.cases.documents import Assignment, Brief
from safeconduct.cases.events import Assigned, Unassigned
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Done, Input, MemberRef
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates

NOT_IN_ROLE = define("not_in_role", 422, N_("This colleague does not have this role."))
LEADS = define("leads", 409, N_("This colleague leads the case. Name another lead first."))
SAME_PERSON = define("same_person", 422, N_("The second coordinator must be somebody else."))

WORKING = {name: label for name, label in ROLES.items() if name not in {"admin", "trustee", "partner"}}
RoleName = Annotated[str, Meta(title=N_("Role"), extra={"widget": "choice", "choices": WORKING})]


class Assign(Input, kw_only=True, frozen=True):
    """Let a colleague work on the case in one role."""

    case: CaseRef
    member: MemberRef
    role: RoleName


class Unassign(Input, kw_only=True, frozen=True):
    """A colleague works on the case in this role no longer."""

    case: CaseRef
    member: MemberRef
    role: RoleName


class SetLead(Input, kw_only=True, frozen=True):
    """Who leads the case, and who is the second coordinator."""

    case: CaseRef
    lead: Annotated[UUID, Meta(title=N_("Lead"), extra={"widget": "ref", "of": "people.members"})]
    second: Annotated[
        UUID | None,
        Meta(title=N_("Second coordinator"), extra={"widget": "ref", "of": "people.members"}),
    ] = None


class CatchUp(Input, kw_only=True, frozen=True):
    """Set the readers of rooms right."""

    everything: Annotated[
        bool,
        Meta(
            title=N_("All cases"),
            description=N_("Otherwise your own cases and whatever is known to be due. All takes a while."),
        ),
    ] = False


class CaughtUp(msgspec.Struct, kw_only=True, frozen=True):
    """How many rooms got other readers."""

    rooms: int


@action(
    "cases.assign",
    title=N_("Assign a colleague"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID, "member": EXAMPLE_ID, "role": "lawyer"},
    inverse="cases.unassign",
    emits=[Assigned],
)
def assign(actor: Actor, given: Assign) -> Done:
    """Assign a member in a role: they get the brief, and the rooms that the roles table gives them.

    Rooms that the one who assigns does not hold follow as soon as somebody who holds them comes by.
    Raises NOT_FOUND, STALE, and INVALID (NOT_IN_ROLE). Assigning twice changes nothing.
    """
    standing = certificates.directory(actor.keys).now(given.member)
    if standing is None or given.role not in standing.roles:
        raise Refusal(INVALID, fields={"role": NOT_IN_ROLE})
    door = briefs.find(actor.keys, given.case)
    brief: Brief = door.document
    if (given.member, given.role) in brief.team():
        return Done(case=given.case)
    added = Assignment(member=given.member, role=given.role, at=clock.now(), by=actor.member)
    readers.reassign(actor.keys, door, replace(brief, assigned=[*brief.assigned, added]))
    emit(actor, Assigned(case=given.case, member=given.member, role=given.role))
    return Done(case=given.case)


@action(
    "cases.unassign",
    title=N_("Take a colleague off the case"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID, "member": EXAMPLE_ID, "role": "lawyer"},
    inverse="cases.assign",
    emits=[Unassigned],
)
def unassign(actor: Actor, given: Unassign) -> Done:
    """Take a member off: rooms are turned, so that what is written from now on is closed to them.

    What they could read until now they may have copied. Raises NOT_FOUND, STALE, and LEADS for a
    coordinator who leads or is second: name another first.
    """
    door = briefs.find(actor.keys, given.case)
    brief: Brief = door.document
    remaining = [one for one in brief.assigned if (one.member, one.role) != (given.member, given.role)]
    if len(remaining) == len(brief.assigned):
        raise Refusal(LEADS if (given.member, given.role) in brief.team() else NOT_FOUND)
    readers.reassign(actor.keys, door, replace(brief, assigned=remaining))
    emit(actor, Unassigned(case=given.case, member=given.member, role=given.role))
    return Done(case=given.case)


@action(
    "cases.set_lead",
    title=N_("Hand the case to another lead"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID, "lead": EXAMPLE_ID},
    inverse="cases.set_lead",
)
def set_lead(actor: Actor, given: SetLead) -> Done:
    """Name the lead and the second coordinator.

    Raises NOT_FOUND, STALE, and INVALID (NOT_A_COORDINATOR, SAME_PERSON).
    """
    require_coordinator(actor, given.lead, "lead")
    if given.second is not None:
        require_coordinator(actor, given.second, "second")
    if given.lead == given.second:
        raise Refusal(INVALID, fields={"second": SAME_PERSON})
    door = briefs.find(actor.keys, given.case)
    readers.reassign(actor.keys, door, replace(door.document, lead=given.lead, second=given.second))
    return Done(case=given.case)


@action(
    "cases.catch_up",
    title=N_("Set the readers of rooms right"),
    may=anybody_signed_in,
    example={},
    urgent=True,
)
def catch_up(actor: Actor, given: CatchUp) -> CaughtUp:
    """Grant every room held to whoever is owed it, and turn it where somebody should be locked out."""
    return CaughtUp(rooms=len(readers.catch_up(actor.keys, everything=given.everything)))
