"""Founding an organisation: its house, its desk, its teams, its engine and its recovery.

1. The founder's pairs are certified by the founding document, which also names the engine's.
2. Recovery is made before anything else is sealed, so nothing exists that it could not reach. Its
   secret leaves this module once, as shares on paper, and is kept nowhere. The engine's own keys are
   sealed to it too, so that a machine can be set up again whose boot secret is lost.
3. Each team is held by the coordinators' team too: any coordinator can admit a newcomer at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import AUDIT, DESK, ENGINE, HOUSE, RECOVERY, well_known
from safeconduct.keys.documents import FoundingDocument, KeyHolder
from safeconduct.keys.keyring import Keyring, Meaning
from safeconduct.keys.models import Escrow, Founding, Organisation
from safeconduct.keys.recovery import machine_keys
from safeconduct.vault import compartments as derived
from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair

COORDINATORS = "team:coordinator"
DESK_TEAMS = ("team:operator", COORDINATORS)
AUDIT_TEAMS = ("team:admin", COORDINATORS)


@dataclass(frozen=True)
class Founded:
    """What founding hands over: the founder's keyring, and two secrets that are stored nowhere."""

    keyring: Keyring
    engine: Keyring
    recovery: CompartmentSecret


@transaction.atomic
def found(
    sign: SignPair,
    box: BoxPair,
    *,
    roles: Iterable[str],
    teams: Iterable[str],
    shares: int,
    threshold: int,
    demo: bool = False,
) -> Founded:
    """Found the one organisation of this installation.

    `teams` are the role names that get a team compartment. Raises IntegrityError never: the caller
    checks that there is no organisation yet, inside the same transaction.
    """
    organisation = Organisation.objects.create(id=new_id()).id
    founder = Keyring(organisation, new_id(), sign, box)
    engine = Keyring(organisation, new_id(), SignPair.generate(), BoxPair.generate())
    recovery = CompartmentSecret.generate()
    founder.learn(well_known(HOUSE, organisation), 1, CompartmentSecret.generate(), Meaning(HOUSE, None))
    document = FoundingDocument(
        organisation=organisation,
        founded=clock.now(),
        founders=[key_holder(founder, sorted(roles))],
        machines=[key_holder(engine, ["engine"], kind="engine")],
        shares=shares,
        threshold=threshold,
        demo=demo,
    )
    _root(founder, engine, document, recovery)
    _compartments(founder, engine, sorted(teams))
    founder.refresh()
    engine.refresh()
    return Founded(founder, engine, recovery)


def _root(founder: Keyring, engine: Keyring, document: FoundingDocument, recovery: CompartmentSecret) -> None:
    """The founding document and the public halves that everything else is sealed to."""
    house = well_known(HOUSE, founder.organisation)
    compartments.publish_epoch(founder, house, 1, founder.secret(house, 1))
    rows.insert(founder, Founding, house, document)
    for keyring in (founder, engine):
        compartments.publish(founder, keyring.member, 0, keyring.box.public.data)
    recovery_handle = well_known(RECOVERY, founder.organisation)
    compartments.publish(founder, recovery_handle, 1, derived.box_pair(recovery).public.data)
    rows.insert(founder, Escrow, recovery_handle, machine_keys(engine))
    compartments.admit(founder, house, {founder.member, engine.member})


def _compartments(founder: Keyring, engine: Keyring, teams: list[str]) -> None:
    """Every compartment that an installation has once."""

    def make(kind: str, holders: set[UUID]) -> UUID:
        handle = well_known(kind, founder.organisation)
        return compartments.create(founder, kind, id=handle, holders=holders)

    coordinators = make(COORDINATORS, {founder.member})
    for team in teams:
        if f"team:{team}" != COORDINATORS:
            make(f"team:{team}", {coordinators})
    for kind, held_by in ((DESK, DESK_TEAMS), (AUDIT, AUDIT_TEAMS)):
        make(kind, {well_known(team, founder.organisation) for team in held_by})
    make(ENGINE, {engine.member})


def key_holder(keyring: Keyring, roles: list[str], kind: str = "member") -> KeyHolder:
    """The public side of a keyring, as certificates name it."""
    return KeyHolder(
        handle=keyring.member,
        sign_public=keyring.sign.public.data,
        box_public=keyring.box.public.data,
        roles=roles,
        kind=kind,
    )
