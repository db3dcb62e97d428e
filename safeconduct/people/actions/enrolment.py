"""How somebody comes: invited by code, with keys of their own, vouched for by two."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from django.utils.crypto import salted_hmac
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES, nobody_yet
from safeconduct.acts.registry import action, query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id, spoken_code
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Organisation
from safeconduct.people import accounts, newkeys, refusals
from safeconduct.people.actions.founding import (
    Code,
    DisplayName,
    House,
    Language,
    Name,
    Passphrase,
    Proof,
    TotpSecret,
)
from safeconduct.people.documents import EnrolmentDocument, NewcomerDocument
from safeconduct.people.models import Enrolment, Newcomer
from safeconduct.people.policies import keepers
from safeconduct.people.roles import INCOMPATIBLE, incompatible
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.types import BoxPair, SignPair

LASTS = timedelta(hours=72)

Role = Literal[
    "operator", "coordinator", "lawyer", "passage", "psychologist", "documenter",
    "analyst", "press", "admin", "partner", "trustee",
]  # fmt: skip
Roles = Annotated[
    list[Role],
    Meta(
        title=N_("Roles"),
        description=N_("an admin keeps the house and reads no case"),
        min_length=1,
        max_length=len(ROLES),
        extra={"widget": "choices", "choices": ROLES},
    ),
]
SpokenCode = Annotated[
    str,
    Meta(
        title=N_("The code that you were given"),
        description=N_("three groups of letters and figures; it works once, for three days"),
        min_length=4,
        max_length=40,
        examples=["7KQM-2XPA-9RTE"],
        extra={"widget": "code"},
    ),
]


class Invite(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Whom to admit, in which roles."""

    display_name: DisplayName
    roles: Roles
    language: Language = "en"
    replaces: Annotated[
        UUID | None,
        Meta(
            title=N_("In the place of"),
            description=N_("a member who lost the passphrase: the old keys end when two have signed the new"),
            extra={"widget": "ref", "of": "people.member", "blank": N_("nobody: this person is new")},
        ),
    ] = None


class Invited(msgspec.Struct, kw_only=True, frozen=True):
    """The code is shown once and told by voice. It stops working at `until` (UTC)."""

    enrolment: UUID
    code: str
    until: datetime


class Enrol(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The code, and one's own secrets typed back."""

    invitation: SpokenCode
    name: Name
    passphrase: Passphrase
    totp_secret: TotpSecret
    code: Code
    proof: Proof


class EnrolmentRef(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One enrolment."""

    enrolment: Annotated[UUID, Meta(title=N_("Enrolment"), extra={"widget": "ref", "of": "people.enrolment"})]


class CodeAsked(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A code as it was told."""

    invitation: SpokenCode


_SOME = "3f6f0b5e-7d0c-4b58-9d3e-0e6c2a54b2c1"


@action(
    "people.invite",
    title=N_("Invite somebody"),
    may=keepers,
    example={"display_name": "Cedar", "roles": ["operator"], "language": "en"},
    inverse="people.withdraw_invitation",
)
def invite(actor: Actor, given: Invite) -> Invited:
    """Prepare an enrolment and give its spoken code, which is shown once and works once, for 72 hours.

    Raises Refusal INVALID with roles_incompatible or ROLES_OF_FOUNDERS at the roles, and NOT_FOUND for
    a member to be replaced who does not stand.
    """
    keyring = actor.keys
    directory = certificates.directory(keyring)
    check_roles(given.roles)
    if not directory.complete and set(given.roles) != {"admin"}:
        raise Refusal(INVALID, fields={"roles": refusals.ROLES_OF_FOUNDERS})
    if given.replaces is not None and directory.now(given.replaces) is None:
        raise Refusal(NOT_FOUND)
    _sweep(keyring)
    code, until = spoken_code(), clock.now() + LASTS
    document = EnrolmentDocument(
        display_name=given.display_name,
        roles=list(dict.fromkeys(given.roles)),
        language=given.language,
        invited_by=actor.member,
        at=clock.now(),
        replaces=given.replaces,
    )
    house = well_known(HOUSE, keyring.organisation)
    row = rows.insert(keyring, Enrolment, house, document, lookup=lookup(code), until=until)
    return Invited(enrolment=row.id, code=code, until=until)


def check_roles(roles: list[Role]) -> None:
    """Raises Refusal INVALID with roles_incompatible at the field."""
    if incompatible(frozenset(roles)):
        raise Refusal(INVALID, fields={"roles": INCOMPATIBLE})


def lookup(code: str) -> bytes:
    """What is kept of a spoken code: a keyed hash of its letters and figures, however they were grouped."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("safeconduct.people.enrolment", plain, algorithm="sha256").digest()


def _sweep(keyring: Keyring) -> None:
    """Codes that nobody used in time go, and leave nothing but their leaf."""
    used = set(Newcomer.objects.values_list("enrolment", flat=True))
    for row in Enrolment.objects.filter(until__lt=clock.now()).exclude(id__in=used):
        rows.erase(keyring, row)


@action(
    "people.withdraw_invitation",
    title=N_("Withdraw an invitation"),
    may=keepers,
    example={"enrolment": _SOME},
    destructive=True,
    final=N_("the code stops working, and keys that came with it are thrown away; invite the person again"),
)
def withdraw_invitation(actor: Actor, given: EnrolmentRef) -> None:
    """Let a code work no more, and forget who came by it unless somebody vouched already.

    Raises Refusal NOT_FOUND.
    """
    keyring = actor.keys
    enrolment = rows.find(keyring, Enrolment, given.enrolment).row
    newcomer = Newcomer.objects.filter(enrolment=enrolment.id).first()
    if newcomer is not None:
        accounts.close_account(keyring, rows.read(keyring, newcomer).document.handle)
        rows.erase(keyring, newcomer)
    rows.erase(keyring, enrolment)


@query(
    "people.invitation_stands",
    title=N_("Whether a code still works"),
    may=nobody_yet,
    example={"invitation": "7KQM-2XPA-9RTE"},
)
def invitation_stands(actor: Actor, given: CodeAsked) -> None:
    """Nothing, if the code can be used now. Raises Refusal INVALID with NO_SUCH_CODE at the field."""
    del actor
    _enrolment(given.invitation)


def _enrolment(code: str) -> Enrolment:
    row = Enrolment.objects.filter(lookup=lookup(code), until__gt=clock.now()).first()
    if row is None or Newcomer.objects.filter(enrolment=row.id).exists():
        raise Refusal(INVALID, fields={"invitation": refusals.NO_SUCH_CODE})
    return row


@action(
    "people.enrol",
    title=N_("Enrol"),
    may=nobody_yet,
    example={
        "invitation": "7KQM-2XPA-9RTE",
        "name": "otter-maple-42",
        "passphrase": "seven words as they were shown once",
        "totp_secret": "JBSWY3DPEHPK3PXP",
        "code": "123456",
        "proof": "as it was given with the secrets",
    },
)
def enrol(actor: Actor, given: Enrol) -> House:
    """Make the newcomer's own keys and hand their public halves to the house; nobody vouches for them yet.

    Raises Refusal INVALID with NO_SUCH_CODE, NOT_TYPED_BACK or NOT_THE_CODE at the field, STALE_SECRETS
    and BUSY.
    """
    del actor
    enrolment = _enrolment(given.invitation)
    newkeys.check_typed_back(given.name, given.passphrase, given.totp_secret, given.code, given.proof)
    handle, sign, box = new_id(), SignPair.generate(), BoxPair.generate()
    inside = MemberSecrets(handle, box.private, sign.private, newkeys.seed_of(given.totp_secret))
    accounts.open_account(None, handle, given.name, newkeys.seal(given.passphrase, inside))
    document = NewcomerDocument(
        enrolment=enrolment.id,
        handle=handle,
        sign_public=sign.public.data,
        box_public=box.public.data,
        at=clock.now(),
    )
    house = well_known(HOUSE, Organisation.objects.get().id)
    rows.insert_unsigned(Newcomer, house, document, enrolment=enrolment.id)
    return House(member=handle, name=given.name)
