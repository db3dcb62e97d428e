"""Reading who is who: the directory's standings with the names that the house knows them by."""

from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.kernel.errors import FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.keys import certificates, rows
from safeconduct.keys.certificates import CERTIFIERS, Directory, Standing
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.people.documents import ProfileDocument
from safeconduct.people.models import Profile


@dataclass(frozen=True)
class Member:
    """Somebody who stands now."""

    standing: Standing
    profile: ProfileDocument

    @property
    def handle(self) -> UUID:
        return self.standing.handle

    @property
    def roles(self) -> frozenset[str]:
        return self.standing.roles

    @property
    def name(self) -> str:
        return self.profile.display_name


# Names stand on every page: opening every profile for each would be felt. Kept as long as the keyring.
_profiles: WeakKeyDictionary[Keyring, tuple[int, dict[UUID, ProfileDocument]]] = WeakKeyDictionary()


def standing(keyring: Keyring) -> Standing:
    """The keyring's own standing. Raises Refusal FORBIDDEN for newcomers and for those who left."""
    found = certificates.directory(keyring).now(keyring.member)
    if found is None:
        raise Refusal(FORBIDDEN)
    return found


def roles_of(keyring: Keyring) -> frozenset[str]:
    """The roles that count: none before somebody stands, and none while only one founder has signed."""
    return counting(certificates.directory(keyring), keyring.member)


def counting(directory: Directory, handle: UUID) -> frozenset[str]:
    """The roles of a handle that count, by a directory that was read already."""
    found = directory.now(handle)
    return found.roles if found is not None and directory.complete else frozenset()


def profiles(keyring: Keyring) -> dict[UUID, ProfileDocument]:
    """Every profile by handle, also of those who left. What neither its member nor a certifier signed
    counts for nothing."""
    house = well_known(HOUSE, keyring.organisation)
    found = Profile.objects.filter(compartment=house).order_by("leaf")
    newest = found.values_list("leaf", flat=True).last()
    kept = _profiles.get(keyring)
    if kept is None or kept[0] != newest:
        read = {row.id: reading.document for row in found if (reading := _trusted(keyring, row))}
        kept = _profiles[keyring] = (-1 if newest is None else newest, read)
    return kept[1]


def _trusted(keyring: Keyring, row: Profile) -> Reading[Profile] | None:
    try:
        reading = rows.read(keyring, row)
    except rows.UNREADABLE:
        return None
    author = reading.author
    if author is None or reading.document.handle != row.id:
        return None
    said_by = certificates.directory(keyring).at(author, row.leaf)
    vouched = said_by is not None and bool(said_by.roles & CERTIFIERS)
    return reading if author == row.id or vouched else None


def member(keyring: Keyring, handle: UUID) -> Member:
    """Somebody who stands now. Raises Refusal NOT_FOUND."""
    found = certificates.directory(keyring).now(handle)
    if found is None or found.kind != certificates.MEMBER:
        raise Refusal(NOT_FOUND)
    return Member(found, profile_of(keyring, handle))


def profile_of(keyring: Keyring, handle: UUID) -> ProfileDocument:
    """How the house knows somebody; a handle that nobody named is its own name."""
    return profiles(keyring).get(handle) or _nameless(handle)


def everybody(keyring: Keyring, role: str | None = None) -> list[Member]:
    """Everybody who stands now, or those who hold a role, by name."""
    known = profiles(keyring)
    found = certificates.directory(keyring).members(role)
    listed = [Member(one, known.get(one.handle) or _nameless(one.handle)) for one in found]
    return sorted(listed, key=lambda one: (one.name.casefold(), one.handle))


def name_of(keyring: Keyring, handle: UUID) -> str:
    """The name that goes with a handle, also after its member left; empty for strangers."""
    profile = profiles(keyring).get(handle)
    return profile.display_name if profile else ""


def _nameless(handle: UUID) -> ProfileDocument:
    return ProfileDocument(handle=handle, display_name=str(handle)[:8])


def set_profile(keyring: Keyring, document: ProfileDocument) -> None:
    """Write a profile, the first or the next version."""
    row = Profile.objects.filter(id=document.handle).first()
    if row is None:
        house = well_known(HOUSE, keyring.organisation)
        rows.insert(keyring, Profile, house, document, id=document.handle)
    else:
        rows.rewrite(keyring, row, document)
