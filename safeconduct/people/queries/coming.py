"""Who is invited, who has come, and what waits for a second signature."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows
from safeconduct.keys.documents import CertificateDocument
from safeconduct.keys.keyring import Keyring
from safeconduct.people import admitting, members
from safeconduct.people.actions.founding import Nothing
from safeconduct.people.models import Enrolment, Newcomer
from safeconduct.people.policies import keepers
from safeconduct.people.policies import members as everybody
from safeconduct.people.rules.fingerprints import fingerprint


class Arrival(msgspec.Struct, kw_only=True, frozen=True):
    """An invitation: `fingerprint` is empty until somebody came with keys. Until is UTC."""

    enrolment: UUID
    name: str
    roles: list[str]
    invited_by: UUID
    until: datetime
    fingerprint: str
    replaces: UUID | None


class WaitingLine(msgspec.Struct, kw_only=True, frozen=True):
    """A certificate with one signature. `may_sign` says whether yours would be the second."""

    certificate: UUID
    member: UUID
    name: str
    roles: list[str]
    roles_before: list[str]
    first: UUID
    first_name: str
    fingerprint: str
    replaces: UUID | None
    may_sign: bool


@query("people.arrivals", title=N_("Who is invited"), may=keepers, example={})
def arrivals(actor: Actor, given: Nothing) -> list[Arrival]:
    """Invitations that still work, and those who came by one and wait for a first signature."""
    del given
    keyring = actor.keys
    came = {
        reading.document.enrolment: reading.document
        for reading in rows.read_all(keyring, Newcomer.objects.all())
    }
    found = []
    for reading in rows.read_all(keyring, Enrolment.objects.order_by("leaf")):
        newcomer = came.get(reading.row.id)
        if not reading.verified or (newcomer is None and reading.row.until < clock.now()):
            continue
        shown = "" if newcomer is None else fingerprint(
            newcomer.handle.bytes, newcomer.sign_public, newcomer.box_public
        )  # fmt: skip
        found.append(
            Arrival(
                enrolment=reading.row.id,
                name=reading.document.display_name,
                roles=reading.document.roles,
                invited_by=reading.document.invited_by,
                until=reading.row.until,
                fingerprint=shown,
                replaces=reading.document.replaces,
            )
        )
    return found


@query("people.waiting", title=N_("What waits for a second signature"), may=everybody, example={})
def waiting(actor: Actor, given: Nothing) -> list[WaitingLine]:
    """Certificates with one signature, the oldest first."""
    del given
    return waiting_lines(actor.keys)


def waiting_lines(keyring: Keyring) -> list[WaitingLine]:
    """The same for a newcomer who countersigns at founding, and is nobody's actor yet."""
    directory = certificates.directory(keyring)
    lines = []
    for certificate, (document, first) in directory.waiting.items():
        holder = document.holder
        before = directory.now(holder.handle)
        lines.append(
            WaitingLine(
                certificate=certificate,
                member=holder.handle,
                name=members.name_of(keyring, holder.handle),
                roles=sorted(holder.roles),
                roles_before=sorted(before.roles) if before else [],
                first=first,
                first_name=members.name_of(keyring, first),
                fingerprint=fingerprint(holder.handle.bytes, holder.sign_public, holder.box_public),
                replaces=document.replaces,
                may_sign=_may_sign(keyring, document, first),
            )
        )
    return lines


def _may_sign(keyring: Keyring, document: CertificateDocument, first: UUID) -> bool:
    try:
        admitting.check_second(keyring, document, first)
    except Refusal:
        return False
    return True
