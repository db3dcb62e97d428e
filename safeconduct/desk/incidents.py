"""Reading and writing incidents and signals: what every action of the desk begins and ends with."""

import secrets
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.desk import rules
from safeconduct.desk.documents import IncidentDocument, SignalDocument, Stamp
from safeconduct.desk.models import Incident, Signal
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


def desk(keyring: Keyring) -> UUID:
    """The desk's compartment."""
    return well_known(DESK, keyring.organisation)


def stamp(actor: Actor) -> Stamp:
    """Now, by this member."""
    return Stamp(at=clock.now(), by=actor.member)


def code(letter: str) -> str:
    """A short name to say aloud, like A-7315. Drawn, not counted: it tells nobody how many there are."""
    return f"{letter}-{secrets.randbelow(9000) + 1000}"


def incident(actor: Actor, handle: UUID) -> Reading[Incident]:
    """Raises Refusal NOT_FOUND alike for absent and for not yours."""
    return rows.find(actor.keys, Incident, handle)


def signal(actor: Actor, handle: UUID) -> Reading[Signal]:
    """Raises Refusal NOT_FOUND alike for absent and for not yours."""
    return rows.find(actor.keys, Signal, handle)


def open_incident(actor: Actor, document: IncidentDocument) -> UUID:
    """Write a new incident."""
    return rows.insert(actor.keys, Incident, desk(actor.keys), document).id


def change_incident(actor: Actor, handle: UUID, **fields: object) -> IncidentDocument:
    """Write the incident with some fields changed; raises Refusal STALE when somebody was faster."""
    found = incident(actor, handle)
    document: IncidentDocument = replace(found.document, **fields)
    if document != found.document:
        rows.rewrite(actor.keys, found.row, document)
    return document


def happened(actor: Actor, handle: UUID, what: str) -> IncidentDocument:
    """Note that one of the times of an incident is now; the first of a kind counts."""
    times = incident(actor, handle).document.times
    return change_incident(actor, handle, times=rules.first_times(times, what, stamp(actor)))


def write_signal(actor: Actor, document: SignalDocument) -> UUID:
    """Write a signal under a key of its own, granted to the desk."""
    handle = new_id()
    about = document.incident or handle
    compartments.create(actor.keys, "signal", id=handle, subject=about, holders={desk(actor.keys)})
    rows.insert(actor.keys, Signal, handle, document, id=handle)
    return handle


def change_signal(actor: Actor, handle: UUID, **fields: object) -> SignalDocument:
    """Write the signal with some fields changed; raises Refusal STALE when somebody was faster."""
    found = signal(actor, handle)
    document: SignalDocument = replace(found.document, **fields)
    rows.rewrite(actor.keys, found.row, document)
    return document


def signals(actor: Actor) -> list[Reading[Signal]]:
    """Every signal that this member can read."""
    return rows.look_through(actor.keys, Signal.objects.order_by("-leaf"))


def incidents(actor: Actor) -> list[Reading[Incident]]:
    """Every incident of the desk, newest first."""
    return rows.look_through(actor.keys, Incident.objects.order_by("-leaf"))
