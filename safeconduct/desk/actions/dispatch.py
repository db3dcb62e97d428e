"""A dispatch: proposed, approved or changed, its address sealed, withdrawn, reviewed."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import dispatches, incidents
from safeconduct.desk import fields as f
from safeconduct.desk.documents import Candidate, DispatchDocument
from safeconduct.engine import orders
from safeconduct.engine.models import Alarm
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

DESK = roles("operator", "coordinator")
COORDINATOR = roles("coordinator")
RUNNING = define(
    "dispatch_running", 409, N_("A dispatch for this incident is out already. Change that one instead.")
)
HAS_ADDRESS = define(
    "has_address",
    409,
    N_("This dispatch has an address. Withdraw the dispatch and propose it again to send another."),
)
OVER = define("dispatch_over", 409, N_("This dispatch was withdrawn. Propose a new one."))
OWN_WORK = define("own_work", 403, N_("A second person must look at this: it is your own."))

DispatchRef = Annotated[UUID, Meta(title=N_("Dispatch"), extra={"widget": "ref", "of": "desk.dispatch"})]
Address = Annotated[
    str,
    Meta(
        title=N_("Address"),
        description=N_("Sealed at once. Only the lawyer who accepts sees it; you will not see it again."),
        min_length=1,
        max_length=500,
        examples=[N_("12 Sadovaya, flat 3")],
        extra={"widget": "text"},
    ),
]
Directions = Annotated[
    str,
    Meta(
        title=N_("How to get in"),
        description=N_("Entrance, floor, whom to ask and whom not."),
        max_length=2000,
        examples=[N_("second entrance, third floor")],
        extra={"widget": "text"},
    ),
]
Region = Annotated[str, Meta(title=N_("Region"), max_length=10, examples=["RU-PNZ"])]
Language = Annotated[str, Meta(title=N_("Language the lawyer must speak"), max_length=10, examples=["ru"])]


class Propose(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    region: Region = ""
    language: Language = ""
    address: Annotated[str, Meta(title=N_("Address"), max_length=500, extra={"widget": "text"})] = ""
    directions: Directions = ""


class DispatchIs(Struct, kw_only=True, frozen=True):
    """Where the dispatch stands now."""

    id: UUID
    alarm: UUID | None
    order: list[UUID]


@action(
    "desk.propose_dispatch",
    title=N_("Propose a lawyer"),
    may=DESK,
    example={"incident": f.EXAMPLE, "region": "RU-PNZ", "language": "ru"},
    inverse="desk.withdraw_dispatch",
)
def propose_dispatch(actor: Actor, given: Propose) -> DispatchIs:
    """Propose who goes. Without approval it goes out after two minutes.

    A critical incident does this by itself. Refusals: not_found; dispatch_running.
    """
    if dispatches.running(actor, given.incident) is not None:
        raise Refusal(RUNNING)
    handle = dispatches.propose(actor, given.incident, region=given.region, language=given.language)
    if given.address:
        dispatches.give_address(actor, handle, given.address, given.directions)
    return _is(actor, handle)


class GiveAddress(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: DispatchRef
    address: Address
    directions: Directions = ""


@action(
    "desk.give_address",
    title=N_("Seal the address for the lawyer"),
    may=roles("operator", "coordinator", "passage"),
    example={"dispatch": f.EXAMPLE, "address": "12 Sadovaya, flat 3"},
    inverse="desk.withdraw_dispatch",
)
def give_address(actor: Actor, given: GiveAddress) -> DispatchIs:
    """Add the address to a dispatch that is out already. The writer cannot read it back.

    Refusals: not_found; has_address; dispatch_over; stale.
    """
    document = _running(actor, given.dispatch)
    if document.package is not None:
        raise Refusal(HAS_ADDRESS)
    dispatches.give_address(actor, given.dispatch, given.address, given.directions)
    return _is(actor, given.dispatch)


class OneDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: DispatchRef


@action(
    "desk.approve_dispatch",
    title=N_("Send it now"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE},
    inverse="desk.withdraw_dispatch",
)
def approve_dispatch(actor: Actor, given: OneDispatch) -> DispatchIs:
    """Approve a proposed dispatch: the first lawyer is called at once instead of after two minutes.

    Nothing changes when it is out already. Refusals: not_found; dispatch_over; stale.
    """
    document = _running(actor, given.dispatch)
    if document.approved is None:
        found = dispatches.of(actor, given.dispatch)
        now = incidents.stamp(actor)
        rows.rewrite(actor.keys, found.row, replace(found.document, approved=now))
        incidents.happened(actor, document.incident, "offered")
        if document.alarm is not None and not _taken(document.alarm):
            orders.widen(actor.keys, document.alarm)
    return _is(actor, given.dispatch)


class ChangeDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: DispatchRef
    order: Annotated[
        list[UUID],
        Meta(
            title=N_("Order"),
            description=N_("Who is asked first, second, third."),
            min_length=1,
            max_length=50,
            extra={"widget": "choices", "of": "people.member"},
        ),
    ]
    why: f.Why = ""


@action(
    "desk.change_dispatch",
    title=N_("Change who is asked"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE, "order": [f.EXAMPLE], "why": "knows the building"},
    inverse="desk.change_dispatch",
)
def change_dispatch(actor: Actor, given: ChangeDispatch) -> DispatchIs:
    """Ask these lawyers in this order, from now. Who was called before may still come: the first
    accept wins.

    An address that was sealed has to be given again. Refusals: not_found; dispatch_over; stale.
    """
    document = _running(actor, given.dispatch)
    if document.alarm is not None and not _taken(document.alarm):
        orders.close(actor.keys, document.alarm, str(N_("replaced by another order")))
    reasons = {one.member: one for one in [*document.order, *document.passed_over]}
    order = [reasons.get(one, Candidate(member=one)) for one in given.order]
    found = dispatches.of(actor, given.dispatch)
    changed = replace(found.document, changed=incidents.stamp(actor), why=given.why, package=None)
    rows.rewrite(actor.keys, found.row, changed)
    dispatches.send(actor, given.dispatch, order=order, approved=True)
    return _is(actor, given.dispatch)


class WithdrawDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: DispatchRef
    why: f.Why


@action(
    "desk.withdraw_dispatch",
    title=N_("Call the dispatch off"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE, "why": "false alarm, talked in private"},
    inverse="desk.propose_dispatch",
    destructive=True,
)
def withdraw_dispatch(actor: Actor, given: WithdrawDispatch) -> DispatchIs:
    """Stop asking lawyers. Who has accepted keeps the alarm and must be told by voice.

    Refusals: not_found; dispatch_over; stale.
    """
    document = _running(actor, given.dispatch)
    if document.alarm is not None and not _taken(document.alarm):
        orders.close(actor.keys, document.alarm, given.why or str(N_("called off")))
    found = dispatches.of(actor, given.dispatch)
    withdrawn = replace(found.document, withdrawn=incidents.stamp(actor), why=given.why)
    rows.rewrite(actor.keys, found.row, withdrawn)
    return _is(actor, given.dispatch)


@action(
    "desk.review_dispatch",
    title=N_("Review a dispatch that went out by itself"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE},
    final=N_("a review is a statement of what was seen at that time"),
)
def review_dispatch(actor: Actor, given: OneDispatch) -> DispatchIs:
    """A second person says that they looked at it. Refusals: not_found; own_work; stale."""
    found = dispatches.of(actor, given.dispatch)
    if found.document.proposed.by == actor.member:
        raise Refusal(OWN_WORK)
    rows.rewrite(actor.keys, found.row, replace(found.document, reviewed=incidents.stamp(actor)))
    return _is(actor, given.dispatch)


def _running(actor: Actor, handle: UUID) -> DispatchDocument:
    document: DispatchDocument = dispatches.of(actor, handle).document
    if document.withdrawn is not None:
        raise Refusal(OVER)
    return document


def _taken(alarm: UUID) -> bool:
    """Whether somebody has it, or it is closed; one still waiting for the engine is open."""
    state = Alarm.objects.filter(id=alarm).values_list("state", flat=True).first()
    return state is not None and State(state) is not State.OPEN


def _is(actor: Actor, handle: UUID) -> DispatchIs:
    document = dispatches.of(actor, handle).document
    return DispatchIs(id=handle, alarm=document.alarm, order=[one.member for one in document.order])
