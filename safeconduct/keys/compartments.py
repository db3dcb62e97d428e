"""Making compartments, granting them, turning their epochs."""

import hashlib
from collections.abc import Iterable
from uuid import UUID, uuid5

import msgspec
from django.db import transaction

from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.documents import EpochNotice, PreviousSecret, RosterDocument
from safeconduct.keys.keyring import Keyring, Meaning, context
from safeconduct.keys.models import Epoch, Grant, Organisation, Previous, Roster
from safeconduct.vault import compartments, grants, halves, signing
from safeconduct.vault.types import CompartmentSecret, Half

HOUSE, DESK, ENGINE, RECOVERY, AUDIT = "house", "desk", "engine", "recovery", "audit"


def well_known(kind: str, organisation: UUID | None = None) -> UUID:
    """The handle of a compartment that every installation has once: house, desk, team:lawyer…"""
    return uuid5(organisation or Organisation.objects.get().id, kind)


def stands_once(compartment: UUID) -> bool:
    """Whether a handle is one of `well_known`: those follow from a name (RFC 9562, version 5), all others
    are random."""
    return compartment.version == 5


def room_id(root: bytes, kind: str) -> UUID:
    """The handle of one room of a case, from the case's random root.

    Without the root nobody can tell which rooms belong to one case, or that they do.
    """
    digest = hashlib.blake2b(kind.encode(), key=root, digest_size=16, person=b"safeconduct-room")
    return UUID(bytes=digest.digest(), version=4)


def exists(compartment: UUID) -> bool:
    """Whether the compartment has a key yet."""
    return Epoch.objects.filter(of=compartment).exists()


@transaction.atomic
def create(
    keyring: Keyring,
    kind: str,
    *,
    id: UUID,  # noqa: A002  (the column's own name)
    subject: UUID | None = None,
    holders: Iterable[UUID],
) -> UUID:
    """Make a compartment with its first key and grant it to `holders` and to recovery.

    Holders are handles of members or of compartments (teams). The maker keeps the key only when
    named, directly or through a team held.
    """
    _open_epoch(keyring, id, 1, Meaning(kind, subject), set(holders), CompartmentSecret.generate())
    return id


@transaction.atomic
def create_split(
    keyring: Keyring,
    kind: str,
    *,
    id: UUID,  # noqa: A002
    subject: UUID | None = None,
    holder: UUID,
) -> bytes:
    """Make a compartment whose key is two random halves: `holder` is granted one, the caller gets the
    other and gives it to somebody else.

    Neither opens anything alone; recovery opens it. The maker writes the rows inside, then forgets
    the compartment by `keyring.forget`.
    """
    secret = CompartmentSecret.generate()
    meaning = Meaning(kind, subject)
    keyring.learn(id, 1, secret, meaning)
    publish_epoch(keyring, id, 1, secret)
    admit(keyring, id, set())
    first, second = halves.split(secret)
    _give(keyring, id, 1, holder, first, meaning)
    return second.reveal()


def join(keyring: Keyring, compartment: UUID, half: bytes, kind: str, subject: UUID | None = None) -> None:
    """Open a split compartment: the keyring was granted one half, `half` came another way.

    The keyring holds it until `keyring.forget`. A half that does not fit opens nothing.
    """
    keyring.learn_half(compartment, 1, Half(half), Meaning(kind, subject))


def part(keyring: Keyring, compartment: UUID, half: bytes) -> None:
    """Undo `join`: the keyring keeps the half that it was granted and neither the other nor the whole."""
    _meaning, held = keyring.halves.get((compartment, 1), (None, []))
    held[:] = [one for one in held if one != Half(half)]
    keyring.forget(compartment)


@transaction.atomic
def withdraw(keyring: Keyring, grant_row: UUID) -> None:
    """Delete one grant. Who opened it meanwhile keeps what they saw; nothing may claim otherwise."""
    row = Grant.objects.filter(id=grant_row).first()
    if row is not None:
        rows.erase(keyring, row)


@transaction.atomic
def grant(keyring: Keyring, compartment: UUID, holder: UUID) -> None:
    """Give one more holder the compartment. Nothing changes when the roster names it already."""
    row = _roster(keyring, compartment)
    document = rows.read_signed(keyring, row).document
    if holder in document.grants:
        return
    given = _grant(keyring, compartment, row.epoch, holder)
    _rename(keyring, row, {**document.grants, holder: given})


@transaction.atomic
def reseal(keyring: Keyring, compartment: UUID) -> bool:
    """Seal the open epoch to the present recovery if it is sealed to an earlier one; whether it was."""
    row = _roster(keyring, compartment)
    if row.leaf > recovery_since(keyring):
        return False
    _rename(keyring, row, rows.read_signed(keyring, row).document.grants)
    return True


def recovery_since(keyring: Keyring) -> int:
    """The leaf at which recovery's present pair was published. A roster written later is sealed to it."""
    newest = Epoch.objects.filter(of=well_known(RECOVERY, keyring.organisation)).order_by("-number")
    return int(newest.values_list("leaf", flat=True)[0])


@transaction.atomic
def revoke(keyring: Keyring, compartment: UUID, holder: UUID) -> None:
    """Take one holder's grant away without turning the epoch: for who may have read until now.

    Nothing changes when the roster does not name the holder.
    """
    row = _roster(keyring, compartment)
    remaining = dict(rows.read_signed(keyring, row).document.grants)
    given = remaining.pop(holder, None)
    if given is not None:
        withdraw(keyring, given)
        _rename(keyring, row, remaining)


@transaction.atomic
def turn(keyring: Keyring, compartment: UUID, holders: Iterable[UUID]) -> None:
    """Close the open epoch and open the next for exactly these holders, and recovery.

    The members' and teams' grants of the closed one go: each new grant reaches back to it, so that as
    many grants lie to a holder as there are compartments to reach. Recovery keeps all of its own.
    """
    meaning = Meaning(keyring.kind(compartment), keyring.subject(compartment))
    number = rows.open_epoch(compartment)
    earlier = keyring.secret(compartment, number)
    closing = _roster(keyring, compartment)
    recovery = well_known(RECOVERY, keyring.organisation)
    for holder, given in rows.read_signed(keyring, closing).document.grants.items():
        if holder != recovery:
            withdraw(keyring, given)
    rows.erase(keyring, closing)
    secret = CompartmentSecret.generate()
    _open_epoch(keyring, compartment, number + 1, meaning, set(holders), secret, earlier)


def roster(keyring: Keyring, compartment: UUID) -> frozenset[UUID]:
    """Who was granted the open epoch, by handle; recovery is not named."""
    found = rows.read_signed(keyring, _roster(keyring, compartment)).document.grants
    return frozenset(found) - {well_known(RECOVERY, keyring.organisation)}


def _open_epoch(
    keyring: Keyring,
    compartment: UUID,
    number: int,
    meaning: Meaning,
    holders: set[UUID],
    secret: CompartmentSecret,
    earlier: CompartmentSecret | None = None,
) -> None:
    if earlier is None:  # the first epoch of the house is told under itself, each later one under the last
        keyring.learn(compartment, number, secret, meaning)
    publish_epoch(keyring, compartment, number, secret, earlier)
    keyring.learn(compartment, number, secret, meaning)
    if earlier is not None:
        chain = PreviousSecret(number=number - 1, secret=earlier.reveal())
        rows.insert(keyring, Previous, compartment, chain)
    admit(keyring, compartment, holders)
    if not (keyring.member in holders or any(keyring.holds(holder) for holder in holders)):
        keyring.forget(compartment)


def admit(keyring: Keyring, compartment: UUID, holders: set[UUID]) -> None:
    """Grant the open epoch to its first holders, recovery always among them, and write who they are."""
    everyone = sorted(holders | {well_known(RECOVERY, keyring.organisation)})
    number = rows.open_epoch(compartment)
    given = {holder: _grant(keyring, compartment, number, holder) for holder in everyone}
    named = RosterDocument(kind=keyring.kind(compartment), subject=keyring.subject(compartment), grants=given)
    rows.insert(keyring, Roster, compartment, named)


def _rename(keyring: Keyring, row: Roster, grants_given: dict[UUID, UUID]) -> None:
    """Write who holds the compartment now, recovery by its present pair.

    Its grant by an earlier pair stays until every compartment has one by the present (`recovery.cancel`).
    """
    recovery = well_known(RECOVERY, keyring.organisation)
    if row.leaf < recovery_since(keyring):
        grants_given = {**grants_given, recovery: _grant(keyring, row.compartment, row.epoch, recovery)}
    named = RosterDocument(
        kind=keyring.kind(row.compartment),
        subject=keyring.subject(row.compartment),
        grants=grants_given,
    )
    rows.rewrite(keyring, row, named)


def publish_epoch(
    keyring: Keyring,
    of: UUID,
    number: int,
    secret: CompartmentSecret,
    earlier: CompartmentSecret | None = None,
) -> None:
    """Vouch for an epoch of a compartment; with the secret of the one `earlier` as proof that it was held."""
    box, turning = compartments.box_pair(secret).public, compartments.turn_pair(secret).public
    notice = EpochNotice(of=of, number=number, box_public=box.data, turning=turning.data)
    if earlier is not None:
        turner = compartments.turn_pair(earlier).private
        proof = signing.sign(turner, "turn", notice.covered(keyring.organisation))
        notice = msgspec.structs.replace(notice, proof=proof)
    _publish(keyring, notice)


def publish(keyring: Keyring, of: UUID, number: int, box_public: bytes) -> None:
    """Vouch to every member for the public half of a person, or of recovery, which nobody holds."""
    _publish(keyring, EpochNotice(of=of, number=number, box_public=box_public))


def _publish(keyring: Keyring, notice: EpochNotice) -> None:
    house = well_known(HOUSE, keyring.organisation)
    row = Epoch(
        id=new_id(),
        compartment=house,
        epoch=rows.open_epoch(house) or 1,  # the house's first epoch is told under itself
        version=1,
        of=notice.of,
        number=notice.number,
        box_public=notice.box_public,
    )
    rows.write(keyring, row, notice)


def _grant(keyring: Keyring, compartment: UUID, number: int, holder: UUID) -> UUID:
    secret = keyring.secret(compartment, number)
    meaning = Meaning(keyring.kind(compartment), keyring.subject(compartment))
    return _give(keyring, compartment, number, holder, secret, meaning)


def _give(
    keyring: Keyring,
    compartment: UUID,
    number: int,
    holder: UUID,
    secret: CompartmentSecret | Half,
    meaning: Meaning,
) -> UUID:
    """Seal a secret, whole or half, to a holder's vouched public half."""
    from safeconduct.keys import vouched  # who may vouch stands in certificates, which know compartments

    epoch = rows.open_epoch(holder)
    public = vouched.public_half(keyring, holder, epoch)
    row = Grant(id=new_id(), compartment=holder, epoch=epoch, version=1)
    body = grants.GrantBody(compartment, number, meaning.kind, meaning.subject, secret)
    place = context(row, keyring.organisation)
    sealed = grants.make_grant(keyring.member, keyring.sign.private, public, place, body)
    rows.store(row, sealed)
    return row.id


def _roster(keyring: Keyring, compartment: UUID) -> Roster:
    number = rows.open_epoch(compartment)
    row = Roster.objects.filter(compartment=compartment, epoch=number).first()
    if row is None or not keyring.holds(compartment):
        raise Refusal(NOT_FOUND)
    return row
