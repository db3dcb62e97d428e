"""The end of the desk's day with a filed signal: its case keeps it, the desk loses the key."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases.shelves import shelf
from safeconduct.desk import incidents
from safeconduct.desk.models import Signal
from safeconduct.desk.rules.incidents import lapsed
from safeconduct.desk.signals import KIND
from safeconduct.kernel import clock
from safeconduct.keys import compartments


def due(actor: Actor) -> list[UUID]:
    """Filed signals whose day is over and whose key this session holds by way of the desk alone."""
    found = shelf(actor.keys, Signal).follow(actor.keys, actor.keys.compartments(KIND))
    over = [handle for handle, one in found.items() if lapsed(one.document, clock.now())]
    return [handle for handle in over if not _kept_by(actor, handle)]


def let_go(actor: Actor, only: frozenset[UUID] = frozenset()) -> list[UUID]:
    """Take the desk's key to signals that are due, and drop it from this session; the signals.

    Another session may have taken the desk's grant before: this one drops what it learned earlier.
    """
    desk, gone = incidents.desk(actor.keys), []
    found = shelf(actor.keys, Signal).follow(actor.keys, actor.keys.compartments(KIND))
    for handle, one in list(found.items()):
        if not lapsed(one.document, clock.now()) or (only and handle not in only):
            continue
        if desk in compartments.roster(actor.keys, handle):
            compartments.revoke(actor.keys, handle, desk)
            gone.append(handle)
        if not _kept_by(actor, handle):
            actor.keys.forget(handle)
    return gone


def _kept_by(actor: Actor, signal: UUID) -> bool:
    """Whether the session holds the signal by a case that it is filed with."""
    desk = incidents.desk(actor.keys)
    return any(actor.keys.holds(one) for one in compartments.roster(actor.keys, signal) if one != desk)
