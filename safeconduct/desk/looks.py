"""Looks at addresses, and which of them a second person has seen."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases.shelves import shelf
from safeconduct.desk.documents import AddressView
from safeconduct.desk.models import Review, View
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.founding import COORDINATORS
from safeconduct.keys.rows import Reading


def mine(actor: Actor) -> list[AddressView]:
    """The looks that this member took, the first first."""
    found = rows.look_through(actor.keys, View.objects.filter(compartment=actor.member).order_by("leaf"))
    return [one.document for one in found]


def everything(actor: Actor) -> list[Reading[View]]:
    """Every look, the newest first, for coordinators; what its own lawyer did not sign counts for nothing."""
    team = _team(actor)
    found = shelf(actor.keys, View).follow(actor.keys, [team] if actor.keys.holds(team) else [])
    signed = (one for one in found.values() if one.author == one.document.member)
    return sorted(signed, key=lambda one: one.row.leaf, reverse=True)


def find(actor: Actor, handle: UUID) -> Reading[View]:
    """One look. Raises Refusal NOT_FOUND."""
    found = next((one for one in everything(actor) if one.row.id == handle), None)
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


def reviews(actor: Actor) -> dict[UUID, Reading[Review]]:
    """The newest review of each look, by the look."""
    team = _team(actor)
    found = rows.look_through(actor.keys, Review.objects.filter(compartment=team).order_by("leaf"))
    return {one.document.of: one for one in found if one.verified}


def waiting(actor: Actor, dispatch: UUID | None = None) -> list[Reading[View]]:
    """The looks, of a dispatch or of all, that no second person has seen."""
    seen = reviews(actor)
    return [
        one
        for one in everything(actor)
        if one.row.id not in seen and dispatch in {None, one.document.dispatch}
    ]


def _team(actor: Actor) -> UUID:
    return well_known(COORDINATORS, actor.keys.organisation)
