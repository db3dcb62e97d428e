"""Lock all: every session ends with its keys, and accounts that are taken stay shut."""

from typing import Annotated
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, sessions
from safeconduct.people import holds
from safeconduct.people.actions.membership import MemberRef
from safeconduct.people.policies import members

_SOMEBODY = "8a5d2f0c-3c1b-4a7e-9b8e-5d5f2f7f6a10"


class LockAll(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Whose accounts are taken, if any, and what happened."""

    taken: Annotated[
        list[MemberRef],
        Meta(
            title=N_("Accounts that are taken"),
            description=N_(
                "they do not sign in again until two others reopen them; tick yours if you are forced"
            ),
            max_length=200,
        ),
    ] = []
    reason: Annotated[
        str, Meta(title=N_("What happened"), description=N_("every member can read it"), max_length=500)
    ] = ""


class Locked(msgspec.Struct, kw_only=True, frozen=True):
    """How many accounts stay shut."""

    shut: int


class Reopen(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Whose account it is."""

    member: MemberRef


class Reopened(msgspec.Struct, kw_only=True, frozen=True):
    """How many members still have to say the same; 0: the account is open."""

    missing: int


@action(
    "people.lock_all",
    title=N_("Lock all"),
    may=members,
    example={"taken": [_SOMEBODY], "reason": "two telephones were taken at the border"},
    destructive=True,
    final=N_("everybody signs in again; accounts named as taken are reopened by two others"),
    urgent=True,
)
def lock_all(actor: Actor, given: LockAll) -> Locked:
    """End every session with its keys at once, and shut the accounts that are named.

    The engine runs on: alarms are sent as before. Raises Refusal NOT_FOUND for somebody named who is
    no member.
    """
    keyring = actor.keys
    directory = certificates.directory(keyring)
    named: set[UUID] = set(given.taken)
    if any(directory.now(handle) is None for handle in named):
        raise Refusal(NOT_FOUND)
    for handle in sorted(named):
        holds.hold(keyring, handle, given.reason)
    transaction.on_commit(_end_everything)
    return Locked(shut=len(named))


def _end_everything() -> None:
    sessions.end_all()


@action(
    "people.reopen",
    title=N_("Reopen an account"),
    may=members,
    example={"member": _SOMEBODY},
    inverse="people.lock_all",
    urgent=True,
)
def reopen(actor: Actor, given: Reopen) -> Reopened:
    """Say that an account is its owner's again. It opens when two members have said so.

    Raises Refusal NOT_FOUND for an account that is not shut, OWN_WORD, NOT_ALONE.
    """
    if not holds.is_held(actor.keys, given.member):
        raise Refusal(NOT_FOUND)
    return Reopened(missing=holds.reopen(actor.keys, given.member))
