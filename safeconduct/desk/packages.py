"""Addresses: each in a compartment whose key is two halves.

One half is granted to the lawyers' team, the other goes to the engine: with the alarm of a dispatch, or
ahead of any alarm for an address that is prepared. Only a signed-in accept brings the two together, for
the one who accepted; whoever wrote the address keeps no key.
"""

from typing import NamedTuple
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import digests
from safeconduct.cases.shelves import shelf
from safeconduct.desk import incidents
from safeconduct.desk.documents import PackageDocument, PreparedDocument
from safeconduct.desk.models import Package, Prepared
from safeconduct.engine import staff
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import well_known
from safeconduct.places import regions

KIND = "package"  # the kind of compartment that an address lies in
LAWYERS = "team:lawyer"


class Sealed(NamedTuple):
    """A new package, and the half that is the engine's."""

    package: UUID
    half: bytes


def seal(actor: Actor, address: str, directions: str) -> Sealed:
    """Seal an address in a compartment of its own. The writer keeps no key."""
    package = new_id()
    team = well_known(LAWYERS, actor.keys.organisation)
    half = compartments.create_split(actor.keys, KIND, id=package, subject=package, holder=team)
    add(actor, package, address, directions)
    actor.keys.forget(package)
    return Sealed(package, half)


def add(actor: Actor, package: UUID, address: str, directions: str) -> None:
    """Write an address into a package that stands: the newest counts."""
    document = PackageDocument(address=address, directions=directions, written=incidents.stamp(actor))
    rows.insert(actor.keys, Package, package, document)


def keep_quiet(actor: Actor, case: UUID | None, town: str, address: str) -> None:
    """Where somebody of the case lives must not stand in public: the town, and the region it lies in.

    Of the address no word is kept but those that mean a region.
    """
    if case is None:
        return
    region = regions.regions().get(regions.meant(town) or regions.meant(address))
    digests.put_places(actor.keys, case, [town, *(region.begins if region else [])])


def read(actor: Actor, package: UUID, half: bytes) -> PackageDocument:
    """Bring the two halves together, read, and take them apart again. Raises Refusal NOT_FOUND."""
    actor.keys.refresh()
    compartments.join(actor.keys, package, half, KIND, package)
    try:
        found = rows.read_all(actor.keys, Package.objects.filter(compartment=package).order_by("-leaf"))
    finally:
        compartments.part(actor.keys, package, half)
    signed = [one for one in found if one.verified]
    if not signed:
        raise Refusal(NOT_FOUND)
    document: PackageDocument = signed[0].document
    return document


def prepared(actor: Actor, case: UUID) -> UUID | None:
    """The package that lies ready for a case, for who is of the desk; the newest word counts."""
    desk = incidents.desk(actor.keys)
    said = shelf(actor.keys, Prepared).follow(actor.keys, [desk] if actor.keys.holds(desk) else [])
    found = [one for one in said.values() if one.verified and one.document.case == case]
    if not found:
        return None
    newest: PreparedDocument = max(found, key=lambda one: one.row.leaf).document
    return newest.package


def tidy(actor: Actor, out: set[UUID], over: set[UUID]) -> None:
    """Erase addresses that no dispatch and no case needs any more, and withdraw the engine's halves.

    `out` are the packages of dispatches that run, `over` those of dispatches that are folded away. The
    newest prepared one of each case stays.
    """
    desk = incidents.desk(actor.keys)
    said = shelf(actor.keys, Prepared).follow(actor.keys, [desk] if actor.keys.holds(desk) else [])
    ordered = sorted((one for one in said.values() if one.verified), key=lambda one: one.row.leaf)
    newest = {one.document.case: one.document.package for one in ordered}
    needed = {*newest.values(), *out}
    for one in ordered:
        package = one.document.package
        if package is not None and package not in needed:
            _erase(actor, package)
            staff.keep_half(actor.keys, package, None)
            rows.erase(actor.keys, one.row)
    for package in over - needed:
        _erase(actor, package)


def _erase(actor: Actor, package: UUID) -> None:
    for row in Package.objects.filter(compartment=package):
        rows.erase(actor.keys, row)
