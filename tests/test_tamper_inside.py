"""What only stands inside tells: whoever writes to the database can also write proper leaves, and some have
keys of their own. Each forgery is refused, and named."""

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows, vouched
from safeconduct.keys.compartments import DESK, HOUSE, well_known
from safeconduct.keys.documents import Countersign, EpochNotice, RosterDocument
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import context
from safeconduct.keys.models import (
    Countersignature,
    Epoch,
    Grant,
    Roster,
)
from safeconduct.vault import envelopes, grants
from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair
from tests import cast as people
from tests.keys.test_core import note
from tests.tampering import boxed, forged, named, signed_as, undone, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def test_a_box_shown_as_a_member_s_is_refused_and_named(cast):
    cedar, elm = cast["cedar"], cast["elm"]
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    document = Countersign(of=new_id(), version=1, body=b"", at=clock.now())
    payload = signed_as(cedar, cedar.member, SignPair.generate().private, row, document)
    forged(elm, row, payload)
    with pytest.raises(Damaged):
        rows.find(elm, Countersignature, row.id)
    assert named(row, keyring=elm) == {"row_damaged"}
    assert named(row) == set()  # without keys it cannot be told from a genuine one


def test_a_row_of_somebody_who_never_stood_is_refused_and_named(cast):
    elm, stranger = cast["elm"], SignPair.generate()
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    document = Countersign(of=new_id(), version=1, body=b"", at=clock.now())
    forged(elm, row, signed_as(elm, new_id(), stranger.private, row, document))
    assert named(row, keyring=elm) == {"row_damaged"}


def test_a_payload_moved_to_another_row_is_refused_and_named(cast):
    cedar = cast["cedar"]
    genuine = note(cedar, well_known(DESK))
    row = Countersignature(id=new_id(), compartment=well_known(DESK), epoch=1, version=1)
    payload = envelopes.open_sealed(
        cedar.record_key(genuine.compartment, 1), context(genuine, cedar.organisation), genuine.sealed
    )
    forged(cedar, row, payload)
    with pytest.raises(Damaged) as damaged:
        rows.find(cedar, Countersignature, row.id)
    assert damaged.value.why == "WrongContext"
    assert named(row, keyring=cedar) == {"row_damaged"}


def test_a_write_into_a_closed_epoch_is_named(cast):
    ash, cedar = cast["ash"], cast["cedar"]
    room = compartments.create(
        ash, "signals", id=new_id(), subject=new_id(), holders={ash.member, cedar.member}
    )
    cedar.refresh()
    compartments.turn(ash, room, {ash.member})
    row = Countersignature(id=new_id(), compartment=room, epoch=1, version=1)
    rows.write(cedar, row, Countersign(of=new_id(), version=1, body=b"", at=clock.now()))
    assert named(row, keyring=cast["ash"]) == {"row_damaged"}


def test_a_swapped_public_half_is_named_even_with_a_proper_leaf(cast):
    ash = cast["ash"]
    row = Epoch.objects.get(of=well_known(DESK), number=1)
    mine = BoxPair.generate().public.data
    with undone():
        write(Epoch, row.pk, "box_public", mine)
        assert named(row) == {"row_columns"}
    row.box_public, row.version = mine, row.version + 1
    rows.store(row, bytes(row.sealed), replaces=row.version - 1)
    assert named(row) == set()
    assert named(row, keyring=ash) == {"row_damaged"}


def test_a_public_half_that_nobody_signed_is_named_and_nothing_is_sealed_to_it(cast):
    cedar, house = cast["cedar"], well_known(HOUSE)
    stranger, mine = new_id(), BoxPair.generate().public.data
    notice = EpochNotice(of=stranger, number=1, box_public=mine)
    row = boxed(Epoch, house, notice, of=stranger, number=1, box_public=mine)
    with pytest.raises(Damaged):
        vouched.public_half(cedar, stranger, 1)
    assert named(row, keyring=cedar) == {"row_damaged"}


def test_a_roster_that_nobody_signed_is_named(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "signals", id=new_id(), subject=new_id(), holders={ash.member})
    document = RosterDocument(kind="signals", subject=None, grants={new_id(): new_id()})
    row = boxed(Roster, room, document)
    assert named(row, keyring=cast["ash"]) == {"row_damaged"}


def give(keyring, holder, body: grants.GrantBody, granter, private) -> Grant:
    row = Grant(id=new_id(), compartment=holder, epoch=rows.open_epoch(holder), version=1)
    public = vouched.public_half(keyring, holder, row.epoch)
    return rows.store(
        row, grants.make_grant(granter, private, public, context(row, keyring.organisation), body)
    )


def test_a_grant_given_by_nobody_is_named(cast):
    hazel = cast["hazel"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(hazel, hazel.member, body, new_id(), SignPair.generate().private)
    assert named(row, keyring=cast["hazel"]) == {"grant_stranger"}


def test_a_grant_signed_with_the_wrong_key_is_named(cast):
    hazel = cast["hazel"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(hazel, hazel.member, body, cast["ash"].member, SignPair.generate().private)
    assert named(row, keyring=cast["hazel"]) == {"grant_stranger"}


def test_a_grant_of_a_secret_that_is_not_the_compartment_s_is_named(cast):
    oak, ash = cast["oak"], cast["ash"]
    body = grants.GrantBody(well_known(DESK), 1, "desk", None, CompartmentSecret.generate())
    row = give(ash, oak.member, body, ash.member, ash.sign.private)
    assert named(row, keyring=cast["oak"]) == {"grant_wrong_secret"}


def test_a_grant_copied_to_another_holder_is_named(cast):
    elm = cast["elm"]
    genuine = Grant.objects.filter(compartment=cast["cedar"].member).first()
    row = Grant(id=new_id(), compartment=elm.member, epoch=genuine.epoch, version=1)
    rows.store(row, bytes(genuine.sealed))
    assert named(row, keyring=elm) == {"grant_damaged"}
