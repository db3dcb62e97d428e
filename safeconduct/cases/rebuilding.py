"""Cards that lag behind their room: what a coordinator's presence makes anew.

A card of consent takes all consents together, and a report from the scene is written by somebody who
knows only the room it goes into. Both are seen by the log: the room was written after its card.
"""

import contextlib
from collections.abc import Callable, Iterable
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db.models import Max

from safeconduct.cases import briefs, digests
from safeconduct.cases.models import (
    AdvanceDirective,
    Case,
    Consent,
    ConsentVerification,
    ConsentWithdrawal,
    DigestLine,
    TimelineEntry,
    Verdict,
    VerdictStop,
)
from safeconduct.cases.rooms import contents
from safeconduct.cases.rules.digests import DIGEST, VERDICT
from safeconduct.keys import log
from safeconduct.keys.compartments import room_id
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.keys.rows import Reading

Make = Callable[[Keyring, Reading[Case]], None]
AT_MOST = 10  # cases in one visit: nobody waits

# Where the log ended when a keyring last found every card as it should be.
_seen: WeakKeyDictionary[Keyring, int] = WeakKeyDictionary()


def rebuild(keyring: Keyring) -> int:
    """Make cards anew that are older than what they are made from; how many cases were looked at.

    One that is made from a row that does not fit stays as it is, and the others do not wait for it.
    """
    until = log.size()
    if _seen.get(keyring) == until:
        return 0
    lagging = [*_verdicts(keyring), *_courses(keyring)]
    for make, door in lagging[:AT_MOST]:
        with contextlib.suppress(Damaged, NotHeld):
            make(keyring, door)
    if len(lagging) <= AT_MOST:
        _seen[keyring] = log.size()
    return len(lagging[:AT_MOST])


def _verdicts(keyring: Keyring) -> Iterable[tuple[Make, Reading[Case]]]:
    said = _newest(Consent, ConsentWithdrawal, ConsentVerification, AdvanceDirective)
    stopped, made = _newest(VerdictStop), _newest(Verdict)
    for door in briefs.everything(keyring).values():
        root = door.document.root
        room, card = room_id(root, "consent"), room_id(root, VERDICT)
        if room in said and max(said[room], stopped.get(card, -1)) > made.get(card, -1):
            yield digests.judge, door


def _courses(keyring: Keyring) -> Iterable[tuple[Make, Reading[Case]]]:
    written, made = _newest(TimelineEntry), _newest(DigestLine)
    for door in briefs.everything(keyring).values():
        root = door.document.root
        if written.get(room_id(root, "timeline"), -1) > made.get(room_id(root, DIGEST), -1):
            yield _complete, door


def _complete(keyring: Keyring, door: Reading[Case]) -> None:
    """Put every entry on the digest that is not on it as it stands."""
    case = door.row.id
    known = {one.document.entry: one.document.struck for one in contents(keyring, case, DIGEST, DigestLine)}
    for one in contents(keyring, case, "timeline", TimelineEntry):
        if known.get(one.row.id) != bool(one.document.struck):
            digests.put_entry(keyring, case, one.row.id, one.document)


def _newest(*tables: type[SealedRow]) -> dict[UUID, int]:
    """The newest leaf of these tables in each compartment."""
    found: dict[UUID, int] = {}
    for table in tables:
        for compartment, leaf in table.objects.values_list("compartment").annotate(Max("leaf")):
            found[compartment] = max(leaf, found.get(compartment, -1))
    return found
