"""What members do with what is their own: profile and passphrase."""

from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action, query
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.people import accounts, members, newkeys, reach, refusals
from safeconduct.people.actions.founding import DisplayName, Language, Nothing, Zone
from safeconduct.people.documents import ProfileDocument, WayDocument
from safeconduct.people.models import Account
from safeconduct.people.policies import members as everybody
from safeconduct.people.ports import PORTS

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
    reach.publish(actor.keys)


@query("people.me", title=N_("Your own profile"), may=everybody, example={})
def me(actor: Actor, given: Nothing) -> Me:
    """Your profile, roles and channels."""
    del given
    keyring = actor.keys
    known = members.member(keyring, actor.member)
    own = reach.ways_of(keyring)
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
