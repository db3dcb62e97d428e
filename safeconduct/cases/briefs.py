"""The briefs of all cases whose door the keyring holds."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from safeconduct.cases.documents import Brief, Vouch
from safeconduct.cases.models import Case, TeamVouch
from safeconduct.cases.shelves import Shelf, shelf
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

KIND = "brief"  # the kind of compartment that a brief lies in


def find(keyring: Keyring, case: UUID) -> Reading[Case]:
    """The brief of one case. Raises Refusal NOT_FOUND alike for absent and for not yours."""
    try:
        return rows.find(keyring, Case, case)
    except Refusal:
        keyring.refresh()  # it may have been granted a moment ago
    return rows.find(keyring, Case, case)


def brief(keyring: Keyring, case: UUID) -> Brief:
    """The document of one brief. Raises Refusal NOT_FOUND."""
    document: Brief = find(keyring, case).document
    return document


def everything(keyring: Keyring) -> Mapping[UUID, Reading[Case]]:
    """Every brief that the keyring opens, by case."""
    return _shelf(keyring).readings


def of_each(keyring: Keyring, cases: Iterable[UUID]) -> dict[UUID, Reading[Case]]:
    """Those of the briefs that the keyring opens now. Raises Damaged."""
    keyring.refresh()  # one may have been granted a moment ago
    door = _shelf(keyring)
    found = {case: door.readings[case] for case in cases if case in door.readings}
    return found | {case: find(keyring, case) for case in cases if case in door.damaged}


def damaged(keyring: Keyring) -> int:
    """How many briefs do not fit the log and are therefore not shown."""
    return len(_shelf(keyring).damaged)


def own(keyring: Keyring) -> dict[UUID, Brief]:
    """The cases on which this member works."""
    mine = lineage(keyring, keyring.member)
    return {
        case: reading.document
        for case, reading in everything(keyring).items()
        if any(member in mine for member, _role in reading.document.team())
    }


def lineage(keyring: Keyring, member: UUID) -> frozenset[UUID]:
    """Every handle by which this person was ever known (a lost passphrase makes a new one)."""
    directory = certificates.directory(keyring)
    return frozenset(old for old in directory.successors if directory.successor(old) == member) | {member}


def present(keyring: Keyring, document: Brief) -> frozenset[tuple[UUID, str]]:
    """Who is assigned and stands now in the role they are assigned in, by their present handle.

    Beside the lead and the second, only those whom a coordinator vouched for.
    """
    directory = certificates.directory(keyring)
    found = set()
    for member, role in document.leads() | (document.team() & _vouched(keyring, document)):
        standing = directory.now(directory.successor(member))
        if standing is not None and role in standing.roles:
            found.add((standing.handle, role))
    return frozenset(found)


def assigned_as(keyring: Keyring, document: Brief, member: UUID) -> frozenset[str]:
    """The roles in which a member works on the case; none for everybody else."""
    return frozenset(role for one, role in present(keyring, document) if one == member)


def team(keyring: Keyring, role: str) -> UUID:
    """The handle of a role's team."""
    return well_known(f"team:{role}", keyring.organisation)


def _vouched(keyring: Keyring, document: Brief) -> frozenset[tuple[UUID, str]]:
    if not document.assigned:
        return frozenset()
    standing = shelf(keyring, TeamVouch)
    standing.follow(keyring, keyring.compartments(KIND))
    return standing.derived(dict, _note_vouches).get(document.root, frozenset())


def _note_vouches(
    newest: dict[bytes, frozenset[tuple[UUID, str]]], added: Iterable[Reading[TeamVouch]]
) -> None:
    """Root → who was vouched for last."""
    for one in added:
        vouch: Vouch = one.document
        newest[vouch.root] = frozenset((each.member, each.role) for each in vouch.team)


def _shelf(keyring: Keyring) -> Shelf[Case]:
    standing = shelf(keyring, Case)
    standing.follow(keyring, keyring.compartments(KIND))
    return standing
