"""What those who go report: their times, each to the desk and, as a copy, to themselves.

They may not read the desk's copies; what they reported themselves they read from their own.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases.shelves import shelf
from safeconduct.desk import incidents
from safeconduct.desk.documents import ArrivalDocument, OfferDocument, Stamp
from safeconduct.desk.models import Arrival
from safeconduct.desk.rules.incidents import TIMES, earliest
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading


def reports(actor: Actor) -> list[ArrivalDocument]:
    """What was reported to the desk, oldest first; nothing for who is not of the desk."""
    desk = incidents.desk(actor.keys)
    found = shelf(actor.keys, Arrival).follow(actor.keys, _held(actor, desk))
    return _documents(one for one in found.values() if one.row.compartment == desk)


def mine(actor: Actor) -> list[ArrivalDocument]:
    """What this member reported, oldest first."""
    found = shelf(actor.keys, Arrival).follow(actor.keys, _held(actor, incidents.desk(actor.keys)))
    return _documents(one for one in found.values() if one.row.compartment == actor.member)


def require_mine(actor: Actor, alarm: UUID) -> list[ArrivalDocument]:
    """What this member reported of a dispatch. Raises Refusal NOT_FOUND unless they accepted it, and did
    not decline it afterwards."""
    said = [one for one in mine(actor) if one.alarm == alarm]
    if not said or said[-1].what == "declined":
        raise Refusal(NOT_FOUND)
    return said


def report(
    actor: Actor,
    alarm: UUID,
    offer: OfferDocument,
    what: str,
    note: str = "",
    offered: datetime | None = None,
) -> ArrivalDocument:
    """Write one time of a dispatch."""
    arrival = ArrivalDocument(
        dispatch=offer.dispatch,
        incident=offer.incident,
        alarm=alarm,
        member=actor.member,
        what=what,
        at=clock.now(),
        offered=offered,
        note=note,
    )
    for reader in (incidents.desk(actor.keys), actor.member):
        rows.insert(actor.keys, Arrival, reader, arrival)
    return arrival


def accepted(said: list[ArrivalDocument]) -> dict[UUID, ArrivalDocument]:
    """Who has each dispatch now: the last acceptance that was not declined, by dispatch."""
    holders: dict[UUID, ArrivalDocument] = {}
    for one in said:
        if one.what == "accepted":
            holders[one.dispatch] = one
        elif one.what == "declined" and _by(holders.get(one.dispatch)) == one.member:
            del holders[one.dispatch]
    return holders


def times(said: Iterable[ArrivalDocument], known: Mapping[str, Stamp] | None = None) -> dict[str, Stamp]:
    """The times that were reached, beside those known already; of each kind the earliest."""
    reached = dict(known or {})
    for one in said:
        if one.what in TIMES:
            reached = earliest(reached, one.what, Stamp(at=one.at, by=one.member))
        if one.offered is not None:
            reached = earliest(reached, "offered", Stamp(at=one.offered))
    return reached


def _by(arrival: ArrivalDocument | None) -> UUID | None:
    return arrival.member if arrival else None


def _held(actor: Actor, desk: UUID) -> list[UUID]:
    return [actor.member, *([desk] if actor.keys.holds(desk) else [])]


def _documents(found: Iterable[Reading[Arrival]]) -> list[ArrivalDocument]:
    """What its own author says of themself, in the order of writing."""
    ordered = sorted(found, key=lambda one: one.row.leaf)
    return [one.document for one in ordered if one.author == one.document.member]
