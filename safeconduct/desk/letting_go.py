"""The end of the desk's day with a filed signal: its case keeps it, the desk loses the key."""

from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.acts.actor import Actor
from safeconduct.cases.shelves import shelf
from safeconduct.desk import incidents
from safeconduct.desk.models import Signal
from safeconduct.desk.rules.incidents import lapsed
from safeconduct.desk.signals import KIND
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, rows
from safeconduct.keys.keyring import Keyring

# Signals that a session holds by a case: their rosters need not be opened again each minute.
_settled: WeakKeyDictionary[Keyring, set[UUID]] = WeakKeyDictionary()


def let_go(actor: Actor, only: frozenset[UUID] = frozenset()) -> list[UUID]:
    """Take the desk's key to signals whose day is over, and drop it from this session; those taken now.

    Another session may have taken the desk's grant before: this one drops what it learned earlier. A
    signal whose roster does not open holds up no other: its key is dropped here, and `verify` names it.
    """
    settled = _settled.setdefault(actor.keys, set())
    found = shelf(actor.keys, Signal).follow(actor.keys, actor.keys.compartments(KIND))
    over = [handle for handle, one in found.items() if lapsed(one.document, clock.now())]
    gone = []
    for handle in over:
        if handle in settled or (only and handle not in only):
            continue
        try:
            if _take(actor, handle):
                gone.append(handle)
            kept = _kept_by_a_case(actor, handle)
        except (*rows.UNREADABLE, Refusal):
            kept = False
        if kept:
            settled.add(handle)
        else:
            actor.keys.forget(handle)
    return gone


def _take(actor: Actor, signal: UUID) -> bool:
    """Take the desk's grant; False when it was taken before."""
    desk = incidents.desk(actor.keys)
    if desk not in compartments.roster(actor.keys, signal):
        return False
    compartments.revoke(actor.keys, signal, desk)
    return True


def _kept_by_a_case(actor: Actor, signal: UUID) -> bool:
    """Whether the session holds the signal by a case that it is filed with."""
    return any(actor.keys.holds(one) for one in compartments.roster(actor.keys, signal))
