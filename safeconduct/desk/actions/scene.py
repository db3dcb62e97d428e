"""The lawyer's side of a dispatch: accept, see the address, go, arrive, meet, be done."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import dispatches, incidents, plans, rules
from safeconduct.desk import fields as f
from safeconduct.desk.documents import AddressView, ArrivalDocument, OfferDocument, PackageDocument
from safeconduct.desk.events import DispatchAccepted
from safeconduct.desk.models import Arrival, Package, View
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.founding import COORDINATORS

GOES = roles("lawyer", "passage", "psychologist")
NOT_YOU = define(
    "not_you", 403, N_("You were passed over for this dispatch, so you cannot accept it. Tell the desk.")
)
NOT_YET = define(
    "not_yet",
    409,
    N_("The address is being released to you. Look again in a few seconds; if nothing comes, call the desk."),
)
NO_ADDRESS = define(
    "no_address", 404, N_("Nobody has given an address for this dispatch yet. Call the desk.")
)


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


class Accepted(Struct, kw_only=True, frozen=True):
    """You have it. `address` says whether there is one to be shown."""

    alarm: UUID
    dispatch: UUID
    address: bool


@action(
    "desk.accept_dispatch",
    title=N_("Accept: I am going"),
    may=GOES,
    example={"alarm": f.EXAMPLE},
    inverse="desk.decline_dispatch",
    emits=[DispatchAccepted],
)
def accept_dispatch(actor: Actor, given: OneAlarm) -> Accepted:
    """Take a dispatch. The first to accept has it; the others are told. The address is released to
    them alone, until they meet the person or two hours have passed.

    Refusals: not_found; not_you; taken; closed.
    """
    offer = dispatches.offer(actor, given.alarm)
    if actor.member in offer.out:
        raise Refusal(NOT_YOU)
    orders.take(actor.keys, given.alarm)
    if offer.package is not None:
        orders.release_half(actor.keys, given.alarm)
    _note(actor, given.alarm, offer, "accepted", "")
    emit(
        actor,
        DispatchAccepted(dispatch=offer.dispatch, incident=offer.incident, lawyer=actor.member),
    )
    return Accepted(alarm=given.alarm, dispatch=offer.dispatch, address=offer.package is not None)


@action(
    "desk.decline_dispatch",
    title=N_("I cannot go after all"),
    may=GOES,
    example={"alarm": f.EXAMPLE},
    inverse="desk.accept_dispatch",
)
def decline_dispatch(actor: Actor, given: OneAlarm) -> Accepted:
    """Give an accepted dispatch back: the next lawyers are asked from the first step again.

    Refusals: not_found; closed.
    """
    offer = dispatches.offer(actor, given.alarm)
    orders.end_half(actor.keys, given.alarm)
    orders.give_back(actor.keys, given.alarm)
    _note(actor, given.alarm, offer, "declined", "")
    return Accepted(alarm=given.alarm, dispatch=offer.dispatch, address=False)


class Address(Struct, kw_only=True, frozen=True):
    """The address, shown to one lawyer for one dispatch."""

    address: str
    directions: str


@action(
    "desk.reveal_address",
    title=N_("Show the address"),
    may=GOES,
    example={"alarm": f.EXAMPLE},
    final=N_("what was seen cannot be unseen; each look is logged and reviewed"),
    confirm=True,
)
def reveal_address(actor: Actor, given: OneAlarm) -> Address:
    """Show the address to the lawyer who accepted; each look is logged, and a second person reviews
    the first within the hour afterwards.

    Refusals: not_found for everybody else and for no dispatch; no_address; not_yet while the engine
    is releasing it; confirm.
    """
    offer = dispatches.offer(actor, given.alarm)
    half = orders.half(actor.keys, given.alarm)
    if half is None:
        raise Refusal(_why_not(actor, given.alarm, offer))
    document = _open(actor, offer, half)
    first = not _views(actor, offer.dispatch)
    view = AddressView(dispatch=offer.dispatch, member=actor.member, at=clock.now())
    for reader in (well_known(COORDINATORS, actor.keys.organisation), actor.member):
        rows.insert(actor.keys, View, reader, view)
    if first:
        _ask_for_review(actor, offer)
    return Address(address=document.address, directions=document.directions)


class Report(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf
    what: Annotated[
        Literal["en_route", "on_scene", "contact", "clear"],
        Meta(
            title=N_("Where you are"),
            extra={
                "widget": "choice",
                "choices": {
                    "en_route": N_("on the way"),
                    "on_scene": N_("on the scene"),
                    "contact": N_("with the person, in private"),
                    "clear": N_("away and safe"),
                },
            },
        ),
    ]
    note: Annotated[
        str, Meta(title=N_("Note"), max_length=200, examples=[N_("door broken, nobody there")])
    ] = ""


class Reported(Struct, kw_only=True, frozen=True):
    alarm: UUID
    what: str


@action(
    "desk.report_time",
    title=N_("Say where you are"),
    may=GOES,
    example={"alarm": f.EXAMPLE, "what": "on_scene"},
)
def report_time(actor: Actor, given: Report) -> Reported:
    """Report one of the times of a dispatch. At contact the address is no longer shown.

    Refusals: not_found, also for a dispatch that somebody else accepted.
    """
    offer = dispatches.offer(actor, given.alarm)
    require_mine(actor, given.alarm)
    if given.what == "contact":
        orders.end_half(actor.keys, given.alarm)
    _note(actor, given.alarm, offer, given.what, given.note)
    return Reported(alarm=given.alarm, what=given.what)


def require_mine(actor: Actor, alarm: UUID) -> None:
    """Raises Refusal NOT_FOUND unless this member's last word on the dispatch was not to decline it."""
    mine = [
        one.document
        for one in rows.read_all(
            actor.keys, Arrival.objects.filter(compartment=actor.member).order_by("leaf")
        )
        if one.document.alarm == alarm
    ]
    if not mine or mine[-1].what == "declined":
        raise Refusal(NOT_FOUND)


def _note(actor: Actor, alarm: UUID, offer: OfferDocument, what: str, note: str) -> None:
    """For the desk, and a copy for the lawyer, who may not read the desk's."""
    arrival = ArrivalDocument(
        dispatch=offer.dispatch,
        incident=offer.incident,
        alarm=alarm,
        member=actor.member,
        what=what,
        at=clock.now(),
        note=note,
    )
    for reader in (incidents.desk(actor.keys), actor.member):
        rows.insert(actor.keys, Arrival, reader, arrival)


def _why_not(actor: Actor, alarm: UUID, offer: OfferDocument) -> str:
    require_mine(actor, alarm)
    return NO_ADDRESS if offer.package is None else NOT_YET


def _open(actor: Actor, offer: OfferDocument, half: bytes) -> PackageDocument:
    """Bring the two halves together, read, and forget the whole again."""

    package = offer.package
    if package is None:
        raise Refusal(NO_ADDRESS)
    compartments.join(actor.keys, package, half, "package", offer.dispatch)
    try:
        found = rows.read_all(actor.keys, Package.objects.filter(compartment=package))
    finally:
        actor.keys.forget(package)
    if not found:
        raise Refusal(NOT_FOUND)
    document: PackageDocument = found[0].document
    return document


def _views(actor: Actor, dispatch: UUID) -> list[AddressView]:
    mine = rows.read_all(actor.keys, View.objects.filter(compartment=actor.member))
    return [one.document for one in mine if one.document.dispatch == dispatch]


def _ask_for_review(actor: Actor, offer: OfferDocument) -> None:
    note = AlarmNote(
        kind=plans.REVIEW,
        title=str(N_("An address was looked at: review it")),
        at=clock.now(),
        subject=offer.dispatch,
    )
    orders.plan_at(
        actor.keys,
        at=clock.now() + rules.REVIEW,
        kind=plans.REVIEW,
        card=Later(plan=plans.remind("coordinator")),
        notes={well_known(COORDINATORS, actor.keys.organisation): note},
    )
