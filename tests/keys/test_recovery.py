"""Recovery opens everything; once it was used it is replaced, and its old shares open nothing new here."""

import contextlib

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, recovery, rows, verify
from safeconduct.keys.compartments import DESK, RECOVERY, well_known
from safeconduct.keys.documents import Countersign
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.models import Countersignature, Grant
from safeconduct.vault import compartments as derived
from safeconduct.vault import shares
from safeconduct.vault.types import CompartmentSecret
from tests import cast as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def note(keyring, compartment, text=b"x"):
    document = Countersign(of=new_id(), version=1, body=text, at=clock.now())
    return rows.insert(keyring, Countersignature, compartment, document)


def opened_by(secret, cast):
    return recovery.keyring_of(cast["ash"].organisation, secret)


def reads(keyring, row) -> bool:
    try:
        return bool(rows.read(keyring, row))
    except NotHeld:
        return False


def everybody_signs_in(cast) -> None:
    for name in cast.members:
        recovery.reseal(cast[name])
    engine = cast.founded.engine
    engine.refresh()
    recovery.reseal(engine)
    recovery.reseal_machine(engine)


def test_recovery_put_together_from_shares_opens_every_row_of_every_compartment(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    before = note(ash, room)
    compartments.turn(ash, room, {ash.member})
    after = note(ash, room)
    words = shares.split(cast.founded.recovery, 3, 5)
    keyring = opened_by(shares.combine(CompartmentSecret, [words[4], words[0], words[2]]), cast)
    assert reads(keyring, before)
    assert reads(keyring, after)
    assert set(keyring.compartments()) == compartments_in_use() - {well_known(RECOVERY)}
    assert verify.check(keyring).fits


def compartments_in_use() -> set:
    from safeconduct.keys.models import Epoch

    return set(Epoch.objects.filter(number__gte=1).values_list("of", flat=True))


def test_recovery_gives_back_an_engine_that_every_member_believes(cast):
    engine = recovery.engine_of(opened_by(cast.founded.recovery, cast))
    assert (engine.member, engine.sign, engine.box) == (
        cast.founded.engine.member,
        cast.founded.engine.sign,
        cast.founded.engine.box,
    )


def test_after_everybody_signed_in_the_new_recovery_opens_everything_and_the_old_nothing(cast):
    ash, desk = cast["ash"], well_known(DESK)
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    old_row = note(ash, room)
    compartments.turn(ash, room, {ash.member})
    recovery.wish(cast["ash"], 5, 3)
    new = recovery.replace(cast["fir"])
    assert recovery.waiting(ash).compartments > 0
    everybody_signs_in(cast)
    assert recovery.waiting(cast["ash"]) == (0, 0)

    after, of_desk = note(cast["ash"], room), note(cast["cedar"], desk)
    keyring = opened_by(new, cast)
    assert all(reads(keyring, row) for row in (old_row, after, of_desk))
    assert recovery.engine_of(keyring) is not None
    assert verify.check(keyring).fits
    former = opened_by(cast.founded.recovery, cast)
    assert former.compartments() == []
    assert not any(reads(former, row) for row in (old_row, after, of_desk))


def test_until_then_the_old_recovery_still_reaches_what_nobody_sealed_anew(cast):
    """Otherwise a loss in between would be for good."""
    ash = cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    row = note(ash, room)
    recovery.wish(cast["ash"], 5, 3)
    new = recovery.replace(cast["fir"])
    assert not reads(opened_by(new, cast), row)
    assert reads(opened_by(cast.founded.recovery, cast), row)
    recovery.reseal(cast["ash"])
    assert reads(opened_by(new, cast), row)


def test_whatever_is_made_or_changed_after_the_replacement_is_sealed_to_the_new_recovery(cast):
    ash = cast["ash"]
    turned, shared = (
        compartments.create(ash, "medical", id=new_id(), subject=new_id(), holders={ash.member})
        for _ in range(2)
    )
    recovery.wish(cast["ash"], 5, 3)
    new = recovery.replace(cast["fir"])
    ash = cast["ash"]
    made = compartments.create(ash, "medical", id=new_id(), subject=new_id(), holders={ash.member})
    compartments.turn(ash, turned, {ash.member})
    compartments.grant(ash, shared, cast["oak"].member)
    held = opened_by(new, cast)
    assert {made, turned, shared} <= set(held.compartments())


def test_what_nobody_opens_any_more_can_be_given_up_so_that_the_old_shares_end(cast):
    ash = cast["ash"]
    compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={cast["oak"].member})
    recovery.wish(cast["ash"], 5, 3)
    recovery.replace(cast["fir"])
    for name in cast.members.keys() - {"oak"}:
        recovery.reseal(cast[name])
    recovery.reseal_machine(cast.founded.engine)
    assert recovery.waiting(cast["ash"]).compartments > 0
    assert Grant.objects.filter(compartment=well_known(RECOVERY), epoch=1).exists()
    assert recovery.cancel(cast["ash"]) > 0
    assert opened_by(cast.founded.recovery, cast).compartments() == []
    assert verify.check(cast["ash"]).fits


def test_a_use_of_recovery_is_told_to_every_member_until_it_is_replaced(cast):
    assert not recovery.is_spent(cast["cedar"])
    recovery.note_use(opened_by(cast.founded.recovery, cast))
    assert recovery.is_spent(cast["cedar"])
    recovery.wish(cast["ash"], 5, 3)
    recovery.replace(cast["fir"])
    assert not recovery.is_spent(cast["cedar"])


def test_nobody_makes_a_new_recovery_alone(cast):
    """Whoever did could print the shares for themself and read everything once everybody had signed in."""
    with pytest.raises(Refusal) as refused:
        recovery.replace(cast["fir"])
    assert refused.value.code == recovery.ALONE
    recovery.wish(cast["fir"], 3, 2)
    with pytest.raises(Refusal):
        recovery.replace(cast["fir"])
    recovery.wish(cast["birch"], 3, 2)
    recovery.replace(cast["fir"])
    assert recovery.shape(cast["cedar"]) == (3, 2)


@pytest.mark.parametrize("first", [None, "fir", "cedar"])
def test_a_recovery_that_somebody_published_alone_is_believed_by_nobody(cast, first):
    """With the database and the own keys, past every check; `first` is who says that it is wanted: the
    maker, or somebody who may not."""
    secret = CompartmentSecret.generate()
    handle = well_known(RECOVERY)
    if first:
        recovery.wish(cast[first], 5, 3)
    compartments.publish(cast["fir"], handle, 2, derived.box_pair(secret).public.data)
    fresh = cast["ash"]
    with pytest.raises(Damaged):
        compartments.create(fresh, "identity", id=new_id(), subject=new_id(), holders={fresh.member})
    for name in cast.members:
        with contextlib.suppress(Damaged):
            recovery.reseal(cast[name])
    assert opened_by(secret, cast).compartments() == []
    assert not verify.check(cast["ash"]).fits
