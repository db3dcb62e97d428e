"""Keys follow people: what a reader's session does so that whoever left knows no key that is in use.

For every compartment that the session holds, the roster is compared with who should be on it:

1. the house: everybody who stands, and the machine; a team: everybody in the role, and the
   coordinators' team; anything else: whom its roster names, a person by the handle that person has now;
2. somebody is missing: granted;
3. somebody is on it who should not be, or it is held by a team whose epoch was turned after the grant
   was made: its epoch is turned, for those who should be on it;
4. recovery was replaced: it is sealed to the new one.

Turning a team makes what the team holds stale in turn, until nothing is left. Each step is one
transaction, so a kill between two leaves both as they were or as they shall be; the next session of
any reader goes on.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import transaction

from safeconduct.acts.policies import ROLES
from safeconduct.kernel import clock
from safeconduct.keys import certificates, compartments, recovery, rows
from safeconduct.keys.certificates import Directory
from safeconduct.keys.compartments import AUDIT, HOUSE, RECOVERY, well_known
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.founding import COORDINATORS
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Certificate, Countersignature, Epoch, Grant, Roster
from safeconduct.people.documents import TurningDocument, UpkeepDocument
from safeconduct.people.models import Turning, Upkeep

SECONDS = 0.5  # that one request may spend on it
TEAM = "team:"


class Mended(NamedTuple):
    """What a session did; `left` says whether there is more to do than its time allowed."""

    turned: int
    granted: int
    left: bool


class Need(NamedTuple):
    """What one compartment needs: holders to be granted, or a turn for exactly `holders`."""

    holders: frozenset[UUID]
    missing: frozenset[UUID]
    turn: bool
    gone: tuple[UUID, ...]  # grants of people who left


@dataclass
class Round:
    """One look at everything that a keyring holds, `mark` being the log as it was at its beginning."""

    mark: int
    queue: deque[UUID]
    own_turns: set[tuple[UUID, int]] = field(default_factory=set)


_rounds: WeakKeyDictionary[Keyring, Round] = WeakKeyDictionary()


def mend(keyring: Keyring, *, seconds: float = SECONDS) -> Mended:
    """Mend what this keyring can, for about so many seconds at most; cheap when nothing changed.

    Raises Damaged when a roster or a public half does not fit.
    """
    work = _round(keyring)
    if work is None:
        return Mended(0, 0, left=False)
    try:
        return _work(keyring, work, clock.monotonic() + seconds)
    except BaseException:
        _rounds.pop(keyring, None)  # what was done may be undone: the next look begins anew
        raise


def _work(keyring: Keyring, work: Round, until: float) -> Mended:
    turned = granted = 0
    while work.queue:
        if clock.monotonic() > until:
            return Mended(turned, granted, left=True)
        compartment = work.queue.popleft()
        recovery.reseal_one(keyring, compartment)
        if _need(keyring, compartment) is not None:
            done = _mend_one(keyring, compartment, work)
            turned, granted = turned + done.turned, granted + done.granted
    recovery.cancel_when_done(keyring)
    _finish(keyring, work)
    return Mended(turned, granted, left=False)


def due(keyring: Keyring) -> bool:
    """Whether there is something to look at: keys may have to follow people."""
    work = _rounds.get(keyring)
    return work is None or bool(work.queue) or (work.mark != _mark() and _by_others(work))


def stale(keyring: Keyring) -> list[UUID]:
    """The compartments this keyring holds that somebody who left still knows the key of."""
    if not due(keyring):
        return []
    needs = ((one, _need(keyring, one)) for one in _in_order(keyring))
    return [compartment for compartment, need in needs if need is not None and need.turn]


NOTHING = Need(frozenset(), frozenset(), turn=False, gone=())


def living_readers(keyring: Keyring, compartment: UUID) -> int:
    """How many people who stand can open a compartment that this keyring holds, directly or by a team.

    A team whose roster this keyring cannot read counts by the directory's roles.
    """
    directory = certificates.directory(keyring)
    people: set[UUID] = set()
    for holder in compartments.roster(keyring, compartment):
        if holder in directory.standings:
            people |= {holder} if directory.now(holder) else set()
            continue
        for role in ROLES:
            if holder == well_known(f"{TEAM}{role}", keyring.organisation):
                people |= {one.handle for one in directory.members(role)}
                people |= {one.handle for one in directory.members("coordinator")}
    return len(people)


def _round(keyring: Keyring) -> Round | None:
    """The look that is under way, a new one when the log says that something changed, else None."""
    mark = _mark()
    work = _rounds.get(keyring)
    if work is None:
        kept = Upkeep.objects.filter(id=keyring.member).first()
        done = rows.read(keyring, kept).document.mark if kept is not None else None
        work = _rounds[keyring] = Round(mark, deque([] if done == mark else _in_order(keyring)))
    elif work.mark != mark and not work.queue and _by_others(work):
        work = _rounds[keyring] = Round(mark, deque(_in_order(keyring)))
    return work if work.queue else None


def _finish(keyring: Keyring, work: Round) -> None:
    """Remember how far the log was looked at, so that the next sign-in need not look again."""
    if _by_others(work):
        return  # somebody changed something meanwhile: the next request looks again
    work.mark = _mark()
    work.own_turns.clear()
    document = UpkeepDocument(mark=work.mark)
    kept = Upkeep.objects.filter(id=keyring.member).first()
    if kept is None:
        rows.insert(keyring, Upkeep, keyring.member, document, id=keyring.member)
    else:
        rows.rewrite(keyring, kept, document)


def _mark() -> int:
    """The newest leaf that could give somebody something to mend: a certificate, or a turn."""
    newest = (
        found.order_by("-leaf").values_list("leaf", flat=True).first()
        for found in (
            Certificate.objects.all(),
            Countersignature.objects.all(),
            Epoch.objects.filter(number__gt=1),
        )
    )
    return max((leaf for leaf in newest if leaf is not None), default=-1)


def _by_others(work: Round) -> bool:
    """Whether something changed since the round's beginning that the round did not do itself."""
    if any(table.objects.filter(leaf__gt=work.mark).exists() for table in (Certificate, Countersignature)):
        return True
    turns = Epoch.objects.filter(number__gt=1, leaf__gt=work.mark).values_list("of", "number")
    return bool(set(turns) - work.own_turns)


def _in_order(keyring: Keyring) -> list[UUID]:
    """The house first, then the coordinators' team, teams, and what teams hold: one pass is enough."""
    ranks = {HOUSE: 0, COORDINATORS: 1}

    def rank(compartment: UUID) -> int:
        kind = keyring.kind(compartment)
        return ranks.get(kind, 2 if kind.startswith(TEAM) else 4 if keyring.subject(compartment) else 3)

    return sorted(keyring.compartments(), key=rank)


def _need(keyring: Keyring, compartment: UUID) -> Need | None:
    """What a compartment needs; None for nothing, and for one whose open epoch is not held."""
    row = Roster.objects.filter(compartment=compartment, epoch=rows.open_epoch(compartment)).first()
    if row is None:
        return None
    try:
        named = rows.read_signed(keyring, row).document
    except NotHeld:
        return None
    if named.kind != keyring.kind(compartment):
        # A forged grant could say that a room is a team; then everybody in the role would be granted it.
        raise Damaged(Roster._meta.db_table, row.id, "kind")
    of_recovery = well_known(RECOVERY, keyring.organisation)
    given = {holder: wrap for holder, wrap in named.grants.items() if holder != of_recovery}
    wanted = _wanted(keyring, compartment, named.kind, frozenset(given))
    extra, missing = frozenset(given) - wanted, wanted - frozenset(given)
    outdated = _outdated(given)
    if not (missing or extra or outdated):
        return None
    standings = certificates.directory(keyring).standings
    gone = tuple(given[holder] for holder in extra if holder in standings)
    return Need(wanted, missing, bool(extra or outdated), gone)


def _mend_one(keyring: Keyring, compartment: UUID, work: Round) -> Mended:
    take_back = keyring.remember()
    try:
        with transaction.atomic():
            return _meet(keyring, compartment, work)
    except BaseException:
        take_back()
        raise


def _meet(keyring: Keyring, compartment: UUID, work: Round) -> Mended:
    need = _need(keyring, compartment) or NOTHING
    if not need.holders:
        return Mended(0, 0, left=False)  # done by somebody else, or nobody is left but recovery
    if not need.turn:
        for holder in need.missing:
            compartments.grant(keyring, compartment, holder)
        return Mended(0, len(need.missing), left=False)
    if need.gone:
        audit = well_known(AUDIT, keyring.organisation)
        rows.insert(keyring, Turning, audit, TurningDocument(grants=list(need.gone), at=clock.now()))
    compartments.turn(keyring, compartment, need.holders)
    work.own_turns.add((compartment, rows.open_epoch(compartment)))
    return Mended(1, len(need.missing), left=False)


def _wanted(keyring: Keyring, compartment: UUID, kind: str, named: frozenset[UUID]) -> frozenset[UUID]:
    """Who should hold a compartment, given whom its roster names now."""
    directory = certificates.directory(keyring)
    if compartment == well_known(kind, keyring.organisation):
        if kind == HOUSE:
            standing = {handle for handle in directory.standings if directory.now(handle)}
            return frozenset(standing | (named & _waiting(directory)))
        if kind.startswith(TEAM):
            members = {one.handle for one in directory.members(kind.removeprefix(TEAM))}
            above = set() if kind == COORDINATORS else {well_known(COORDINATORS, keyring.organisation)}
            return frozenset(members | above)
    return frozenset(_today(directory, named))


def _waiting(directory: Directory) -> set[UUID]:
    """Newcomers who were let into the house to countersign at founding."""
    return {document.holder.handle for document, _author in directory.waiting.values()}


def _today(directory: Directory, named: frozenset[UUID]) -> Iterator[UUID]:
    """The named holders as they are now: a person by the newest handle, or not at all after leaving."""
    for holder in named:
        handle = directory.successor(holder)
        if handle not in directory.standings or directory.now(handle) is not None:
            yield handle


def _outdated(given: dict[UUID, UUID]) -> bool:
    """Whether a grant to a team was made before the team's epoch was turned."""
    made = dict(Grant.objects.filter(id__in=list(given.values())).values_list("id", "epoch"))
    return any(made.get(wrap, 0) < rows.open_epoch(holder) for holder, wrap in given.items())
