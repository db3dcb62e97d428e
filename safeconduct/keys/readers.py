"""Who of those alive could open a compartment today."""

from uuid import UUID

from safeconduct.keys import certificates, compartments
from safeconduct.keys.compartments import well_known
from safeconduct.keys.keyring import Keyring

TEAM = "team:"


def living(keyring: Keyring, compartment: UUID) -> frozenset[UUID]:
    """Members who stand in the directory and hold the compartment, directly or through a team.

    Raises Refusal NOT_FOUND for a compartment not held.
    """
    directory = certificates.directory(keyring)
    roles = {role for one in directory.members() for role in one.roles}
    teams = {well_known(TEAM + role, keyring.organisation): role for role in roles}
    readers: set[UUID] = set()
    for holder in compartments.roster(keyring, compartment):
        standing = directory.now(holder)
        if standing is not None and standing.kind == certificates.MEMBER:
            readers.add(holder)
        elif holder in teams:
            readers |= {one.handle for one in directory.members(teams[holder])}
    return frozenset(readers)
