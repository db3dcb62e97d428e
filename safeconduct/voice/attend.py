"""What a coordinator's presence does by itself: it looks whether what stands in public is ours."""

from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.voice import alarms, vouching

EVERY = timedelta(minutes=10)  # how often one session reads all that was ever signed for the public

_looked: WeakKeyDictionary[Keyring, datetime] = WeakKeyDictionary()


@attends
def look_at_what_stands_in_public(actor: Actor) -> None:
    """Raise an alarm for each text that none of us signed as it stands: it speaks in our name to everybody,
    and nobody here would read it there."""
    now, last = clock.now(), _looked.get(actor.keys)
    if "coordinator" not in actor.roles or (last is not None and timedelta(0) <= now - last < EVERY):
        return
    for one in vouching.unsigned(actor.keys):
        if one.row is not None:
            alarms.not_ours(actor.keys, one.row)
    _looked[actor.keys] = now
