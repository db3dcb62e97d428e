"""Claims by codes, for analysts: made anew where they lag behind, when a coordinator is present.

A grade moves with other claims, so a card cannot be written with the claim alone; and a documenter who is
not on the case cannot write it at all. Coordinators read claims and card alike.
"""

import contextlib
from collections.abc import Iterable
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db.models import Max

from safeconduct.cases import briefs
from safeconduct.cases.rooms import contents, room
from safeconduct.cases.rules.digests import CODED
from safeconduct.claims.documents import Amount, CodedClaim
from safeconduct.claims.models import Claim, Coded, Grading, Source, Stance, WithdrawnStance
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.keys import rows
from safeconduct.keys.compartments import room_id
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring

AT_MOST = 10  # cases in one visit: nobody waits
MADE_OF = (Claim, Source, Grading, Stance, WithdrawnStance)

# Case → the newest leaf of its claims room when a keyring last looked.
_looked: WeakKeyDictionary[Keyring, dict[UUID, int]] = WeakKeyDictionary()


def rebuild(keyring: Keyring) -> None:
    """Put the claims of every case whose room was written since onto its card.

    A case in which a row does not fit keeps its card as it is, and the others do not wait for it.
    """
    looked = _looked.setdefault(keyring, {})
    written = _newest()
    lagging = []
    for door in briefs.everything(keyring).values():
        leaf = written.get(room_id(door.document.root, "claims"), -1)
        if leaf > looked.get(door.row.id, -1):
            lagging.append((door.row.id, leaf))
    for case, _leaf in lagging[:AT_MOST]:
        with contextlib.suppress(Damaged, NotHeld):
            settle(keyring, case)
    looked |= lagging[:AT_MOST]  # once all are made: where one broke off, all are undone


def settle(keyring: Keyring, case: UUID) -> None:
    """Write every claim of a case that is not on the card as it stands. Raises Refusal NOT_FOUND."""
    known = coded(keyring, case)
    lines = [_coded(one) for one in weighed(keyring, case)]
    if wanted := [one for one in lines if known.get(one.claim) != one]:
        card = room(keyring, case, CODED, create=True)
        for one in wanted:
            rows.insert(keyring, Coded, card, one)


def coded(keyring: Keyring, case: UUID) -> dict[UUID, CodedClaim]:
    """Claim → the newest card of it. Raises Refusal NOT_FOUND for who may not read it."""
    return {one.document.claim: one.document for one in contents(keyring, case, CODED, Coded)}


def _coded(one: Weighed) -> CodedClaim:
    document, amount = one.document, one.document.amount or Amount(said="")
    return CodedClaim(
        claim=one.id,
        kind=one.origin.kind,
        act=document.act,
        stance=document.stance,
        earliest=one.span.earliest,
        latest=one.span.latest,
        low=amount.low,
        high=amount.high,
        first_hand=one.first_hand,
        from_custody=document.from_custody,
        duress=document.duress,
        grade=str(one.grade),
        standing=one.standing,
        independent=one.independent,
        contested=bool(one.against),
    )


def _newest() -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for table in MADE_OF:
        leaves: Iterable[tuple[UUID, int]] = table.objects.values_list("compartment").annotate(Max("leaf"))
        for compartment, leaf in leaves:
            found[compartment] = max(leaf, found.get(compartment, -1))
    return found
