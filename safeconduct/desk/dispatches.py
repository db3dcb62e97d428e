"""Putting a dispatch together: its order, what the lawyers' team sees of it, its alarm, its address.

The address lies in a compartment whose key is two halves: one is granted to the lawyers' team, one goes
into the engine's own card of the alarm. Only a signed-in accept brings the two together.
"""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents, lawyers, plans, rules
from safeconduct.desk.documents import (
    AlarmRef,
    Candidate,
    CaseRef,
    DispatchDocument,
    IncidentDocument,
    OfferDocument,
    PackageDocument,
)
from safeconduct.desk.models import Dispatch, Offer, Package
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote
from safeconduct.engine.models import Note
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.rows import Reading

# What the lawyer on the scene writes into, before a holder's session grants the rooms.
ROOMS = ("timeline", "claims", "evidence")
LAWYERS = "team:lawyer"
TITLE = N_("A lawyer is needed")


def of(actor: Actor, handle: UUID) -> Reading[Dispatch]:
    """Raises Refusal NOT_FOUND alike for absent and for not yours."""
    return rows.find(actor.keys, Dispatch, handle)


def running(actor: Actor, incident: UUID) -> Reading[Dispatch] | None:
    """The dispatch of an incident that has not been withdrawn, newest first."""
    found = rows.read_all(actor.keys, Dispatch.objects.order_by("-leaf"))
    fitting = (one for one in found if one.document.incident == incident and one.document.withdrawn is None)
    return next(fitting, None)


def propose(actor: Actor, incident: UUID, *, region: str = "", language: str = "") -> UUID:
    """Propose who goes, and raise the alarm that goes out by itself if nobody approves it in time."""
    document = incidents.incident(actor, incident).document
    order, out = rules.order(lawyers.candidates(actor, region, _conflicts(document)), language)
    proposed = DispatchDocument(
        incident=incident,
        code=document.code,
        proposed=incidents.stamp(actor),
        order=order,
        passed_over=out,
        language=language,
        region=region,
    )
    row = rows.insert(actor.keys, Dispatch, incidents.desk(actor.keys), proposed)
    _offer(actor, row.id, proposed, document)
    return send(actor, row.id, order=order, approved=False)


def send(actor: Actor, handle: UUID, *, order: Iterable[Candidate], approved: bool) -> UUID:
    """Raise the alarm of a dispatch for this order, and tie it to the incident. Gives the dispatch."""
    found = of(actor, handle)
    document: DispatchDocument = found.document
    about = incidents.incident(actor, document.incident).document
    order = list(order)
    note = AlarmNote(
        kind=plans.DISPATCH, title=TITLE, at=clock.now(), emergency=True, subject=document.incident
    )
    alarm = orders.raise_alarm(
        actor.keys,
        kind=plans.DISPATCH,
        emergency=True,
        plan=plans.dispatch([one.member for one in order], approved=approved),
        notes={
            incidents.desk(actor.keys): note,
            well_known(LAWYERS, actor.keys.organisation): replace(note, subject=handle),
        },
    )
    now = incidents.stamp(actor)
    rows.rewrite(
        actor.keys,
        found.row,
        replace(document, alarm=alarm, order=order, approved=now if approved else None),
    )
    refs = [*about.alarms, AlarmRef(alarm=alarm, kind=plans.DISPATCH)]
    incidents.change_incident(
        actor,
        document.incident,
        alarms=refs,
        times=rules.first_times(about.times, "offered", now) if approved else about.times,
    )
    return handle


def offer(actor: Actor, alarm: UUID) -> OfferDocument:
    """What this lawyer may know of the dispatch that an alarm is about; the newest counts.

    Raises Refusal NOT_FOUND alike when there is none and when it is not theirs.
    """
    dispatches = {
        note.document.subject
        for note in rows.read_all(actor.keys, Note.objects.filter(alarm=alarm))
        if note.document.kind == plans.DISPATCH
    }
    offers = rows.read_all(actor.keys, Offer.objects.order_by("-leaf"))
    found = next((one.document for one in offers if one.document.dispatch in dispatches), None)
    if found is None:
        raise Refusal(NOT_FOUND)
    fitting: OfferDocument = found
    return fitting


def give_address(actor: Actor, handle: UUID, address: str, directions: str) -> None:
    """Seal an address for whoever accepts, and hand the engine its half. The writer keeps no key."""
    found = of(actor, handle)
    package = new_id()
    half = compartments.create_split(
        actor.keys,
        "package",
        id=package,
        subject=handle,
        holder=well_known(LAWYERS, actor.keys.organisation),
    )
    written = PackageDocument(
        dispatch=handle, address=address, directions=directions, written=incidents.stamp(actor)
    )
    rows.insert(actor.keys, Package, package, written)
    actor.keys.forget(package)
    orders.give_half(actor.keys, found.document.alarm, half)
    rows.rewrite(actor.keys, found.row, replace(found.document, package=package))
    # Who writes here may not read the lawyers' team's rows: the offer is written anew, newest counts.
    about = incidents.incident(actor, found.document.incident).document
    _offer(actor, handle, replace(found.document, package=package), about)


def _offer(actor: Actor, handle: UUID, document: DispatchDocument, about: IncidentDocument) -> None:
    case = about.cases[0] if about.cases else None
    offer = OfferDocument(
        dispatch=handle,
        incident=document.incident,
        code=document.code,
        at=clock.now(),
        region=document.region,
        minor=any(ref.minor for ref in about.cases),
        package=document.package,
        out=[one.member for one in document.passed_over],
        case=case.case if case else None,
        rooms=_rooms(actor, case),
    )
    team = well_known(LAWYERS, actor.keys.organisation)
    rows.insert(actor.keys, Offer, team, offer)


def _rooms(actor: Actor, case: CaseRef | None) -> dict[str, UUID]:
    from safeconduct.cases import rooms

    if case is None:
        return {}
    return {kind: rooms.room(actor.keys, case.case, kind, create=True) for kind in ROOMS}


def _conflicts(document: IncidentDocument) -> frozenset[UUID]:
    """Lawyers who may not go: those marked as in conflict with a case of the incident."""
    del document
    return frozenset()
