"""What members do with what is their own: profile, passphrase, the ways in which they are reached."""

import hmac
import secrets
from datetime import timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action, query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.people import accounts, members, newkeys, refusals
from safeconduct.people.actions.founding import DisplayName, Language, Nothing, Zone
from safeconduct.people.documents import ProfileDocument, TrialDocument, WayDocument, WaysDocument
from safeconduct.people.models import Account, Trial, Ways
from safeconduct.people.policies import members as everybody
from safeconduct.people.ports import PORTS, Reach

TRIAL = timedelta(hours=1)
MOST = 10  # ways of one member

Spoken = Annotated[
    list[Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]],
    Meta(
        title=N_("Languages that you speak"),
        description=N_("one a line, as ru, en, ce"),
        max_length=20,
        examples=["ru"],
    ),
]
Base = Annotated[
    str,
    Meta(
        title=N_("Region that you work from"),
        description=N_(
            "a code as RU-PNZ; it orders who is offered a dispatch; leave it empty if that is unsafe"
        ),
        pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$",
        max_length=6,
        examples=["RU-PNZ"],
    ),
]
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


class SetProfile(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How the house knows you."""

    display_name: DisplayName
    language: Language = "en"
    languages: Spoken = []
    zone: Zone = "UTC"
    base: Base = ""


class Me(msgspec.Struct, kw_only=True, frozen=True):
    """What the house knows of you, and you alone of your channels."""

    member: UUID
    sign_in_name: str
    display_name: str
    roles: list[str]
    language: str
    languages: list[str]
    zone: str
    base: str
    ways: list[WayDocument]
    quiet_from: str
    quiet_until: str
    channels: list[str]
    can_try: bool


@action(
    "people.set_profile",
    title=N_("Change your profile"),
    may=everybody,
    example={
        "display_name": "Hazel",
        "language": "ru",
        "languages": ["ru", "ce"],
        "zone": "Europe/Moscow",
        "base": "RU-PNZ",
    },
    inverse="people.set_profile",
)
def set_profile(actor: Actor, given: SetProfile) -> None:
    """Write your own profile, sealed to the house. Raises Refusal INVALID with UNKNOWN_ZONE."""
    if given.zone not in available_timezones():
        raise Refusal(INVALID, fields={"zone": refusals.UNKNOWN_ZONE})
    document = ProfileDocument(
        handle=actor.member,
        display_name=given.display_name,
        language=given.language,
        languages=given.languages,
        zone=given.zone,
        base=given.base,
    )
    members.set_profile(actor.keys, document)
    _publish(actor.keys)


@query("people.me", title=N_("Your own profile"), may=everybody, example={})
def me(actor: Actor, given: Nothing) -> Me:
    """Your profile, roles and channels."""
    del given
    keyring = actor.keys
    known = members.member(keyring, actor.member)
    own = ways_of(keyring)
    return Me(
        member=actor.member,
        sign_in_name=accounts.name_of(actor.member),
        display_name=known.name,
        roles=sorted(known.roles),
        language=known.profile.language,
        languages=known.profile.languages,
        zone=known.profile.zone,
        base=known.profile.base,
        ways=own.ways,
        quiet_from=own.quiet_from,
        quiet_until=own.quiet_until,
        channels=list(PORTS.channels(keyring)),
        can_try=PORTS.can_send,
    )


class ChangePassphrase(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The passphrase as it is, and the new one as it was shown, typed back."""

    present: Annotated[
        str, Meta(title=N_("Your seven words until now"), max_length=1000, extra={"widget": "secret"})
    ]
    passphrase: Annotated[
        str,
        Meta(
            title=N_("The new seven words"),
            description=N_("type them as you wrote them down"),
            max_length=1000,
            extra={"widget": "secret"},
        ),
    ]
    proof: Annotated[str, Meta(max_length=300, extra={"widget": "hidden"})]


class NewPassphrase(msgspec.Struct, kw_only=True, frozen=True):
    """Shown once; `proof` goes back with what is typed."""

    passphrase: str
    proof: str

    def __repr__(self) -> str:
        return "<NewPassphrase …>"


@query("people.new_passphrase", title=N_("A new passphrase"), may=everybody, example={})
def new_passphrase(actor: Actor, given: Nothing) -> NewPassphrase:
    """Seven fresh words for yourself. Nothing is written; they are shown once."""
    del given
    passphrase, proof = newkeys.new_passphrase(str(actor.member))
    return NewPassphrase(passphrase=passphrase, proof=proof)


@action(
    "people.change_passphrase",
    title=N_("Change your passphrase"),
    may=everybody,
    example={
        "present": "the seven words until now",
        "passphrase": "seven words as they were shown once",
        "proof": "as it was given with the words",
    },
    final=N_("the old words open nothing any more, except copies of the disk that somebody made before"),
)
def change_passphrase(actor: Actor, given: ChangePassphrase) -> None:
    """Seal your keys under seven fresh words. Sessions stay as they are.

    Raises Refusal INVALID with WRONG_PRESENT or NOT_TYPED_BACK at the field, STALE_SECRETS and BUSY.
    """
    newkeys.check_passphrase_back(str(actor.member), given.passphrase, given.proof)
    account = Account.objects.filter(id=actor.member).first()
    if account is None:
        raise Refusal(NOT_FOUND)
    inside = newkeys.open_own(given.present, account.id, bytes(account.blob))
    accounts.change_blob(actor.keys, newkeys.seal(given.passphrase, inside))


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
    _keep_ways(keyring, msgspec.structs.replace(own, ways=[*others, fresh]))


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
    _keep_ways(keyring, msgspec.structs.replace(own, ways=ways))


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
    _keep_ways(actor.keys, msgspec.structs.replace(own, ways=own.ways[:place] + own.ways[place + 1 :]))


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
    _keep_ways(actor.keys, msgspec.structs.replace(own, ways=[first, *rest]))


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
    _keep_ways(
        actor.keys,
        msgspec.structs.replace(own, quiet_from=given.quiet_from, quiet_until=given.quiet_until),
    )


def ways_of(keyring: Keyring) -> WaysDocument:
    """The member's own ways; nobody else can read them but the engine."""
    row = Ways.objects.filter(id=keyring.member).first()
    found: WaysDocument = WaysDocument() if row is None else rows.read_signed(keyring, row).document
    return found


def _at(actor: Actor, number: int) -> tuple[WaysDocument, int]:
    own = ways_of(actor.keys)
    if number > len(own.ways):
        raise Refusal(NOT_FOUND)
    return own, number - 1


def _keep_ways(keyring: Keyring, document: WaysDocument) -> None:
    row = Ways.objects.filter(id=keyring.member).first()
    if row is None:
        rows.insert(keyring, Ways, keyring.member, document, id=keyring.member)
    else:
        rows.rewrite(keyring, row, document)
    _publish(keyring)


def _publish(keyring: Keyring) -> None:
    """Tell the engine how this member is reached while nobody is signed in."""
    own, known = ways_of(keyring), members.member(keyring, keyring.member)
    reach = Reach(
        member=keyring.member,
        ways=[(way.channel, way.address) for way in own.ways],
        language=known.profile.language,
        zone=known.profile.zone,
        roles=known.roles,
        quiet=(own.quiet_from, own.quiet_until) if own.quiet_from else None,
    )
    PORTS.publish_reach(keyring, reach)
