"""Rows, grants, epochs and the directory hold together on a real database."""

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, STALE, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, log, rows, vouched
from safeconduct.keys.compartments import DESK, HOUSE, well_known
from safeconduct.keys.documents import Countersign, EpochNotice, MachineKeys, PreviousSecret, RosterDocument
from safeconduct.keys.errors import TOO_MUCH, Damaged, NotHeld
from safeconduct.keys.models import (
    Certificate,
    Countersignature,
    Epoch,
    Escrow,
    Previous,
    RecoveryUsed,
    Roster,
)
from tests import cast as people
from tests.tampering import boxed

pytestmark = pytest.mark.django_db


def note(keyring, compartment, text=b"x"):
    """Any document will do: the table's name is part of what is tested, not its meaning."""
    document = Countersign(of=new_id(), version=1, body=text, at=clock.now())
    return rows.insert(keyring, Countersignature, compartment, document)


def test_two_founders_stand_after_they_certified_each_other():
    cast = people.found()
    directory = certificates.directory(cast["birch"])
    assert directory.complete
    assert {one.handle for one in directory.members()} == {
        cast["ash"].member,
        cast["birch"].member,
    }


def test_a_member_reads_what_another_wrote_for_a_team_both_are_in():
    cast = people.full()
    desk = well_known(DESK)
    row = note(cast["cedar"], desk, b"screams")
    reading = rows.find(cast["elm"], Countersignature, row.id)
    assert reading.document.body == b"screams"
    assert reading.author == cast["cedar"].member
    assert reading.verified


def test_a_writer_without_the_key_writes_by_the_public_half_and_cannot_read_back():
    cast = people.full()
    row = note(cast["hazel"], well_known(DESK))
    with pytest.raises(Refusal) as refused:
        rows.find(cast["hazel"], Countersignature, row.id)
    assert refused.value.code == NOT_FOUND
    assert rows.find(cast["cedar"], Countersignature, row.id).author == cast["hazel"].member


def test_the_admin_holds_no_key_of_the_desk():
    cast = people.full()
    assert not cast["birch"].holds(well_known(DESK))
    assert cast["birch"].holds(well_known(HOUSE))


def test_a_leaver_opens_nothing_written_after_the_turn_but_a_newcomer_reads_the_old():
    cast = people.full()
    ash, cedar = cast["ash"], cast["cedar"]
    desk = well_known(DESK)
    old = note(ash, desk, b"old")
    room = compartments.create(
        ash, "signals", id=new_id(), subject=new_id(), holders={ash.member, cedar.member}
    )
    before = note(ash, room, b"before")
    cedar.refresh()
    compartments.turn(ash, room, {ash.member})
    after = note(ash, room, b"after")
    cedar.refresh()
    assert rows.find(cedar, Countersignature, before.id).document.body == b"before"
    with pytest.raises(Refusal):
        rows.find(cedar, Countersignature, after.id)
    compartments.grant(ash, room, cast["oak"].member)
    assert rows.find(cast["oak"], Countersignature, before.id).document.body == b"before"
    assert rows.find(cast["oak"], Countersignature, after.id).document.body == b"after"
    assert rows.find(cast["elm"], Countersignature, old.id)


def test_a_team_and_what_it_holds_are_turned_and_one_look_reaches_both():
    cast = people.full()
    ash, elm, desk = cast["ash"], cast["elm"], well_known(DESK)
    team, above = well_known("team:operator"), well_known("team:coordinator")
    compartments.turn(ash, team, {elm.member, above})
    compartments.turn(ash, desk, {team, above})
    row = note(ash, desk, b"after")
    elm.refresh()
    assert rows.find(elm, Countersignature, row.id).document.body == b"after"


def test_a_row_written_into_a_closed_epoch_is_refused():
    cast = people.full()
    ash, cedar = cast["ash"], cast["cedar"]
    room = compartments.create(
        ash, "signals", id=new_id(), subject=new_id(), holders={ash.member, cedar.member}
    )
    cedar.refresh()
    compartments.turn(ash, room, {ash.member})
    row = Countersignature(id=new_id(), compartment=room, epoch=1, version=1)
    late = rows.write(cedar, row, Countersign(of=new_id(), version=1, body=b"", at=clock.now()))
    with pytest.raises(Damaged) as damage:
        rows.read(cast["ash"], late)
    assert damage.value.why == "epoch"


def test_the_slower_of_two_writers_is_told():
    cast = people.full()
    row = note(cast["cedar"], well_known(DESK))
    mine = Countersignature.objects.get(id=row.id)
    document = rows.read(cast["cedar"], row).document
    rows.rewrite(cast["elm"], row, document)
    with pytest.raises(Refusal) as refused:
        rows.rewrite(cast["cedar"], mine, document)
    assert refused.value.code == STALE


def test_a_public_half_or_a_roster_that_nobody_signed_is_not_believed():
    """Whoever writes to the database can seal by the public half; keys would then go to them."""
    cast = people.full()
    ash, desk = cast["ash"], well_known(DESK)
    epoch = Epoch.objects.get(of=desk)
    swapped = people.BoxPair.generate().public.data
    notice = EpochNotice(of=desk, number=1, box_public=swapped)
    Epoch.objects.filter(id=epoch.id).delete()
    boxed(Epoch, well_known(HOUSE), notice, of=desk, number=1, box_public=swapped)
    cast["elm"].vouched.clear()
    with pytest.raises(Damaged) as damage:
        vouched.public_half(cast["elm"], desk, 1)
    assert damage.value.why == "unsigned"
    team = well_known("team:lawyer")
    Roster.objects.filter(compartment=team).delete()
    boxed(
        Roster, team, RosterDocument(kind="team:lawyer", subject=None, grants={cast["oak"].member: new_id()})
    )
    with pytest.raises(Damaged) as damage:
        compartments.turn(ash, team, {ash.member})
    assert damage.value.why == "unsigned"


def test_whoever_comes_after_the_house_was_turned_still_reads_its_beginning():
    """The directory stands in the first epoch; to read it the key of that epoch has to be reached."""
    cast = people.full()
    house = well_known(HOUSE)
    everybody = {one.handle for one in certificates.directory(cast["ash"]).members()}
    compartments.turn(cast["ash"], house, {*everybody, cast.founded.engine.member})
    kept = cast["cedar"]
    fresh = people.Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    fresh.refresh()
    assert fresh._newest[house] == 2
    assert certificates.directory(fresh).now(kept.member)
    cast["birch"].refresh()
    newcomer = people.join(cast, "rowan", "operator")
    assert certificates.directory(newcomer).now(newcomer.member)


def test_an_earlier_secret_of_the_house_that_the_public_half_could_have_sealed_is_not_believed():
    cast = people.full()
    house = well_known(HOUSE)
    everybody = {one.handle for one in certificates.directory(cast["ash"]).members()}
    compartments.turn(cast["ash"], house, everybody)
    Previous.objects.filter(compartment=house).delete()
    boxed(Previous, house, PreviousSecret(number=1, secret=bytes(32)))
    kept = cast["cedar"]
    fresh = people.Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    with pytest.raises(Damaged):
        fresh.refresh()


def test_one_certifier_alone_makes_nobody():
    cast = people.full()
    ash = cast["ash"]
    stranger = people.Keyring(
        ash.organisation, new_id(), people.SignPair.generate(), people.BoxPair.generate()
    )
    compartments.publish(ash, stranger.member, 0, stranger.box.public.data)
    certificate = certificates.certify(ash, people.key_holder(stranger, ["operator"]))
    assert certificates.directory(ash).now(stranger.member) is None
    _, fingerprint = certificates.body_of(ash, certificate)
    certificates.countersign(ash, certificate, fingerprint)
    assert certificates.directory(ash).now(stranger.member) is None


def test_who_left_signs_nothing_that_counts():
    cast = people.full()
    cedar = cast["cedar"]
    holder = people.key_holder(cedar, ["operator"])
    earlier = note(cedar, well_known(DESK))
    certificates.certify(cast["ash"], holder, ended=True)
    later = note(cedar, well_known(DESK))
    assert rows.find(cast["elm"], Countersignature, earlier.id).author == cedar.member
    with pytest.raises(Damaged):
        rows.find(cast["elm"], Countersignature, later.id)


def test_every_write_leaves_one_leaf_and_the_head_is_the_tree_over_them():
    from safeconduct.vault import merkle

    cast = people.found()
    before = log.head()
    document = MachineKeys(handle=new_id(), sign=b"", box=b"")
    rows.erase(cast["ash"], rows.insert(cast["ash"], Escrow, well_known(DESK), document))
    after = log.head()
    assert after.size == before.size + 2
    leaves = [
        log.encode(log.Leaf(e.compartment, e.table, e.row, e.version, bytes(e.envelope), bytes(e.routing)))
        for e in log.Entry.objects.order_by("index")
    ]
    assert merkle.root_of([merkle.leaf_hash(leaf) for leaf in leaves]) == after.root


def test_recovery_holds_every_compartment_from_the_moment_it_exists():
    cast = people.full()
    recovery = well_known("recovery")
    ash = cast["ash"]
    for compartment in ash.compartments():
        raw = compartments._roster(ash, compartment)
        assert recovery in rows.read(ash, raw).document.grants
    with pytest.raises(NotHeld):
        cast["cedar"].secret(recovery, 1)
    assert Certificate.objects.exists()


def test_the_desk_loses_a_signal_that_was_filed_and_the_case_keeps_it():
    cast = people.full()
    cedar, ash = cast["cedar"], cast["ash"]
    signal, case = new_id(), new_id()
    desk = well_known(DESK)
    room = compartments.create(
        ash, "signals", id=new_id(), subject=case, holders={cast["oak"].member, ash.member}
    )
    compartments.create(cedar, "signal", id=signal, subject=new_id(), holders={desk})
    row = note(cedar, signal, b"screams")
    compartments.grant(cedar, signal, room)
    compartments.revoke(cast["ash"], signal, desk)
    fresh = people.Keyring(cedar.organisation, cedar.member, cedar.sign, cedar.box)
    fresh.refresh()
    with pytest.raises(Refusal):
        rows.find(fresh, Countersignature, row.id)
    assert rows.find(cast["oak"], Countersignature, row.id).document.body == b"screams"


def test_a_row_that_was_looked_at_and_then_rewritten_is_seen_as_it_is_now():
    cedar = people.full()["cedar"]
    note(cedar, well_known(DESK), b"before")
    (seen,) = rows.look_through(cedar, Countersignature.objects.filter(compartment=well_known(DESK)))
    written = Countersign(of=new_id(), version=1, body=b"after", at=clock.now())
    rows.rewrite(cedar, seen.row, written)
    (again,) = rows.look_through(cedar, Countersignature.objects.filter(compartment=well_known(DESK)))
    assert again.document.body == b"after"


def test_what_could_not_be_read_again_is_never_sealed():
    cast = people.found()
    house = well_known(HOUSE)
    before = log.size()
    document = RosterDocument(kind="k" * 10, subject=None, grants={})
    with pytest.raises(Refusal) as caught:
        rows.insert(cast["ash"], Countersignature, house, document)
    assert caught.value.code == TOO_MUCH
    with pytest.raises(Refusal):
        rows.insert_unsigned(RecoveryUsed, house, document)
    assert log.size() == before
