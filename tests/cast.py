"""The shared fictional cast: a ready organisation whose members hold real keys.

Nobody here exists. Founding and certificates are the real ones; only the passphrases are left out,
for Argon2 would cost every test a second.
"""

from dataclasses import dataclass, field, replace

from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, founding
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.founding import COORDINATORS, Founded, key_holder
from safeconduct.keys.keyring import Keyring
from safeconduct.vault.types import BoxPair, SignPair
from tests import laid

TEAMS = (
    "operator",
    "coordinator",
    "lawyer",
    "passage",
    "psychologist",
    "documenter",
    "analyst",
    "press",
    "admin",
    "trustee",
)


@dataclass
class Cast:
    """The organisation and who is in it, by the name a test calls them."""

    founded: Founded
    members: dict[str, Keyring] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Keyring:
        keyring = self.members[name]
        keyring.refresh()
        return keyring


def found() -> Cast:
    """Ash (coordinator) and Birch (admin) found the organisation and certify each other."""
    return laid.again("found", _two, copied)


def copied(cast: Cast) -> Cast:
    """The same people, each with a keyring of their own."""
    members = {name: laid.another(keyring) for name, keyring in cast.members.items()}
    founded = replace(cast.founded, keyring=members["ash"], engine=laid.another(cast.founded.engine))
    return Cast(founded, members)


def _two() -> Cast:
    founded = founding.found(
        SignPair.generate(),
        BoxPair.generate(),
        roles=["coordinator"],
        teams=TEAMS,
        shares=5,
        threshold=3,
    )
    cast = Cast(founded, {"ash": founded.keyring})
    join(cast, "birch", "admin")
    return cast


def join(cast: Cast, name: str, *roles: str) -> Keyring:
    """A newcomer with own keys, certified by Ash and Birch (by Ash and themself at founding)."""
    ash = cast["ash"]
    newcomer = Keyring(ash.organisation, new_id(), SignPair.generate(), BoxPair.generate())
    compartments.publish(ash, newcomer.member, 0, newcomer.box.public.data)
    certificate = certificates.certify(ash, key_holder(newcomer, list(roles)))
    house = well_known(HOUSE, ash.organisation)
    compartments.grant(ash, house, newcomer.member)
    newcomer.refresh()
    _document, fingerprint = certificates.body_of(ash, certificate)
    certificates.countersign(cast.members.get("birch", newcomer), certificate, fingerprint)
    for role in roles:
        compartments.grant(ash, well_known(f"team:{role}", ash.organisation), newcomer.member)
    newcomer.refresh()
    cast.members[name] = newcomer
    return newcomer


def give_roles(cast: Cast, name: str, *roles: str) -> None:
    """Somebody holds exactly these roles from now on, certified by Ash and Birch; keys stay as they are."""
    certificate = certificates.certify(cast["ash"], key_holder(cast[name], list(roles)))
    _document, fingerprint = certificates.body_of(cast["ash"], certificate)
    certificates.countersign(cast["birch"], certificate, fingerprint)


def full() -> Cast:
    """Everybody whom the stories of one night need."""
    return laid.again("full", _everybody, copied)


def _everybody() -> Cast:
    cast = _two()
    join(cast, "cedar", "operator")
    join(cast, "elm", "operator")
    join(cast, "fir", "coordinator")
    join(cast, "hazel", "lawyer")
    join(cast, "juniper", "lawyer")
    join(cast, "larch", "passage")
    join(cast, "maple", "psychologist")
    join(cast, "oak", "documenter")
    join(cast, "pine", "press")
    return cast


__all__ = ["COORDINATORS", "Cast", "copied", "found", "full", "give_roles", "join"]
