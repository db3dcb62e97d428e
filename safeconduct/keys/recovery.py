"""Recovery after it was used: a new pair, everything sealed to it anew, the old shares worth nothing.

1. Two who may certify want it: whoever makes it alone could read everything. The first says so (`wish`).
   `replace`, by the second, publishes recovery's next pair: from then on every grant and backup is sealed
   to that one. Its secret leaves once, as shares on paper, and is kept nowhere.
2. Each holder's session seals its own compartments to it (`reseal`): nobody holds all of them.
3. When none is left, the grants to the old pair go; only now are the old shares worth nothing here.
   Copies from before, with the old shares, stay what they were.
"""

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace as replace_fields

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, compartments, log, rows, vouched
from safeconduct.keys.compartments import HOUSE, RECOVERY, well_known
from safeconduct.keys.documents import MachineKeys, RecoveryUse, RecoveryWish
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Entry, Epoch, Escrow, Grant, RecoveryUsed, RecoveryWished, Roster
from safeconduct.keys.rows import Reading
from safeconduct.vault import compartments as derived
from safeconduct.vault.types import (
    BoxPair,
    BoxPrivate,
    BoxPublic,
    CompartmentSecret,
    SignPair,
    SignPrivate,
)

ALONE = define(
    "recovery_alone",
    409,
    N_("Two make a new recovery: another coordinator or admin has to propose it before you can make it."),
)


class Waiting(NamedTuple):
    """What is still sealed to an earlier recovery: compartments, and the engine's own keys."""

    compartments: int
    machines: int


def wish(keyring: Keyring, shares: int, threshold: int) -> None:
    """Say as the first of two that a new recovery shall be made."""
    number = rows.open_epoch(_handle(keyring)) + 1
    document = RecoveryWish(number=number, shares=shares, threshold=threshold, at=clock.now())
    rows.insert(keyring, RecoveryWished, well_known(HOUSE, keyring.organisation), document)


def wished(keyring: Keyring) -> list[Reading[RecoveryWished]]:
    """Who wants the next recovery, the newest last."""
    number = rows.open_epoch(_handle(keyring)) + 1
    return vouched.wishes(keyring, number)


def withdraw_wishes(keyring: Keyring) -> int:
    """Nobody makes the next recovery on what was said until now; how many said it. The rows stay: one that
    goes would look taken."""
    standing = wished(keyring)
    for reading in standing:
        rows.rewrite(keyring, reading.row, replace_fields(reading.document, withdrawn=True))
    return len(standing)


def shape(keyring: Keyring) -> tuple[int, int]:
    """Into how many shares the present recovery was split, and how many of them open it.

    Raises NotHeld before there is a house.
    """
    wishes = vouched.wishes(keyring, rows.open_epoch(_handle(keyring)))
    if wishes:
        return wishes[-1].document.shares, wishes[-1].document.threshold
    founding = certificates.directory(keyring).founding
    if founding is None:
        raise NotHeld
    return founding.shares, founding.threshold


@transaction.atomic
def replace(keyring: Keyring) -> CompartmentSecret:
    """Make a new recovery, as the second of two, and seal to it what this keyring holds. The secret is
    stored nowhere. Raises Refusal ALONE while nobody else who may certify wants it."""
    recovery, secret = _handle(keyring), CompartmentSecret.generate()
    number = rows.open_epoch(recovery) + 1
    if not vouched.wished_by_another(keyring, number, keyring.member):
        raise Refusal(ALONE)
    compartments.publish(keyring, recovery, number, derived.box_pair(secret).public.data)
    reseal(keyring)
    return secret


def reseal(keyring: Keyring) -> int:
    """Seal what this keyring holds to the present recovery; how many compartments that were."""
    done = sum(reseal_one(keyring, compartment) for compartment in keyring.compartments())
    cancel_when_done(keyring)
    return done


def reseal_one(keyring: Keyring, compartment: UUID) -> bool:
    """Seal one compartment to the present recovery; whether that was due."""
    try:
        return compartments.reseal(keyring, compartment)
    except (NotHeld, Refusal):
        return False  # its open epoch is not held: somebody else's session seals it


def reseal_machine(engine: Keyring) -> None:
    """The engine seals its own keys to the present recovery."""
    recovery = _handle(engine)
    earlier = list(Escrow.objects.filter(compartment=recovery, epoch__lt=rows.open_epoch(recovery)))
    if earlier:
        with transaction.atomic():
            rows.insert(engine, Escrow, recovery, machine_keys(engine))
            for row in earlier:
                rows.erase(engine, row)
        cancel_when_done(engine)


def waiting(keyring: Keyring) -> Waiting:
    """What is not yet sealed to the present recovery. No key is needed to count it."""
    recovery = _handle(keyring)
    open_rosters = Roster.objects.filter(leaf__lt=compartments.recovery_since(keyring))
    escrows = Escrow.objects.filter(compartment=recovery, epoch__lt=rows.open_epoch(recovery))
    return Waiting(open_rosters.count(), escrows.count())


def cancel_when_done(keyring: Keyring) -> None:
    """Erase the grants to earlier recoveries once nothing waits any more."""
    if not any(waiting(keyring)):
        cancel(keyring)


@transaction.atomic
def cancel(keyring: Keyring) -> int:
    """Erase every grant to an earlier recovery; how many that were.

    Whatever is still waiting is out of recovery's reach from then on, until one of its holders seals it.
    """
    recovery = _handle(keyring)
    old = list(Grant.objects.filter(compartment=recovery, epoch__lt=rows.open_epoch(recovery)))
    for row in old:
        rows.erase(keyring, row)
    return len(old)


def unattended_half(organisation: UUID) -> tuple[int, BoxPublic]:
    """Recovery's present epoch and public half, while nobody is signed in who could vouch for it.

    Raises NotHeld before there is one, Damaged when it is not the one that the log knows: a backup
    sealed to a stranger could never be opened by the trustees.
    """
    row = Epoch.objects.filter(of=well_known(RECOVERY, organisation)).order_by("-number").first()
    if row is None:
        raise NotHeld
    leaf = Entry.objects.filter(table=Epoch._meta.db_table, row=row.id).order_by("-index").first()
    if leaf is None or bytes(leaf.routing) != log.routing_hash(rows.columns(row)):
        raise Damaged(Epoch._meta.db_table, row.id, "public half")
    return row.number, BoxPublic(bytes(row.box_public))


def machine_keys(engine: Keyring) -> MachineKeys:
    """What is kept of the engine for whoever sets it up again."""
    return MachineKeys(
        handle=engine.member, sign=engine.sign.private.reveal(), box=engine.box.private.reveal()
    )


# On the offline machine, with the secret put together from shares.


def keyring_of(organisation: UUID, secret: CompartmentSecret) -> Keyring:
    """A keyring that opens everything. It signs nothing that anybody would believe."""
    recovery = well_known(RECOVERY, organisation)
    keyring = Keyring(organisation, recovery, SignPair.generate(), derived.box_pair(secret))
    keyring.refresh()
    return keyring


def engine_of(keyring: Keyring) -> Keyring | None:
    """The engine's own keyring, from what was kept of it. Raises Damaged."""
    row = Escrow.objects.filter(compartment=keyring.member).order_by("-leaf").first()
    if row is None:
        return None
    kept: MachineKeys = rows.read_signed(keyring, row).document
    sign, box = SignPair.of(SignPrivate(kept.sign)), BoxPair.of(BoxPrivate(kept.box))
    return Keyring(keyring.organisation, kept.handle, sign, box)


def note_use(keyring: Keyring) -> None:
    """Write down that recovery was used, where every member reads it: it must be replaced."""
    document = RecoveryUse(epoch=rows.open_epoch(keyring.member), at=clock.now())
    rows.insert_unsigned(RecoveryUsed, well_known(HOUSE, keyring.organisation), document)


def is_spent(keyring: Keyring) -> bool:
    """Whether the present recovery was used: its shares have met on one machine."""
    present = rows.open_epoch(_handle(keyring))
    return any(one.document.epoch == present for one in rows.read_all(keyring, RecoveryUsed.objects.all()))


def _handle(keyring: Keyring) -> UUID:
    return well_known(RECOVERY, keyring.organisation)
