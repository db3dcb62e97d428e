"""Whoever writes to the database can append a leaf that says that a row was erased. Where rows never go, what
is gone is named all the same; a grant is missed by its roster, a turned key by who holds it."""

import pytest
from django.db import transaction

from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, emptying, log, rows, verify
from safeconduct.keys.errors import Damaged
from safeconduct.keys.models import Certificate, Countersignature, Epoch, Grant, Roster, SealedRow
from safeconduct.keys.verify.reading import sealed_tables
from tests import cast as people
from tests.keys.test_core import note
from tests.tampering import fill, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]

STAYING = [table for table in sealed_tables() if not table.MAY_GO]


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def take(row: SealedRow) -> None:
    """Delete a row, with the leaf that a genuine erasure leaves."""
    type(row).objects.filter(pk=row.pk).delete()
    with transaction.atomic():
        log.append([log.erased(row)])


@pytest.mark.parametrize("table", STAYING, ids=[table.__name__ for table in STAYING])
def test_a_row_that_never_goes_is_named_when_it_is_gone_even_with_a_leaf_that_says_erased(table):
    row = fill(table, compartment := new_id())
    fill(Countersignature, compartment)
    with pytest.raises(TypeError):
        rows.erase(None, row)
    take(row)
    assert named(row) == {"row_taken"}


def test_a_room_that_was_emptied_as_a_whole_fits(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    gone = [note(ash, room), note(ash, room)]
    emptying.empty(room)
    note(ash, room)
    assert named(gone[0]) == named(gone[1]) == set()
    assert verify.check(cast["ash"]).fits


def test_a_row_taken_from_a_room_is_named_also_when_the_others_were_written_anew(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    other, taken = note(ash, room), note(ash, room)
    take(taken)
    rows.rewrite(ash, other, rows.read(ash, other).document)
    assert named(taken) == {"row_taken"}


def test_somebody_who_left_does_not_stand_again_unseen(cast):
    ash, elm = cast["ash"], cast["elm"]
    ended = certificates.certify(ash, people.key_holder(elm, ["operator"]), ended=True)
    row = Certificate.objects.get(id=ended)
    take(row)
    assert named(row) == {"row_taken"}


def test_a_grant_that_was_taken_from_somebody_is_named(cast):
    ash, oak = cast["ash"], cast["oak"]
    holders = {ash.member, oak.member}
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders=holders)
    take(Grant.objects.filter(compartment=oak.member).order_by("leaf").last())
    roster = Roster.objects.get(compartment=room)
    assert named(roster) == set()
    assert named(roster, keyring=cast["ash"]) == {"grant_missing"}


def test_who_reads_a_compartment_does_not_write_where_its_turn_was_taken_back(cast):
    """Else whoever left, and can write to the database, would go on reading by the key that they know."""
    ash = cast["ash"]
    holders = {ash.member, cast["oak"].member}
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders=holders)
    compartments.turn(ash, room, {ash.member})
    kept = cast["ash"]
    fresh = people.Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    fresh.refresh()
    Epoch.objects.filter(of=room, number=2).delete()
    with pytest.raises(Damaged):
        note(fresh, room)
