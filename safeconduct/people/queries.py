"""What can be asked about people: who is here, who is coming, who left, how the house stands."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows, sessions
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.keys.documents import CertificateDocument
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Grant
from safeconduct.people import admitting, duty, holds, members, upkeep
from safeconduct.people.actions.founding import TEAMS, Nothing
from safeconduct.people.documents import ShareDocument
from safeconduct.people.models import Enrolment, Newcomer, Removal, Share, Sheet, Turning
from safeconduct.people.policies import keepers
from safeconduct.people.policies import members as everybody
from safeconduct.people.ports import PORTS
from safeconduct.people.rules.fingerprints import fingerprint

# Rooms that two living readers must be able to open, or the last one's absence closes a case.
NEED_TWO = ("identity", "contacts", "shelter", "route")


class MemberLine(msgspec.Struct, kw_only=True, frozen=True):
    """One member as everybody in the house knows them."""

    member: UUID
    name: str
    roles: list[str]
    languages: list[str]
    base: str
    zone: str
    on_duty: list[str]
    shut: bool


class Arrival(msgspec.Struct, kw_only=True, frozen=True):
    """An invitation: `fingerprint` is empty until somebody came with keys. Until is UTC."""

    enrolment: UUID
    name: str
    roles: list[str]
    invited_by: UUID
    until: datetime
    fingerprint: str
    replaces: UUID | None


class WaitingLine(msgspec.Struct, kw_only=True, frozen=True):
    """A certificate with one signature. `may_sign` says whether yours would be the second."""

    certificate: UUID
    member: UUID
    name: str
    roles: list[str]
    roles_before: list[str]
    first: UUID
    first_name: str
    fingerprint: str
    replaces: UUID | None
    may_sign: bool


class RemovalLine(msgspec.Struct, kw_only=True, frozen=True):
    """Somebody who left: `still` compartments that he held a wrap of still seal to a key he knew."""

    member: UUID
    name: str
    at: datetime
    by_name: str
    reason: str
    roles: list[str]
    wraps: int
    still: int
    again: bool


class Shut(msgspec.Struct, kw_only=True, frozen=True):
    """An account named as taken, and how many members still have to say that it may be reopened."""

    member: UUID
    name: str
    at: datetime
    reason: str
    missing: int


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


@query("people.members", title=N_("Members"), may=everybody, example={})
def members_query(actor: Actor, given: Nothing) -> list[MemberLine]:
    """Everybody who stands now, by name."""
    del given
    keyring = actor.keys
    duties = duty.on_duty(keyring)
    shut = {reading.document.handle for reading in holds.standing_holds(keyring)}
    return [
        MemberLine(
            member=one.handle,
            name=one.name,
            roles=sorted(one.roles),
            languages=one.profile.languages,
            base=one.profile.base,
            zone=one.profile.zone,
            on_duty=[span.role for span in duties if span.member == one.handle],
            shut=one.handle in shut,
        )
        for one in members.everybody(keyring)
    ]


@query("people.arrivals", title=N_("Who is invited"), may=keepers, example={})
def arrivals(actor: Actor, given: Nothing) -> list[Arrival]:
    """Invitations that still work, and those who came by one and wait for a first signature."""
    del given
    keyring = actor.keys
    came = {
        reading.document.enrolment: reading.document
        for reading in rows.read_all(keyring, Newcomer.objects.all())
    }
    found = []
    for reading in rows.read_all(keyring, Enrolment.objects.order_by("leaf")):
        newcomer = came.get(reading.row.id)
        if not reading.verified or (newcomer is None and reading.row.until < clock.now()):
            continue
        shown = "" if newcomer is None else fingerprint(
            newcomer.handle.bytes, newcomer.sign_public, newcomer.box_public
        )  # fmt: skip
        found.append(
            Arrival(
                enrolment=reading.row.id,
                name=reading.document.display_name,
                roles=reading.document.roles,
                invited_by=reading.document.invited_by,
                until=reading.row.until,
                fingerprint=shown,
                replaces=reading.document.replaces,
            )
        )
    return found


@query("people.waiting", title=N_("What waits for a second signature"), may=everybody, example={})
def waiting(actor: Actor, given: Nothing) -> list[WaitingLine]:
    """Certificates with one signature, the oldest first."""
    del given
    return waiting_lines(actor.keys)


def waiting_lines(keyring: Keyring) -> list[WaitingLine]:
    """The same for a newcomer who countersigns at founding, and is nobody's actor yet."""
    directory = certificates.directory(keyring)
    lines = []
    for certificate, (document, first) in directory.waiting.items():
        holder = document.holder
        before = directory.now(holder.handle)
        lines.append(
            WaitingLine(
                certificate=certificate,
                member=holder.handle,
                name=members.name_of(keyring, holder.handle),
                roles=sorted(holder.roles),
                roles_before=sorted(before.roles) if before else [],
                first=first,
                first_name=members.name_of(keyring, first),
                fingerprint=fingerprint(holder.handle.bytes, holder.sign_public, holder.box_public),
                replaces=document.replaces,
                may_sign=_may_sign(keyring, document, first),
            )
        )
    return lines


def _may_sign(keyring: Keyring, document: CertificateDocument, first: UUID) -> bool:
    try:
        admitting.check_second(keyring, document, first)
    except Refusal:
        return False
    return True


@query("people.removals", title=N_("Who left"), may=keepers, example={})
def removals(actor: Actor, given: Nothing) -> list[RemovalLine]:
    """Who left, and how many of the keys they knew are still in use."""
    del given
    keyring = actor.keys
    audit = well_known(AUDIT, keyring.organisation)
    turned = {
        grant
        for reading in rows.read_all(keyring, Turning.objects.filter(compartment=audit))
        if reading.verified
        for grant in reading.document.grants
    }
    return [
        RemovalLine(
            member=reading.document.handle,
            name=members.name_of(keyring, reading.document.handle),
            at=reading.document.at,
            by_name=members.name_of(keyring, reading.document.by),
            reason=reading.document.reason,
            roles=reading.document.roles,
            wraps=len(reading.document.grants),
            still=len(set(reading.document.grants) - turned),
            again=reading.document.successor is not None,
        )
        for reading in rows.read_all(keyring, Removal.objects.filter(compartment=audit).order_by("-leaf"))
        if reading.verified
    ]


@query("people.shut", title=N_("Accounts that are shut"), may=everybody, example={})
def shut_accounts(actor: Actor, given: Nothing) -> list[Shut]:
    """Accounts that were named as taken and not reopened."""
    del given
    keyring = actor.keys
    return [
        Shut(
            member=reading.document.handle,
            name=members.name_of(keyring, reading.document.handle),
            at=reading.document.at,
            reason=reading.document.reason,
            missing=holds.missing_words(keyring, reading),
        )
        for reading in holds.standing_holds(keyring)
    ]


@query("people.house", title=N_("How the house stands"), may=everybody, example={})
def house(actor: Actor, given: Nothing) -> HouseState:
    """What every member may know of the house, and what coordinators and admins must."""
    del given
    keyring = actor.keys
    directory = certificates.directory(keyring)
    founding = directory.founding
    shares = _shares(keyring)
    return HouseState(
        complete=directory.complete,
        demo=founding is not None and founding.demo,
        fingerprint=fingerprint(directory.root or b""),
        boot_mode=PORTS.boot_mode(),
        members=len(directory.members()),
        sessions=sum(sessions.count_by_member().values()),
        shares=founding.shares if founding else 0,
        threshold=founding.threshold if founding else 0,
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
    return [reading.document for reading in rows.read_all(keyring, Share.objects.filter(compartment=audit))]


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
