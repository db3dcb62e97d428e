"""Addresses: given by the desk, laid ready by the passage, shown to who accepted, each look reviewed."""

from uuid import UUID

from django.utils.translation import gettext
from msgspec import Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.rules.rooms import ASSIGNED
from safeconduct.desk import alarms, dispatches, incidents, looks, packages, plans, scene
from safeconduct.desk import fields as f
from safeconduct.desk.actions.dispatch import (
    DESK,
    LAWYERS_ONLY,
    LOOKED_AT,
    OWN_WORK,
    DispatchIs,
    is_now,
    standing,
)
from safeconduct.desk.actions.going import OneAlarm
from safeconduct.desk.documents import (
    AddressView,
    ArrivalDocument,
    DispatchDocument,
    PreparedDocument,
    ReviewDocument,
)
from safeconduct.desk.models import Prepared, Review, View
from safeconduct.desk.rules.dispatch import ADDRESS, REMIND_REVIEW
from safeconduct.engine import orders, staff
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.founding import COORDINATORS

NOT_YET = define(
    "not_yet",
    409,
    N_("The address is being released to you. Look again in a few seconds; if nothing comes, call the desk."),
)
NO_ADDRESS = define(
    "no_address", 404, N_("Nobody has given an address for this dispatch yet. Call the desk.")
)
ADDRESS_OVER = define(
    "address_over",
    410,
    N_("The address is no longer shown: you met the person, or two hours have passed. Call the desk."),
)
LOOK = N_("An address was looked at: a second person looks at that")


RUNS_IT = access.within({"passage": ASSIGNED})


class GiveAddress(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    dispatch: f.DispatchRef
    address: f.Address
    town: f.Town = ""
    directions: f.Directions = ""


@action(
    "desk.give_address",
    title=N_("Seal the address for the lawyer"),
    may=DESK,
    example={"dispatch": f.EXAMPLE, "address": "12 Sadovaya, flat 3"},
    final=N_("what the lawyer has seen cannot be unseen; give another address if this one is wrong"),
    urgent=True,
)
def give_address(actor: Actor, given: GiveAddress) -> DispatchIs:
    """Add an address to a dispatch that is out already, or another one: the newest counts. The writer
    cannot read it back.

    Refusals: not_found; dispatch_over; lawyers_only; stale.
    """
    found = standing(actor, given.dispatch)
    document: DispatchDocument = found.document
    if document.role != dispatches.LAWYER:
        raise Refusal(LAWYERS_ONLY)
    packages.keep_quiet(actor, document.case, given.town, given.address)
    if document.package is not None and document.prepared_for is None:
        packages.add(actor, document.package, given.address, given.directions)
        return is_now(actor, given.dispatch)
    sealed = packages.seal(actor, given.address, given.directions)
    orders.give_half(actor.keys, document.alarm, sealed.half, instead=document.prepared_for is not None)
    changed = replace(document, package=sealed.package, prepared_for=None)
    rows.rewrite(actor.keys, found.row, changed)
    dispatches.offer(actor, given.dispatch, changed, incidents.whole(actor, document.incident))
    return is_now(actor, given.dispatch)


class PrepareAddress(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    case: f.CaseOf
    address: f.Address
    town: f.Town = ""
    directions: f.Directions = ""


class PreparedIs(Struct, kw_only=True, frozen=True):
    """The package that lies ready. Nobody reads it until a lawyer accepts a dispatch for the case."""

    case: UUID
    package: UUID | None


@action(
    "desk.prepare_address",
    title=N_("Lay an address ready"),
    may=RUNS_IT,
    example={"case": f.EXAMPLE, "address": "12 Sadovaya, flat 3"},
    inverse="desk.drop_address",
)
def prepare_address(actor: Actor, given: PrepareAddress) -> PreparedIs:
    """Seal where the people of a case live, before anything happens: a dispatch for the case brings it
    to the lawyer who accepts. The desk learns that there is one and cannot read it. A newer replaces it.

    Refusals: not_found for a case on which you do not work.
    """
    sealed = packages.seal(actor, given.address, given.directions)
    packages.keep_quiet(actor, given.case, given.town, given.address)
    staff.keep_half(actor.keys, sealed.package, sealed.half)
    return _say(actor, given.case, sealed.package)


class DropAddress(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    case: f.CaseOf


@action(
    "desk.drop_address",
    title=N_("This address does not hold any more"),
    may=RUNS_IT,
    example={"case": f.EXAMPLE},
    inverse="desk.prepare_address",
    destructive=True,
)
def drop_address(actor: Actor, given: DropAddress) -> PreparedIs:
    """Withdraw the address that lies ready for a case: they moved on. Refusals: not_found."""
    return _say(actor, given.case, None)


class Address(Struct, kw_only=True, frozen=True):
    """The address, shown to one lawyer for one dispatch."""

    address: str
    directions: str


@action(
    "desk.reveal_address",
    title=N_("Show the address"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    final=N_("what was seen cannot be unseen; each look is logged and reviewed"),
    confirm=True,
    keeps_result=False,
    urgent=True,
)
def reveal_address(actor: Actor, given: OneAlarm) -> Address:
    """Show the address to the lawyer who accepted; each look is logged, and a second person looks at
    that within the hour afterwards. The answer is kept nowhere: looking again is another look.

    Refusals: not_found for everybody else and for no dispatch; no_address; not_yet while the engine
    is releasing it; address_over; confirm.
    """
    offer = dispatches.offered(actor, given.alarm)
    said = scene.require_mine(actor, given.alarm)
    half = orders.half(actor.keys, given.alarm)
    if offer.package is None:
        raise Refusal(NO_ADDRESS)
    if _over(said):
        raise Refusal(ADDRESS_OVER)
    try:
        document = packages.read(actor, offer.package, half) if half else None
    except NotHeld:
        document = None  # another address was given a moment ago: its half is still on its way
    if document is None:
        raise Refusal(NOT_YET)
    _log(actor, offer.dispatch)
    return Address(address=document.address, directions=document.directions)


class OneView(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    view: f.ViewRef
    note: f.Note = ""


class Reviewed(Struct, kw_only=True, frozen=True):
    view: UUID


@action(
    "desk.review_address_view",
    title=N_("I have looked at this look"),
    may=roles("coordinator"),
    example={"view": f.EXAMPLE},
    final=N_("a review is a statement of what was seen at that time"),
)
def review_address_view(actor: Actor, given: OneView) -> Reviewed:
    """A second person says that the lawyer was right to look at the address, or notes what was wrong.

    Refusals: not_found; own_work for one's own look.
    """
    found = looks.find(actor, given.view)
    document: AddressView = found.document
    if document.member == actor.member:
        raise Refusal(OWN_WORK)
    team = well_known(COORDINATORS, actor.keys.organisation)
    review = ReviewDocument(of=given.view, at=clock.now(), note=given.note)
    rows.insert(actor.keys, Review, team, review)
    if document.reminder is not None and not looks.waiting(actor, document.dispatch):
        alarms.drop(actor, document.reminder, gettext(LOOKED_AT))
    return Reviewed(view=given.view)


def _say(actor: Actor, case: UUID, package: UUID | None) -> PreparedIs:
    word = PreparedDocument(case=case, package=package, at=clock.now())
    rows.insert(actor.keys, Prepared, incidents.desk(actor.keys), word)
    return PreparedIs(case=case, package=package)


def _over(said: list[ArrivalDocument]) -> bool:
    """Whether the time of the address is over: contact was made, or two hours have passed since."""
    accepted = max(one.at for one in said if one.what == "accepted")
    ended = any(one.what in {"contact", "clear"} and one.at >= accepted for one in said)
    return ended or clock.now() - accepted >= ADDRESS


def _log(actor: Actor, dispatch: UUID) -> None:
    """One copy to the coordinators, one to the lawyer; the first look of a dispatch asks for a review."""
    first = next((one for one in looks.mine(actor) if one.dispatch == dispatch), None)
    reminder = first.reminder if first else _remind(actor, dispatch)
    view = AddressView(dispatch=dispatch, member=actor.member, at=clock.now(), reminder=reminder)
    for reader in (well_known(COORDINATORS, actor.keys.organisation), actor.member):
        rows.insert(actor.keys, View, reader, view)


def _remind(actor: Actor, dispatch: UUID) -> UUID:
    due = clock.now() + REMIND_REVIEW
    note = AlarmNote(kind=plans.REVIEW, title=LOOK, at=due, details={"dispatch": str(dispatch)})
    return orders.plan_at(
        actor.keys,
        at=due,
        kind=plans.REVIEW,
        card=Later(plan=plans.remind("coordinator")),
        notes={well_known(COORDINATORS, actor.keys.organisation): note},
    )
