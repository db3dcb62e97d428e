"""Finding a reading, and who may change it."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import access
from safeconduct.cases.rooms import open_now
from safeconduct.claims.brought import unfiled
from safeconduct.claims.brought.documents import FILED, BroughtDocument
from safeconduct.claims.models import Brought
from safeconduct.kernel.errors import FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


def case_of(keyring: Keyring, found: Reading[Brought]) -> UUID | None:
    """The case whose claims room it lies in; None where it lies in none. By its key, not by its words."""
    compartment = found.row.compartment
    return None if keyring.kind(compartment) == unfiled.KIND else keyring.subject(compartment)


def find(actor: Actor, reading: UUID) -> Reading[Brought]:
    """One reading. Raises Refusal NOT_FOUND alike for absent, not yours, over, and filed elsewhere."""
    found = rows.find(actor.keys, Brought, reading)
    document: BroughtDocument = found.document
    if case_of(actor.keys, found) is None:
        if not actor.roles & set(unfiled.READERS) or unfiled.over(document) or document.state == FILED:
            raise Refusal(NOT_FOUND)
    elif not _opens(actor, found):
        raise Refusal(NOT_FOUND)
    return found


def find_now(actor: Actor, reading: UUID) -> Reading[Brought]:
    """As `find`; by the handle that a document had before it was filed, where it lies now.

    Raises Refusal NOT_FOUND alike for absent and for filed with a case that is not yours.
    """
    try:
        return find(actor, reading)
    except Refusal:
        found = next((one for one in _filed(actor.keys) if one.document.before == reading), None)
        if found is None:
            raise
        return find(actor, found.row.id)


def find_to_change(actor: Actor, reading: UUID) -> Reading[Brought]:
    """One reading that this member may work on. Raises Refusal NOT_FOUND, FORBIDDEN."""
    found = find(actor, reading)
    case = case_of(actor.keys, found)
    if case is not None:
        access.require(actor, case, access.writers("claims"))
    elif not actor.roles & set(unfiled.READERS):
        raise Refusal(FORBIDDEN)
    return found


def everywhere(actor: Actor) -> list[Reading[Brought]]:
    """Every reading that is this member's to read now, of any case and of none."""
    reads = bool(actor.roles & set(unfiled.READERS))
    return [*_filed(actor.keys), *(unfiled.everything(actor.keys) if reads else ())]


def _filed(keyring: Keyring) -> list[Reading[Brought]]:
    rooms = open_now(keyring, keyring.compartments("claims"))
    return rows.look_through(keyring, Brought.objects.filter(compartment__in=rooms).order_by("leaf"))


def _opens(actor: Actor, found: Reading[Brought]) -> bool:
    """Whether the room is this member's now: an earlier key alone opens what was written earlier."""
    return found.row.compartment in open_now(actor.keys, [found.row.compartment])
