"""An invented organisation for stories, benches and the demo: real founding, certificates and keys.

Nobody here exists. Members get keys of their own and are certified by two, exactly as a newcomer is;
what is left out is the passphrase, which would cost a second of Argon2 for each.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES
from safeconduct.channels.recording.settings import RecordingSettings
from safeconduct.engine import staff
from safeconduct.engine.documents import ShiftCard, Span, StaffCard, Way
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, founding
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.founding import Founded, key_holder
from safeconduct.keys.keyring import Keyring
from safeconduct.people.documents import ProfileDocument
from safeconduct.people.members import set_profile
from safeconduct.vault.types import BoxPair, SignPair

TEAMS = tuple(role for role in ROLES if role != "partner")


@dataclass(frozen=True)
class Part:
    """One role of the cast, as a story or the demo describes it."""

    name: str
    roles: tuple[str, ...]
    base: str = ""
    languages: tuple[str, ...] = ("ru", "en")
    zone: str = "Europe/Moscow"
    language: str = "en"
    on_duty: bool = False
    channels: tuple[str, ...] = ("sms",)


@dataclass
class Cast:
    """The organisation and who is in it, by the name the story calls them."""

    founded: Founded
    founder: Part
    keyrings: dict[str, Keyring] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def keyring(self, name: str) -> Keyring:
        """The keyring of one member, knowing all that was granted until now."""
        keyring = self.keyrings[name]
        keyring.refresh()
        return keyring

    def actor(self, name: str, *, confirmed: bool = True, via: str = "story") -> Actor:
        """The member as an actor; `confirmed`: the second factor was given just now."""
        keyring, part = self.keyring(name), self.parts[name]
        standing = certificates.directory(keyring).now(keyring.member)
        return Actor(
            keyring=keyring,
            roles=standing.roles if standing else frozenset(),
            language=part.language,
            zone=part.zone,
            confirmed_at=clock.now() if confirmed else None,
            via=via,
        )


def found(parts: Iterable[Part], *, demo: bool = False) -> Cast:
    """Found the organisation. The first coordinator of the cast and an admin certify each other; an
    admin, or a coordinator, whom the cast does not name is added."""
    wanted = list(parts)
    first = _first(wanted, "coordinator", "founder")
    second = _first(wanted, "admin", "admin")
    founded = founding.found(
        SignPair.generate(),
        BoxPair.generate(),
        roles=list(first.roles),
        teams=TEAMS,
        shares=5,
        threshold=3,
        demo=demo,
    )
    cast = Cast(founded, first)
    _welcome(cast, first, founded.keyring)
    admin = join(cast, second, second=None)
    for part in wanted:
        if part not in (first, second):
            join(cast, part, second=admin)
    return cast


def _first(parts: list[Part], role: str, otherwise: str) -> Part:
    found = next((part for part in parts if role in part.roles), None)
    return found or Part(otherwise, (role,))


@transaction.atomic
def join(cast: Cast, part: Part, second: Keyring | None) -> Keyring:
    """Somebody with keys of their own, certified by the founder and by `second` (at founding: by both
    founders for each other), known by their part's name, in the teams of their roles."""
    first = cast.founded.keyring
    newcomer = Keyring(first.organisation, new_id(), SignPair.generate(), BoxPair.generate())
    compartments.publish(first, newcomer.member, 0, newcomer.box.public.data)
    certificate = certificates.certify(first, key_holder(newcomer, sorted(part.roles)))
    compartments.grant(first, well_known(HOUSE, first.organisation), newcomer.member)
    newcomer.refresh()
    _document, fingerprint = certificates.body_of(first, certificate)
    certificates.countersign(second or newcomer, certificate, fingerprint)
    for role in part.roles:
        compartments.grant(first, well_known(f"team:{role}", first.organisation), newcomer.member)
    newcomer.refresh()
    _welcome(cast, part, newcomer)
    return newcomer


def _welcome(cast: Cast, part: Part, keyring: Keyring) -> None:
    """Let the house know the member by name, and the founder's other teams hold the founder."""
    founder = cast.founded.keyring
    cast.keyrings[part.name], cast.parts[part.name] = keyring, part
    if part is cast.founder:
        for role in set(part.roles) - {"coordinator"}:
            compartments.grant(founder, well_known(f"team:{role}", founder.organisation), founder.member)
        founder.refresh()
    profile = ProfileDocument(
        handle=keyring.member,
        display_name=part.name.capitalize(),
        language=part.language,
        languages=list(part.languages),
        zone=part.zone,
        base=part.base,
    )
    set_profile(founder, profile)


@transaction.atomic
def reachable(cast: Cast, folder: Path) -> None:
    """Let the engine reach everybody of the cast by channels that only write to `folder`."""
    founder = cast.founded.keyring
    now = clock.now()
    for channel in sorted({one for part in cast.parts.values() for one in part.channels}):
        settings = RecordingSettings(folder=str(folder), channel=channel)
        staff.publish_channel(founder, channel, settings, timeout_s=2.0)
    for name, part in cast.parts.items():
        ways = [Way(channel=channel, address=address(name)) for channel in part.channels]
        card = StaffCard(
            member=cast.keyrings[name].member,
            at=now,
            channels=ways,
            language=part.language,
            zone=part.zone,
            roles=sorted(part.roles),
        )
        staff.publish_staff(founder, card)
    spans = [
        Span(member=cast.keyrings[name].member, role=role, since=now, until=now + timedelta(days=2))
        for name, part in cast.parts.items()
        if part.on_duty
        for role in part.roles
    ]
    staff.publish_shifts(founder, ShiftCard(at=now, spans=spans))


def address(name: str) -> str:
    """Where messages to a member of the cast go."""
    return f"cast:{name}"


def handles(cast: Cast) -> dict[str, UUID]:
    """The handle of everybody of the cast."""
    return {name: cast.keyrings[name].member for name in cast.parts}
