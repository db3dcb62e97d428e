"""What the presence of who reads documents does by itself: what nobody filed ends."""

from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.claims.brought import unfiled
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring

EVERY = timedelta(hours=1)

_looked: WeakKeyDictionary[Keyring, datetime] = WeakKeyDictionary()


@attends
def let_readings_end(actor: Actor) -> None:
    """Erase readings that no case took in time."""
    now, last = clock.now(), _looked.get(actor.keys)
    if not actor.roles & set(unfiled.READERS) or (last and timedelta(0) <= now - last < EVERY):
        return
    unfiled.let_end(actor)
    _looked[actor.keys] = now
