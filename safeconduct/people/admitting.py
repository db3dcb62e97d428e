"""Who may vouch for whom, and what a newcomer is given once two have."""

from uuid import UUID

from safeconduct.kernel import clock
from safeconduct.kernel.errors import FORBIDDEN, Refusal
from safeconduct.keys import certificates, compartments, rows
from safeconduct.keys.certificates import CERTIFIERS, Directory
from safeconduct.keys.compartments import AUDIT, HOUSE, well_known
from safeconduct.keys.documents import CertificateDocument
from safeconduct.keys.keyring import Keyring
from safeconduct.people import accounts, refusals
from safeconduct.people.documents import RemovalDocument
from safeconduct.people.models import Removal
from safeconduct.people.ports import PORTS


def check_second(keyring: Keyring, document: CertificateDocument, first: UUID) -> None:
    """Whether this member may be the second to sign. Raises Refusal FOUNDER_SIGNS, FORBIDDEN, OWN_WORD,
    SECOND_NEEDED or ADMIN_NEEDED.

    1. At founding, only the newcomer: the founders certify each other.
    2. Afterwards two members other than the holder, who are admins or coordinators, one of them an
       admin as long as there is one beside the person whom it is about.
    """
    directory = certificates.directory(keyring)
    about = {document.holder.handle, document.replaces}
    if not directory.complete:
        if keyring.member != document.holder.handle:
            raise Refusal(refusals.FOUNDER_SIGNS)
        return
    standing = directory.now(keyring.member)
    if standing is None or not standing.roles & CERTIFIERS:
        raise Refusal(FORBIDDEN)
    if keyring.member in about:
        raise Refusal(refusals.OWN_WORD)
    if keyring.member == first:
        raise Refusal(refusals.SECOND_NEEDED)
    signed = [directory.now(first), standing]
    admins = [one for one in directory.members("admin") if one.handle not in about]
    if admins and not any(one is not None and "admin" in one.roles for one in signed):
        raise Refusal(refusals.ADMIN_NEEDED)


def admit(keyring: Keyring, document: CertificateDocument) -> None:
    """Give the house, and the teams that this signer holds; the rest comes by other sessions' upkeep."""
    handle = document.holder.handle
    kinds = [HOUSE, *(f"team:{role}" for role in document.holder.roles)]
    for kind in kinds:
        compartment = well_known(kind, keyring.organisation)
        if keyring.holds(compartment):
            compartments.grant(keyring, compartment, handle)


def end(
    keyring: Keyring, handle: UUID, reason: str, directory: Directory, successor: UUID | None = None
) -> int:
    """End a handle's sign-in, wraps and channels, and note what its member could reach; how many wraps."""
    past = directory.standings.get(handle)
    grants = accounts.close_account(keyring, handle)
    document = RemovalDocument(
        handle=handle,
        at=clock.now(),
        by=keyring.member,
        reason=reason,
        roles=sorted(past[-1].roles) if past else [],
        grants=grants,
        successor=successor,
    )
    rows.insert(keyring, Removal, well_known(AUDIT, keyring.organisation), document)
    PORTS.withdraw_reach(keyring, handle)
    return len(grants)
