"""Readings that no case has yet: each a compartment of its own, until it is filed or its days are over.

Documenters and lawyers hold it. It ends by the same way as a room: the keys of its files first, then the
rows.
"""

import contextlib
from datetime import datetime, timedelta
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs
from safeconduct.cases.retention import retention
from safeconduct.claims.brought.documents import FILED, BroughtDocument
from safeconduct.claims.models import Brought
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, emptying, rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

KIND = "unfiled"  # the kind of compartment
READERS = ("documenter", "lawyer")


def open_compartment(keyring: Keyring, reading: UUID) -> UUID:
    """Make the compartment of a new reading."""
    holders = {briefs.team(keyring, role) for role in READERS}
    return compartments.create(keyring, KIND, id=reading, subject=reading, holders=holders)


def everything(keyring: Keyring) -> list[Reading[Brought]]:
    """Every reading that no case has, oldest first; what was filed a moment ago is not among them."""
    held = keyring.compartments(KIND)
    found = rows.look_through(keyring, Brought.objects.filter(compartment__in=held).order_by("leaf"))
    return [one for one in found if one.document.state != FILED and not over(one.document)]


def ends(document: BroughtDocument) -> datetime:
    """When an unfiled reading is erased (aware)."""
    return document.brought + timedelta(days=retention()["unfiled_readings"].days)


def over(document: BroughtDocument) -> bool:
    """Whether its days are over."""
    return ends(document) <= clock.now()


def erase(reading: UUID) -> None:
    """Erase it for good. Raises Refusal ERASURE_KEY, BUSY."""
    emptying.forget_files(reading)
    emptying.empty(reading)


def erase_when_kept(reading: UUID) -> None:
    """After a commit that put it elsewhere. What fails now is done by `let_end`."""
    with contextlib.suppress(Refusal):
        erase(reading)


def let_end(actor: Actor) -> int:
    """Erase what is over or was filed; how many. Anybody's presence does it who holds them."""
    held = actor.keys.compartments(KIND)
    found = rows.look_through(actor.keys, Brought.objects.filter(compartment__in=held))
    ended = [one.row.compartment for one in found if one.document.state == FILED or over(one.document)]
    for compartment in ended:
        erase(compartment)
    return len(ended)
