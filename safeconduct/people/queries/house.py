"""How the house stands, as far as the reader may know it."""

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, recovery, rows, sessions
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Grant
from safeconduct.people import upkeep
from safeconduct.people.actions.founding import TEAMS, Nothing
from safeconduct.people.documents import ShareDocument
from safeconduct.people.models import Share, Sheet
from safeconduct.people.policies import members as everybody
from safeconduct.people.ports import PORTS
from safeconduct.people.rules.fingerprints import fingerprint

# Rooms that two living readers must be able to open, or the last one's absence closes a case.
NEED_TWO = ("identity", "contacts", "shelter", "route")


class HouseState(msgspec.Struct, kw_only=True, frozen=True):
    """How the house stands, as far as this member may know it.

    `stale` counts compartments that you hold and somebody who left knows the key of; `stale_teams`
    those held by teams whose key was turned. `thin` counts rooms of yours that only one living reader
    can open. `sessions` are open now, of everybody. `printed` and `kept` count recovery shares and are
    None for those who may not know; `unprinted` says that yours are still to be printed.
    """

    complete: bool
    demo: bool
    fingerprint: str
    boot_mode: str
    members: int
    sessions: int
    shares: int
    threshold: int
    printed: int | None
    kept: int | None
    stale: int
    stale_teams: int
    thin: int
    lonely_admin: bool
    unprinted: bool


@query("people.house", title=N_("How the house stands"), may=everybody, example={})
def house(actor: Actor, given: Nothing) -> HouseState:
    """What every member may know of the house, and what coordinators and admins must."""
    del given
    keyring = actor.keys
    directory = certificates.directory(keyring)
    founding = directory.founding
    shares = _shares(keyring)
    count, threshold = recovery.shape(keyring)
    return HouseState(
        complete=directory.complete,
        demo=founding is not None and founding.demo,
        fingerprint=fingerprint(directory.root or b""),
        boot_mode=PORTS.boot_mode(),
        members=len(directory.members()),
        sessions=sum(sessions.count_by_member().values()),
        shares=count,
        threshold=threshold,
        printed=None if shares is None else sum(one.printed_at is not None for one in shares),
        kept=None if shares is None else sum(bool(one.keeper) for one in shares),
        stale=len(upkeep.stale(keyring)),
        stale_teams=_stale_teams(keyring),
        thin=_thin(keyring),
        lonely_admin=len(directory.members("admin")) < 2,
        unprinted=Sheet.objects.filter(compartment=actor.member).exists(),
    )


def _shares(keyring: Keyring) -> list[ShareDocument] | None:
    audit = well_known(AUDIT, keyring.organisation)
    if not keyring.holds(audit):
        return None
    known = rows.read_all(keyring, Share.objects.filter(compartment=audit))
    return [reading.document for reading in known if not reading.document.ended]


def _stale_teams(keyring: Keyring) -> int:
    """Grants to teams that were made before the team's key was turned: everybody can count them."""
    teams = [well_known(f"{upkeep.TEAM}{team}", keyring.organisation) for team in TEAMS]
    return sum(
        Grant.objects.filter(compartment=team, epoch__lt=rows.open_epoch(team)).count() for team in teams
    )


def _thin(keyring: Keyring) -> int:
    """Rooms of the viewer's that only one person who stands can open."""
    return sum(
        upkeep.living_readers(keyring, room) < 2 for kind in NEED_TWO for room in keyring.compartments(kind)
    )
