"""Founding the house: one person, own keys, recovery on paper, an engine that can start."""

from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
from django.conf import settings
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES, nobody_yet
from safeconduct.acts.registry import action, query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import founding, rows
from safeconduct.keys.compartments import AUDIT, well_known
from safeconduct.keys.founding import Founded
from safeconduct.keys.models import Organisation
from safeconduct.people import accounts, newkeys, refusals
from safeconduct.people.documents import ProfileDocument, ShareDocument, SheetDocument
from safeconduct.people.members import set_profile
from safeconduct.people.models import Share, Sheet
from safeconduct.people.newkeys import NewSecrets
from safeconduct.people.policies import newcomers_too
from safeconduct.people.ports import PORTS
from safeconduct.vault import shares
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.types import BoxPair, SignPair

# An outside partner sees packages and sits in no team.
TEAMS = tuple(role for role in ROLES if role != "partner")
BOOT_MODES = {
    "attended": N_("attended: after each start of the machine somebody types the boot secret"),
    "unattended": N_(
        "unattended: the secret lies in a file on another volume; whoever takes the whole machine, "
        "in working order, may read what the engine reads"
    ),
    "demo": N_("demo: the secret lies beside the data; for fiction only"),
}
SPLITS = {"3 of 5": (3, 5), "2 of 3": (2, 3)}

DisplayName = Annotated[
    str,
    Meta(
        title=N_("Name"),
        description=N_("what the others call you; sealed, and it need not be your real one"),
        min_length=1,
        max_length=80,
        examples=["Ash"],
    ),
]
Language = Annotated[
    Literal["en", "ru"],
    Meta(
        title=N_("Language of your pages"),
        extra={"widget": "choice", "choices": {"en": N_("English"), "ru": N_("Russian")}},
    ),
]
Zone = Annotated[
    str,
    Meta(
        title=N_("Your time zone"),
        description=N_("all times are shown in it"),
        max_length=64,
        examples=["UTC"],
    ),
]
Name = Annotated[str, Meta(title=N_("Sign-in name"), max_length=40, extra={"widget": "hidden"})]
Passphrase = Annotated[
    str,
    Meta(
        title=N_("The seven words"),
        description=N_("type them as you wrote them down"),
        max_length=1000,
        extra={"widget": "secret"},
    ),
]
TotpSecret = Annotated[str, Meta(max_length=64, extra={"widget": "hidden"})]
Code = Annotated[
    str,
    Meta(
        title=N_("The code that your device shows"),
        description=N_("six digits, a new one every half minute"),
        max_length=20,
        extra={"widget": "code"},
    ),
]
Split = Annotated[
    Literal["3 of 5", "2 of 3"],
    Meta(
        title=N_("Recovery shares"),
        description=N_(
            "printed once and given to people whom you trust; so many of them together open everything"
        ),
        extra={
            "widget": "choice",
            "choices": {
                "3 of 5": N_("five shares, any three open"),
                "2 of 3": N_("three shares, any two open"),
            },
        },
    ),
]
Proof = Annotated[str, Meta(max_length=300, extra={"widget": "hidden"})]


class Founding(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What the first founder decides before there are keys."""

    display_name: DisplayName
    language: Language = "en"
    zone: Zone = "UTC"
    split: Split = "3 of 5"
    boot: Annotated[
        Literal["attended", "unattended", "demo"],
        Meta(
            title=N_("How the engine starts"),
            extra={"widget": "choice", "choices": BOOT_MODES},
        ),
    ] = "attended"
    limits_read: Annotated[bool, Meta(title=N_("I have read what this software cannot do"))] = False


class Found(Founding, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The decisions, and the founder's own secrets typed back."""

    name: Name
    passphrase: Passphrase
    totp_secret: TotpSecret
    code: Code
    proof: Proof


class House(msgspec.Struct, kw_only=True, frozen=True):
    """The founder's handle and sign-in name."""

    member: UUID
    name: str


class Nothing(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """No input."""


EXAMPLE = {
    "display_name": "Ash",
    "language": "en",
    "zone": "Europe/Berlin",
    "split": "3 of 5",
    "boot": "attended",
    "limits_read": True,
}


@query("people.new_secrets", title=N_("New sign-in secrets"), may=nobody_yet, example={})
def new_secrets(actor: Actor, given: Nothing) -> NewSecrets:
    """A sign-in name, a passphrase and a TOTP secret for somebody who is about to found or to enrol.

    Nothing is written; they are shown once.
    """
    del actor, given
    return newkeys.new_secrets()


@action(
    "people.found",
    title=N_("Found the house"),
    may=nobody_yet,
    example={
        **EXAMPLE,
        "name": "otter-maple-42",
        "passphrase": "seven words as they were shown once",
        "totp_secret": "JBSWY3DPEHPK3PXP",
        "code": "123456",
        "proof": "as it was given with the secrets",
    },
)
def found(actor: Actor, given: Found) -> House:
    """Found the one house of this installation, with its first founder as coordinator.

    1. check that there is none, that the limits were read, and what was typed back;
    2. make the founder's keys, every compartment, recovery and the engine's keys;
    3. seal the account, and the shares and the boot secret to the founder alone until they are printed.

    Raises Refusal ALREADY_FOUNDED, STALE_SECRETS, BOOT_IMPOSSIBLE, BUSY, and INVALID with NOT_READ,
    UNKNOWN_ZONE, NOT_TYPED_BACK or NOT_THE_CODE at the field.
    """
    del actor
    if Organisation.objects.exists():
        raise Refusal(refusals.ALREADY_FOUNDED)
    check_founding(given)
    newkeys.check_typed_back(given.name, given.passphrase, given.totp_secret, given.code, given.proof)
    sign, box = SignPair.generate(), BoxPair.generate()
    threshold, count = SPLITS[given.split]
    founded = founding.found(
        sign,
        box,
        roles=["coordinator"],
        teams=TEAMS,
        shares=count,
        threshold=threshold,
        demo=settings.ENVIRONMENT.demo,
    )
    keyring = founded.keyring
    seed = newkeys.seed_of(given.totp_secret)
    inside = MemberSecrets(keyring.member, box.private, sign.private, seed)
    blob = newkeys.seal(given.passphrase, inside)
    accounts.open_account(keyring, keyring.member, given.name, blob)
    set_profile(
        keyring,
        ProfileDocument(
            handle=keyring.member, display_name=given.display_name, language=given.language, zone=given.zone
        ),
    )
    _keep_sheet(founded, given, threshold, count)
    return House(member=keyring.member, name=given.name)


def check_founding(given: Founding) -> None:
    """Raises Refusal INVALID with NOT_READ or UNKNOWN_ZONE, and BOOT_IMPOSSIBLE at its field."""
    faults = {}
    if not given.limits_read:
        faults["limits_read"] = refusals.NOT_READ
    if given.zone not in available_timezones():
        faults["zone"] = refusals.UNKNOWN_ZONE
    if given.boot not in PORTS.boot_choices():
        faults["boot"] = refusals.BOOT_IMPOSSIBLE
    if faults:
        raise Refusal(INVALID, fields=faults)


def _keep_sheet(founded: Founded, given: Found, threshold: int, count: int) -> None:
    """Seal what is shown once to the founder, and note that there are shares nobody keeps yet."""
    keyring = founded.keyring
    boot = PORTS.wrap_engine(founded.engine, given.boot)
    sheet = SheetDocument(
        shares=shares.split(founded.recovery, threshold, count),
        threshold=threshold,
        boot_mode=boot.mode,
        boot_secret=boot.secret,
        boot_place=boot.place,
    )
    rows.insert(keyring, Sheet, keyring.member, sheet)
    for number in range(1, count + 1):
        rows.insert(keyring, Share, well_known(AUDIT, keyring.organisation), ShareDocument(number=number))


class UnprintedSheet(msgspec.Struct, kw_only=True, frozen=True):
    """What founding shows until it is printed: recovery shares as words, and the boot secret."""

    shares: list[str]
    threshold: int
    boot_mode: str
    boot_secret: str
    boot_place: str


@query(
    "people.unprinted_sheet", title=N_("Shares and boot secret to be printed"), may=newcomers_too, example={}
)
def unprinted_sheet(actor: Actor, given: Nothing) -> UnprintedSheet:
    """The founder's shares and boot secret. Raises Refusal NOT_FOUND once they are confirmed as printed,
    and for everybody else."""
    del given
    sheet = _sheet(actor).document
    return UnprintedSheet(
        shares=sheet.shares,
        threshold=sheet.threshold,
        boot_mode=sheet.boot_mode,
        boot_secret=sheet.boot_secret,
        boot_place=sheet.boot_place,
    )


@action(
    "people.confirm_printed",
    title=N_("All sheets are printed"),
    may=newcomers_too,
    example={},
    destructive=True,
    final=N_("the shares and the boot secret are erased here; what is on paper is all there is"),
)
def confirm_printed(actor: Actor, given: Nothing) -> None:
    """Erase the founder's shares and boot secret from the database. Raises Refusal NOT_FOUND."""
    del given
    keyring = actor.keys
    rows.erase(keyring, _sheet(actor).row)
    audit = well_known(AUDIT, keyring.organisation)
    for reading in rows.read_all(keyring, Share.objects.filter(compartment=audit)):
        printed = msgspec.structs.replace(reading.document, printed_at=clock.now())
        rows.rewrite(keyring, reading.row, printed)


def _sheet(actor: Actor) -> rows.Reading[Sheet]:
    row = Sheet.objects.filter(compartment=actor.member).first()
    if row is None:
        raise Refusal(NOT_FOUND)
    return rows.read(actor.keys, row)
