"""A dispatch at the desk: proposed, approved or changed, called off, reviewed."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import alarms, dispatches, incidents, plans
from safeconduct.desk import fields as f
from safeconduct.desk.documents import Aim, DispatchDocument
from safeconduct.desk.models import Dispatch
from safeconduct.desk.rules.dispatch import APPROVAL
from safeconduct.engine import orders
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading
from safeconduct.places import regions

DESK = roles("operator", "coordinator")
COORDINATOR = roles("coordinator")
RUNNING = define(
    "dispatch_running", 409, N_("Such a dispatch for this incident is out already. Change that one instead.")
)
OVER = define("dispatch_over", 409, N_("This dispatch was called off. Propose a new one."))
OWN_WORK = define(
    "own_work",
    403,
    N_("A second person must do this: it is your own work. A dispatch goes out by itself in two minutes."),
)
LAWYERS_ONLY = define("lawyers_only", 409, N_("Only a lawyer who accepts may be given an address."))
LOOKED_AT = N_("looked at")


class Propose(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    role: f.Role = dispatches.LAWYER
    aim: f.AnyAim = Aim.SCENE
    region: f.Region = ""
    language: f.Language = ""
    address: Annotated[
        str,
        Meta(
            title=N_("Address"),
            description=N_("Sealed at once. Only the lawyer who accepts sees it; you will not see it again."),
            max_length=500,
            extra={"widget": "text"},
        ),
    ] = ""
    directions: f.Directions = ""


class DispatchIs(Struct, kw_only=True, frozen=True):
    """Where the dispatch stands now."""

    id: UUID
    alarm: UUID
    order: list[UUID]


@action(
    "desk.propose_dispatch",
    title=N_("Propose who goes"),
    may=DESK,
    example={"incident": f.EXAMPLE, "region": "RU-PNZ", "language": "ru"},
    inverse="desk.withdraw_dispatch",
    urgent=True,
)
def propose_dispatch(actor: Actor, given: Propose) -> DispatchIs:
    """Propose who goes. Without approval it goes out after two minutes, and a second person looks at it
    within the hour.

    A critical incident proposes a lawyer to the scene by itself. Refusals: not_found; dispatch_running
    for a second of one kind; lawyers_only.
    """
    about = incidents.whole(actor, given.incident)
    if any((one.document.role, one.document.aim) == (given.role, given.aim) for one in _out(actor, about)):
        raise Refusal(RUNNING)
    if given.address and given.role != dispatches.LAWYER:
        raise Refusal(LAWYERS_ONLY)
    wish = dispatches.Wish(
        role=given.role,
        aim=given.aim,
        region=_region(given.region),
        language=given.language,
        address=given.address,
        directions=given.directions,
    )
    return is_now(actor, dispatches.propose(actor, about, wish, signal=next(iter(about.signals), None)))


class OneDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: f.DispatchRef


@action(
    "desk.approve_dispatch",
    title=N_("Send it now"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE},
    inverse="desk.withdraw_dispatch",
    urgent=True,
)
def approve_dispatch(actor: Actor, given: OneDispatch) -> DispatchIs:
    """Approve a proposed dispatch: the first is called at once instead of after two minutes. Nobody
    approves their own. Approving one that is out already only says that somebody looked at it.

    Refusals: not_found; dispatch_over; own_work; stale.
    """
    found = standing(actor, given.dispatch)
    document: DispatchDocument = found.document
    if document.proposed.by == actor.member:
        raise Refusal(OWN_WORK)
    if document.approved is None:
        if alarms.state(document.alarm) is State.OPEN and _in_the_pause(document):
            orders.widen(actor.keys, document.alarm)
        _reviewed(actor, document)
        rows.rewrite(actor.keys, found.row, replace(document, approved=incidents.stamp(actor), review=None))
    return is_now(actor, given.dispatch)


class ChangeDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: f.DispatchRef
    order: Annotated[
        list[UUID],
        Meta(
            title=N_("Order"),
            description=N_("Who is asked first, second, third."),
            min_length=1,
            max_length=50,
            extra={"widget": "ref", "of": "people.member"},
        ),
    ]
    why: f.Why = ""


@action(
    "desk.change_dispatch",
    title=N_("Change who is asked"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE, "order": [f.EXAMPLE], "why": "knows the building"},
    inverse="desk.change_dispatch",
    urgent=True,
)
def change_dispatch(actor: Actor, given: ChangeDispatch) -> DispatchIs:
    """Ask these in this order, from now. Who was called before may still come: the first accept wins.
    Who proposed it may change it too, but then it waits its two minutes again.

    Refusals: not_found; taken when somebody goes already; closed; dispatch_over; stale.
    """
    found = standing(actor, given.dispatch)
    document: DispatchDocument = found.document
    approved = document.proposed.by != actor.member
    now = incidents.stamp(actor)
    orders.replan(actor.keys, document.alarm, plans.dispatch(dict.fromkeys(given.order), approved=approved))
    order = dispatches.reasons(document, given.order)
    asked = {one.member for one in order}
    if approved:
        _reviewed(actor, document)
    changed = replace(
        document,
        order=order,
        passed_over=[one for one in document.passed_over if one.member not in asked],
        changed=now,
        approved=now if approved else None,
        review=None if approved else document.review,
        why=given.why,
    )
    rows.rewrite(actor.keys, found.row, changed)
    dispatches.offer(actor, given.dispatch, changed, incidents.whole(actor, document.incident))
    return is_now(actor, given.dispatch)


class WithdrawDispatch(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: f.DispatchRef
    why: f.WhyNot


@action(
    "desk.withdraw_dispatch",
    title=N_("Call the dispatch off"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE, "why": "false alarm, talked in private"},
    inverse="desk.propose_dispatch",
    destructive=True,
    urgent=True,
)
def withdraw_dispatch(actor: Actor, given: WithdrawDispatch) -> DispatchIs:
    """Stop asking. Who has accepted keeps the alarm, sees that it was called off, and must be told by
    voice.

    Refusals: not_found; dispatch_over; stale.
    """
    found = standing(actor, given.dispatch)
    document: DispatchDocument = found.document
    if alarms.state(document.alarm) is State.OPEN:
        alarms.close(actor, document.alarm, given.why)
    _reviewed(actor, document)
    changed = replace(document, withdrawn=incidents.stamp(actor), review=None, why=given.why)
    rows.rewrite(actor.keys, found.row, changed)
    dispatches.offer(actor, given.dispatch, changed, incidents.whole(actor, document.incident))
    return is_now(actor, given.dispatch)


@action(
    "desk.review_dispatch",
    title=N_("I have looked at it"),
    may=COORDINATOR,
    example={"dispatch": f.EXAMPLE},
    final=N_("a review is a statement of what was seen at that time"),
    urgent=True,
)
def review_dispatch(actor: Actor, given: OneDispatch) -> DispatchIs:
    """A second person says that they looked at a dispatch that went out without approval.

    Refusals: not_found; own_work; stale.
    """
    found = dispatches.find(actor, given.dispatch)
    document: DispatchDocument = found.document
    if document.proposed.by == actor.member:
        raise Refusal(OWN_WORK)
    _reviewed(actor, document)
    rows.rewrite(actor.keys, found.row, replace(document, reviewed=incidents.stamp(actor), review=None))
    return is_now(actor, given.dispatch)


def standing(actor: Actor, handle: UUID) -> Reading[Dispatch]:
    """A dispatch that was not called off. Raises Refusal NOT_FOUND, OVER."""
    found = dispatches.find(actor, handle)
    if found.document.withdrawn is not None:
        raise Refusal(OVER)
    return found


def _out(actor: Actor, about: incidents.Whole) -> list[Reading[Dispatch]]:
    return dispatches.running(actor, about.parts)


def _reviewed(actor: Actor, document: DispatchDocument) -> None:
    """Nobody needs to be reminded to look at it any more."""
    if document.review is not None:
        alarms.drop(actor, document.review, gettext(LOOKED_AT))


def _in_the_pause(document: DispatchDocument) -> bool:
    """Whether nobody was called yet: afterwards, sending it now would only hurry the next one."""
    begun = document.changed or document.proposed
    return clock.now() < begun.at + APPROVAL


def _region(said: str) -> str:
    """The code of a region, from its code or a town."""
    return said if said in regions.regions() else regions.meant(said)


def is_now(actor: Actor, handle: UUID) -> DispatchIs:
    """Where a dispatch stands after an action. Raises Refusal NOT_FOUND."""
    document = dispatches.find(actor, handle).document
    return DispatchIs(id=handle, alarm=document.alarm, order=[one.member for one in document.order])
