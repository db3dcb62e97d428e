"""How somebody stays, changes and goes: roles, removal, keys that are turned, shares that are kept."""

from typing import Annotated
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.registry import action, query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows, sessions
from safeconduct.keys.certificates import Directory
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.keys.documents import KeyHolder
from safeconduct.people import admitting, members, refusals, upkeep
from safeconduct.people.actions.enrolment import Roles, check_roles
from safeconduct.people.actions.founding import Nothing
from safeconduct.people.actions.vouching import Certified
from safeconduct.people.events import MemberLeft
from safeconduct.people.models import Share
from safeconduct.people.policies import keepers
from safeconduct.people.policies import members as everybody

BUTTON = 20.0  # seconds that the button may spend on turning keys

MemberRef = Annotated[UUID, Meta(title=N_("Member"), extra={"widget": "ref", "of": "people.member"})]
_SOMEBODY = "8a5d2f0c-3c1b-4a7e-9b8e-5d5f2f7f6a10"


class ChangeRoles(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The roles that a member shall hold, all of them."""

    member: MemberRef
    roles: Roles


class Deactivate(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Who leaves, and why; the reason is for coordinators and admins alone."""

    member: MemberRef
    reason: Annotated[
        str, Meta(title=N_("Reason"), description=N_("only coordinators and admins read it"), max_length=500)
    ] = ""


class Left(msgspec.Struct, kw_only=True, frozen=True):
    """What somebody who left could reach: `wraps` of his own, `teams` he was in."""

    wraps: int
    teams: list[str]


class Turned(msgspec.Struct, kw_only=True, frozen=True):
    """How many keys this session replaced, and whether there are more that it could."""

    turned: int
    left: bool


@action(
    "people.change_roles",
    title=N_("Change somebody's roles"),
    may=keepers,
    example={"member": _SOMEBODY, "roles": ["operator", "press"]},
    inverse="people.withdraw_certificate",
)
def change_roles(actor: Actor, given: ChangeRoles) -> Certified:
    """Propose other roles for a member; they hold once a second member has signed.

    Raises Refusal NOT_FOUND, OWN_WORD for one's own roles, LAST_COORDINATOR, and INVALID with
    roles_incompatible.
    """
    check_roles(given.roles)
    keyring = actor.keys
    standing = members.member(keyring, given.member).standing
    if given.member == actor.member:
        raise Refusal(refusals.OWN_WORD)
    directory = certificates.directory(keyring)
    if "coordinator" not in given.roles:
        _keep_a_coordinator(directory, given.member)
    holder = KeyHolder(
        handle=standing.handle,
        sign_public=standing.sign_public.data,
        box_public=standing.box_public.data,
        roles=sorted(set(given.roles)),
    )
    return Certified(certificate=certificates.certify(keyring, holder))


def _keep_a_coordinator(directory: Directory, without: UUID) -> None:
    """Only coordinators hold every team: without one nobody could let anybody in. Raises LAST_COORDINATOR."""
    if not any(one.handle != without for one in directory.members("coordinator")):
        raise Refusal(refusals.LAST_COORDINATOR)


@action(
    "people.deactivate",
    title=N_("Remove somebody"),
    may=keepers,
    example={"member": _SOMEBODY, "reason": "left the network"},
    destructive=True,
    final=N_("the keys of this person end for good; somebody who comes back is invited anew"),
    emits=[MemberLeft],
    urgent=True,
)
def deactivate(actor: Actor, given: Deactivate) -> Left:
    """End somebody's sign-in, sessions and wraps at once.

    One signature is enough to let somebody go. What the person knew is replaced by the sessions of
    those who remain; this one begins at once. Raises Refusal NOT_FOUND, NOT_YOURSELF
    and LAST_COORDINATOR.
    """
    keyring = actor.keys
    standing = members.member(keyring, given.member).standing
    if given.member == actor.member:
        raise Refusal(refusals.NOT_YOURSELF)  # what somebody signs after leaving counts for nothing
    directory = certificates.directory(keyring)
    _keep_a_coordinator(directory, given.member)
    holder = KeyHolder(
        handle=standing.handle,
        sign_public=standing.sign_public.data,
        box_public=standing.box_public.data,
        roles=sorted(standing.roles),
    )
    certificates.certify(keyring, holder, ended=True)
    wraps = admitting.end(keyring, given.member, given.reason, directory)
    emit(actor, MemberLeft(member=given.member))
    upkeep.mend(keyring)
    transaction.on_commit(lambda: _end_sessions(given.member))
    return Left(wraps=wraps, teams=sorted(standing.roles))


def _end_sessions(handle: UUID) -> None:
    sessions.end_all([handle])


@action(
    "people.turn_keys",
    title=N_("Replace the keys that somebody who left still knows"),
    may=everybody,
    example={},
    urgent=True,
)
def turn_keys(actor: Actor, given: Nothing) -> Turned:
    """Replace what this session can. Any session does so by itself, a little with each page; this does
    all that fits into twenty seconds."""
    del given
    done = upkeep.mend(actor.keys, seconds=BUTTON)
    return Turned(turned=done.turned, left=done.left)


class HandShare(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Who keeps which share."""

    number: Annotated[int, Meta(title=N_("Number of the share"), ge=1, le=16)]
    keeper: Annotated[
        str,
        Meta(
            title=N_("Who keeps it"),
            description=N_("in words that help you and nobody else; only coordinators and admins read them"),
            max_length=120,
        ),
    ] = ""


class ShareLine(msgspec.Struct, kw_only=True, frozen=True):
    """One recovery share: whether it is on paper, and who keeps it."""

    number: int
    printed: bool
    keeper: str


@action(
    "people.hand_share",
    title=N_("Note who keeps a recovery share"),
    may=keepers,
    example={"number": 1, "keeper": "the aunt in the south"},
    inverse="people.hand_share",
)
def hand_share(actor: Actor, given: HandShare) -> None:
    """Write down who keeps a share; an empty keeper means nobody. Raises Refusal NOT_FOUND."""
    for reading in _shares(actor):
        if reading.document.number == given.number:
            handed = clock.now() if given.keeper else None
            noted = msgspec.structs.replace(reading.document, keeper=given.keeper, handed_at=handed)
            rows.rewrite(actor.keys, reading.row, noted)
            return
    raise Refusal(NOT_FOUND)


@query("people.shares", title=N_("Recovery shares"), may=keepers, example={})
def shares(actor: Actor, given: Nothing) -> list[ShareLine]:
    """The recovery shares, whether they are on paper, and who keeps them. Never their words."""
    del given
    lines = [
        ShareLine(
            number=reading.document.number,
            printed=reading.document.printed_at is not None,
            keeper=reading.document.keeper,
        )
        for reading in _shares(actor)
    ]
    return sorted(lines, key=lambda line: line.number)


def _shares(actor: Actor) -> list[rows.Reading[Share]]:
    audit = well_known(AUDIT, actor.keys.organisation)
    known = rows.read_all(actor.keys, Share.objects.filter(compartment=audit))
    return [reading for reading in known if not reading.document.ended]
