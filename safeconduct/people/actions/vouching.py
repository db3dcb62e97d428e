"""How somebody comes to stand: the word of two members, the second of whom makes it count."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.registry import action
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, compartments, rows
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.documents import CertificateDocument, KeyHolder
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Epoch
from safeconduct.people import accounts, admitting, refusals
from safeconduct.people.actions.enrolment import EnrolmentRef
from safeconduct.people.documents import EnrolmentDocument, NewcomerDocument, ProfileDocument
from safeconduct.people.events import MemberJoined, MemberLeft, RolesChanged
from safeconduct.people.members import profiles, set_profile
from safeconduct.people.models import Enrolment, Newcomer
from safeconduct.people.policies import keepers, newcomers_too

_SOME = "3f6f0b5e-7d0c-4b58-9d3e-0e6c2a54b2c1"


class Certify(EnrolmentRef, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The word of the first of two."""

    compared: Annotated[
        bool, Meta(title=N_("I know this voice, and we compared the figures: they are the same"))
    ] = False


class CertificateRef(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One certificate that waits for its second signature."""

    certificate: Annotated[
        UUID, Meta(title=N_("Certificate"), extra={"widget": "ref", "of": "people.certificate"})
    ]


class Countersign(CertificateRef, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The word of the second."""

    compared: Annotated[
        bool, Meta(title=N_("I made sure myself, by voice: these are this person's keys and roles"))
    ] = False


class Certified(msgspec.Struct, kw_only=True, frozen=True):
    """The certificate that waits for its second signature."""

    certificate: UUID


@action(
    "people.certify",
    title=N_("Vouch for a newcomer"),
    may=keepers,
    example={"enrolment": _SOME, "compared": True},
    inverse="people.withdraw_certificate",
)
def certify(actor: Actor, given: Certify) -> Certified:
    """Say whose keys these are, as the first of two; the newcomer's profile is written from the invitation.

    At founding the newcomer is let into the house at once, to countersign. Raises Refusal NOT_FOUND
    and INVALID with NOT_COMPARED.
    """
    if not given.compared:
        raise Refusal(INVALID, fields={"compared": refusals.NOT_COMPARED})
    keyring = actor.keys
    enrolment = rows.find(keyring, Enrolment, given.enrolment)
    invited: EnrolmentDocument = rows.read_signed(keyring, enrolment.row).document
    row = Newcomer.objects.filter(enrolment=given.enrolment).first()
    if row is None:
        raise Refusal(NOT_FOUND)
    came: NewcomerDocument = rows.read(keyring, row).document
    if not Epoch.objects.filter(of=came.handle).exists():
        compartments.publish(keyring, came.handle, 0, came.box_public)
    holder = KeyHolder(
        handle=came.handle,
        sign_public=came.sign_public,
        box_public=came.box_public,
        roles=sorted(invited.roles),
    )
    certificate = certificates.certify(keyring, holder, replaces=invited.replaces)
    set_profile(keyring, _profile(keyring, invited, came.handle))
    if not certificates.directory(keyring).complete:
        compartments.grant(keyring, well_known(HOUSE, keyring.organisation), came.handle)
    rows.erase(keyring, row)
    rows.erase(keyring, enrolment.row)
    return Certified(certificate=certificate)


def _profile(keyring: Keyring, invited: EnrolmentDocument, handle: UUID) -> ProfileDocument:
    """From the invitation; somebody who comes back keeps the rest of the former profile."""
    former = profiles(keyring).get(invited.replaces) if invited.replaces else None
    fresh = ProfileDocument(handle=handle, display_name=invited.display_name, language=invited.language)
    if former is None:
        return fresh
    return msgspec.structs.replace(former, handle=handle, display_name=invited.display_name)


@action(
    "people.withdraw_certificate",
    title=N_("Withdraw a certificate that nobody countersigned"),
    may=keepers,
    example={"certificate": _SOME},
    destructive=True,
    final=N_("the person stays as before; a newcomer has to be invited again"),
)
def withdraw_certificate(actor: Actor, given: CertificateRef) -> None:
    """Take back the first of two signatures. Raises Refusal NOT_WAITING once the second is there."""
    keyring = actor.keys
    waiting = certificates.directory(keyring).waiting.get(given.certificate)
    if waiting is None:
        raise Refusal(refusals.NOT_WAITING)
    handle = waiting[0].holder.handle
    certificates.withdraw(keyring, given.certificate)
    if handle not in certificates.directory(keyring).standings:
        accounts.close_account(keyring, handle)


@action(
    "people.countersign",
    title=N_("Sign as the second"),
    may=newcomers_too,
    example={"certificate": _SOME, "compared": True},
    final=N_("from here the person stands; removing somebody is an action of its own"),
    emits=[MemberJoined, MemberLeft, RolesChanged],
)
def countersign(actor: Actor, given: Countersign) -> None:
    """Say the same as the first signer, so that somebody stands, or stands in other roles.

    Raises Refusal INVALID with NOT_COMPARED, NOT_WAITING, FORBIDDEN, OWN_WORD, SECOND_NEEDED,
    ADMIN_NEEDED, FOUNDER_SIGNS.
    """
    if not given.compared:
        raise Refusal(INVALID, fields={"compared": refusals.NOT_COMPARED})
    keyring = actor.keys
    directory = certificates.directory(keyring)
    waiting = directory.waiting.get(given.certificate)
    if waiting is None:
        raise Refusal(refusals.NOT_WAITING)
    document, first = waiting
    admitting.check_second(keyring, document, first)
    _body, fingerprint = certificates.body_of(keyring, given.certificate)
    certificates.countersign(keyring, given.certificate, fingerprint)
    admitting.admit(keyring, document)
    _tell(actor, document, stood=document.holder.handle in directory.standings)


def _tell(actor: Actor, document: CertificateDocument, *, stood: bool) -> None:
    handle, replaced = document.holder.handle, document.replaces
    if replaced is not None:
        directory = certificates.directory(actor.keys)
        admitting.end(actor.keys, replaced, "", directory, successor=handle)
        emit(actor, MemberLeft(member=replaced, successor=handle))
    emit(actor, RolesChanged(member=handle) if stood else MemberJoined(member=handle, replaces=replaced))
