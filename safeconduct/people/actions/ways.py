"""The ways in which a member is reached: added, tried, put in order, taken away."""

import hmac
import secrets
from datetime import timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.people import refusals
from safeconduct.people.documents import TrialDocument, WayDocument, WaysDocument
from safeconduct.people.models import Trial
from safeconduct.people.policies import members as everybody
from safeconduct.people.ports import PORTS
from safeconduct.people.reach import keep_ways, ways_of

TRIAL = timedelta(hours=1)
MOST = 10  # ways of one member

Channel = Annotated[str, Meta(title=N_("Channel"), min_length=1, max_length=60, examples=["sms"])]
Address = Annotated[
    str,
    Meta(
        title=N_("Address or number on it"),
        min_length=1,
        max_length=320,
        examples=["+44 7700 900001"],
        extra={"widget": "line"},
    ),
]
Hour = Annotated[
    str,
    Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$", max_length=5, examples=["23:00"]),
]


class AddWay(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One more way to reach you; it comes last."""

    channel: Channel
    address: Address


class WayRef(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One of your ways, counted from 1 in your order."""

    number: Annotated[int, Meta(title=N_("Number in your list"), ge=1, le=MOST)]


class ConfirmWay(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The code that came."""

    code: Annotated[
        str, Meta(title=N_("The code that came"), max_length=20, examples=["4181"], extra={"widget": "code"})
    ]


class SetQuiet(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Hours of rest in your own zone; both empty for none."""

    quiet_from: Annotated[Hour, Meta(title=N_("Rest begins"))] = ""
    quiet_until: Annotated[Hour, Meta(title=N_("Rest ends"))] = ""


@action(
    "people.add_way",
    title=N_("Add a way to reach you"),
    may=everybody,
    example={"channel": "sms", "address": "+44 7700 900001"},
    inverse="people.remove_way",
)
def add_way(actor: Actor, given: AddWay) -> None:
    """Add an address of your own as the last of your ways; it counts as untried until a code came back.

    Raises Refusal INVALID with NO_SUCH_CHANNEL, or with TOO_MANY_WAYS.
    """
    keyring = actor.keys
    offered = PORTS.channels(keyring)
    if offered and given.channel not in offered:
        raise Refusal(INVALID, fields={"channel": refusals.NO_SUCH_CHANNEL})
    own = ways_of(keyring)
    others = [way for way in own.ways if (way.channel, way.address) != (given.channel, given.address)]
    if len(others) >= MOST:
        raise Refusal(INVALID, fields={"address": refusals.TOO_MANY_WAYS})
    fresh = WayDocument(channel=given.channel, address=given.address)
    keep_ways(keyring, msgspec.structs.replace(own, ways=[*others, fresh]))


@action(
    "people.try_way",
    title=N_("Send me a code"),
    may=everybody,
    example={"number": 1},
)
def try_way(actor: Actor, given: WayRef) -> None:
    """Send a code to one of your ways; typing it back shows that messages arrive there.

    Raises Refusal NOT_FOUND.
    """
    keyring = actor.keys
    own, place = _at(actor, given.number)
    for row in Trial.objects.filter(compartment=actor.member):
        rows.erase(keyring, row)
    way, code = own.ways[place], f"{secrets.randbelow(1_000_000):06d}"
    document = TrialDocument(channel=way.channel, address=way.address, code=code, until=clock.now() + TRIAL)
    rows.insert(keyring, Trial, actor.member, document)
    PORTS.send_code(keyring, way.channel, way.address, code)


@action(
    "people.confirm_way",
    title=N_("Type back the code that came"),
    may=everybody,
    example={"code": "418141"},
)
def confirm_way(actor: Actor, given: ConfirmWay) -> None:
    """Note that messages arrive where the code was sent to. Raises Refusal INVALID with WRONG_TRIAL."""
    keyring = actor.keys
    row = Trial.objects.filter(compartment=actor.member).first()
    sent = rows.read_signed(keyring, row).document if row is not None else None
    if row is None or sent is None or clock.now() > sent.until or not _same(sent.code, given.code):
        raise Refusal(INVALID, fields={"code": refusals.WRONG_TRIAL})
    rows.erase(keyring, row)
    own, tried = ways_of(keyring), clock.now()
    ways = [
        msgspec.structs.replace(way, tried_at=tried)
        if (way.channel, way.address) == (sent.channel, sent.address)
        else way
        for way in own.ways
    ]
    keep_ways(keyring, msgspec.structs.replace(own, ways=ways))


def _same(code: str, typed: str) -> bool:
    return hmac.compare_digest(code.encode(), typed.encode())


@action(
    "people.remove_way",
    title=N_("Remove a way to reach you"),
    may=everybody,
    example={"number": 1},
    destructive=True,
    inverse="people.add_way",
)
def remove_way(actor: Actor, given: WayRef) -> None:
    """Nothing is sent there any more. Raises Refusal NOT_FOUND."""
    own, place = _at(actor, given.number)
    keep_ways(actor.keys, msgspec.structs.replace(own, ways=own.ways[:place] + own.ways[place + 1 :]))


@action(
    "people.prefer_way",
    title=N_("Put a way to reach you first"),
    may=everybody,
    example={"number": 2},
    inverse="people.prefer_way",
)
def prefer_way(actor: Actor, given: WayRef) -> None:
    """Try this way before the others from now on. Raises Refusal NOT_FOUND."""
    own, place = _at(actor, given.number)
    first, rest = own.ways[place], own.ways[:place] + own.ways[place + 1 :]
    keep_ways(actor.keys, msgspec.structs.replace(own, ways=[first, *rest]))


@action(
    "people.set_quiet",
    title=N_("Set your hours of rest"),
    may=everybody,
    example={"quiet_from": "23:00", "quiet_until": "07:00"},
    inverse="people.set_quiet",
)
def set_quiet(actor: Actor, given: SetQuiet) -> None:
    """In these hours only an emergency, or your shift, wakes you. Raises Refusal INVALID with HALF_QUIET."""
    if bool(given.quiet_from) != bool(given.quiet_until):
        raise Refusal(INVALID, fields={"quiet_until": refusals.HALF_QUIET})
    own = ways_of(actor.keys)
    keep_ways(
        actor.keys,
        msgspec.structs.replace(own, quiet_from=given.quiet_from, quiet_until=given.quiet_until),
    )


def _at(actor: Actor, number: int) -> tuple[WaysDocument, int]:
    own = ways_of(actor.keys)
    if number > len(own.ways):
        raise Refusal(NOT_FOUND)
    return own, number - 1
