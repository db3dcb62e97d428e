"""A new recovery: proposed by one, made by another, its shares printed once, the earlier ones ended."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action, query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, recovery, rows
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import RecoveryWished
from safeconduct.keys.rows import Reading
from safeconduct.people import members, refusals
from safeconduct.people.actions.founding import SPLITS, Nothing, Split
from safeconduct.people.documents import ShareDocument, SheetDocument
from safeconduct.people.models import Share, Sheet
from safeconduct.people.policies import keepers
from safeconduct.people.policies import members as everybody
from safeconduct.vault import shares

STANDS = timedelta(days=7)  # a proposal that nobody took up is asked for anew


class Propose(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Into what the new recovery is split."""

    split: Split = "3 of 5"


class Replace(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The word of the second of two."""

    spoken: Annotated[
        bool,
        Meta(title=N_("I spoke by voice with whoever proposed it; a printer that keeps no copies is here")),
    ] = False


class Proposal(msgspec.Struct, kw_only=True, frozen=True):
    """Who wants a new recovery; `mine`: you do, and another has to make it. It stands until `until` (UTC)."""

    by: UUID
    name: str
    at: datetime
    until: datetime
    shares: int
    threshold: int
    mine: bool


class RecoveryState(msgspec.Struct, kw_only=True, frozen=True):
    """How recovery stands. `spent`: its shares have met on one machine. `waiting` counts compartments, and
    `machines` keys of the engine, that are still sealed to an earlier one."""

    shares: int
    threshold: int
    spent: bool
    waiting: int
    machines: int
    proposal: Proposal | None


@query("people.recovery", title=N_("How recovery stands"), may=everybody, example={})
def state(actor: Actor, given: Nothing) -> RecoveryState:
    """Whether recovery was used or is being replaced, and what still waits for that."""
    del given
    keyring = actor.keys
    count, threshold = recovery.shape(keyring)
    waiting = recovery.waiting(keyring)
    standing = _proposal(keyring)
    return RecoveryState(
        shares=count,
        threshold=threshold,
        spent=recovery.is_spent(keyring),
        waiting=waiting.compartments,
        machines=waiting.machines,
        proposal=None if standing is None else _shown(keyring, standing),
    )


@action(
    "people.propose_recovery",
    title=N_("Propose a new recovery"),
    may=keepers,
    example={"split": "3 of 5"},
    confirm=True,
    inverse="people.withdraw_recovery",
)
def propose(actor: Actor, given: Propose) -> None:
    """Say, as the first of two, that recovery shall be replaced. Another coordinator or admin makes the new
    one within seven days. Raises Refusal PROPOSED."""
    if _proposal(actor.keys) is not None:
        raise Refusal(refusals.PROPOSED)
    threshold, count = SPLITS[given.split]
    recovery.wish(actor.keys, count, threshold)


@action(
    "people.withdraw_recovery",
    title=N_("Withdraw the proposal of a new recovery"),
    may=keepers,
    example={},
    destructive=True,
    inverse="people.propose_recovery",
)
def withdraw(actor: Actor, given: Nothing) -> None:
    """Nobody makes a new recovery on it any more. Raises Refusal NOT_FOUND where none stands."""
    del given
    if not recovery.withdraw_wishes(actor.keys):
        raise Refusal(NOT_FOUND)


@action(
    "people.replace_recovery",
    title=N_("Make the new recovery"),
    may=keepers,
    example={"spoken": True},
    confirm=True,
    destructive=True,
    final=N_("everything is sealed to the new shares from here; the earlier ones end when nothing waits"),
)
def replace(actor: Actor, given: Replace) -> None:
    """Make the recovery that another proposed; its shares are sealed to you alone until they are printed.

    Raises Refusal NOT_FOUND without a proposal, ALONE for one's own, UNPRINTED, and INVALID with NOT_SPOKEN.
    """
    keyring = actor.keys
    if not given.spoken:
        raise Refusal(INVALID, fields={"spoken": refusals.NOT_SPOKEN})
    proposal = _proposal(keyring)
    if proposal is None:
        raise Refusal(NOT_FOUND)
    _forget_sheets(keyring)
    count, threshold = proposal.document.shares, proposal.document.threshold
    secret = recovery.replace(keyring)
    sheet = SheetDocument(
        shares=shares.split(secret, threshold, count),
        threshold=threshold,
        boot_mode="",
        boot_secret="",
        boot_place="",
    )
    rows.insert(keyring, Sheet, keyring.member, sheet)
    _begin_shares(keyring, count)


@action(
    "people.end_old_shares",
    title=N_("End the earlier shares now"),
    may=keepers,
    example={},
    confirm=True,
    destructive=True,
    final=N_("what still waits is out of recovery's reach until one of its readers signs in"),
)
def end_old_shares(actor: Actor, given: Nothing) -> None:
    """Erase what the earlier shares open, also where not everything is sealed to the new ones yet: for what
    nobody will open any more, or for shares that are known to be in other hands. Raises Refusal NOT_FOUND
    where nothing waits, and UNPRINTED: without shares on paper nothing would open at all."""
    del given
    if not any(recovery.waiting(actor.keys)):
        raise Refusal(NOT_FOUND)
    if Sheet.objects.exists():
        raise Refusal(refusals.UNPRINTED)
    recovery.cancel(actor.keys)


def _proposal(keyring: Keyring) -> Reading[RecoveryWished] | None:
    """The proposal that stands."""
    since = clock.now() - STANDS
    return next((one for one in reversed(recovery.wished(keyring)) if one.document.at > since), None)


def _shown(keyring: Keyring, found: Reading[RecoveryWished]) -> Proposal:
    author = certificates.directory(keyring).successor(found.author or UUID(int=0))
    return Proposal(
        by=author,
        name=members.name_of(keyring, author),
        at=found.document.at,
        until=found.document.at + STANDS,
        shares=found.document.shares,
        threshold=found.document.threshold,
        mine=author == keyring.member,
    )


def _begin_shares(keyring: Keyring, count: int) -> None:
    """So many shares that nobody keeps yet, in the rows of the earlier ones; any further of those end."""
    audit = well_known(AUDIT, keyring.organisation)
    known = rows.read_all(keyring, Share.objects.filter(compartment=audit))
    for reading in known:
        number = reading.document.number
        rows.rewrite(keyring, reading.row, ShareDocument(number=number, ended=number > count))
    for number in set(range(1, count + 1)) - {reading.document.number for reading in known}:
        rows.insert(keyring, Share, audit, ShareDocument(number=number))


def _forget_sheets(keyring: Keyring) -> None:
    """Sheets of somebody who left are never printed. Raises Refusal UNPRINTED while others wait for it."""
    directory = certificates.directory(keyring)
    for row in Sheet.objects.all():
        if directory.now(row.compartment) is not None:
            raise Refusal(refusals.UNPRINTED)
        rows.erase(keyring, row)
