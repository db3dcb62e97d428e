"""Who is here, who left, whose account is shut."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.people import duty, holds, members
from safeconduct.people.actions.founding import Nothing
from safeconduct.people.models import Removal, Turning
from safeconduct.people.policies import keepers
from safeconduct.people.policies import members as everybody


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
