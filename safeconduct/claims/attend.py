"""What a coordinator's presence does by itself: the cards of analysts and press follow the claims."""

import contextlib
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db.models import Max

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.cases import briefs
from safeconduct.claims import clearing, coding
from safeconduct.claims.models import Cleared
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.compartments import room_id
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring

# Case → the newest leaf of what was cleared in it when a keyring last looked.
_looked: WeakKeyDictionary[Keyring, dict[UUID, int]] = WeakKeyDictionary()


@attends
def follow_claims(actor: Actor) -> None:
    """Make the cards of claims anew that lag behind their rooms."""
    if "coordinator" in actor.roles:
        coding.rebuild(actor.keys)


@attends
def tell_what_was_cleared(actor: Actor) -> None:
    """Give press the words that wait to be compared with what must never be published."""
    if "coordinator" not in actor.roles:
        return
    looked, told = _looked.setdefault(actor.keys, {}), dict[UUID, int]()
    written = dict(Cleared.objects.values_list("compartment").annotate(Max("leaf")))
    for door in briefs.everything(actor.keys).values():
        leaf = written.get(room_id(door.document.root, "claims"), -1)
        if leaf > looked.get(door.row.id, -1):
            # A card that is still on its way: the next visit. A row that does not fit: no words of that case.
            with contextlib.suppress(Refusal, Damaged, NotHeld):
                clearing.release(actor.keys, door.row.id)
                told[door.row.id] = leaf
    looked |= told  # once all are told: where one broke off, all are undone
