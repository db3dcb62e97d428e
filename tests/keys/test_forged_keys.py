"""Keys that somebody made up: whoever can write to the database, or is a member and can, has nothing sealed
to their own key, and is named."""

import msgspec
import pytest

from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, recovery, rows, verify, vouched
from safeconduct.keys.compartments import DESK, HOUSE, RECOVERY, well_known
from safeconduct.keys.documents import EpochNotice
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring, Meaning, context
from safeconduct.keys.models import Countersignature, Epoch, Grant, Previous
from safeconduct.vault import compartments as derived
from safeconduct.vault import grants, halves
from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair
from tests import cast as people
from tests.keys.test_core import note
from tests.tampering import boxed, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def unknown() -> Keyring:
    """Somebody who can write to the database and is no member."""
    organisation = rows.Organisation.objects.get().id
    return Keyring(organisation, new_id(), SignPair.generate(), BoxPair.generate())


def give(giver: Keyring, to: Keyring, secret: object, of, number=1, kind=DESK, subject=None) -> Grant:
    """A grant with a proper leaf."""
    row = Grant(id=new_id(), compartment=to.member, epoch=0, version=1)
    body = grants.GrantBody(of, number, kind, subject, secret)
    bound = context(row, to.organisation)
    return rows.store(row, grants.make_grant(giver.member, giver.sign.private, to.box.public, bound, body))


def publish_unsigned(of, number: int, secret: CompartmentSecret) -> Epoch:
    notice = EpochNotice(of=of, number=number, box_public=derived.box_pair(secret).public.data)
    return boxed(Epoch, well_known(HOUSE), notice, of=of, number=number, box_public=notice.box_public)


def newest(of) -> Epoch:
    return Epoch.objects.filter(of=of).order_by("-number")[0]


@pytest.mark.parametrize("kind", [HOUSE, DESK, "identity"])
@pytest.mark.parametrize("of", [HOUSE, DESK])
def test_nobody_writes_with_a_secret_that_a_stranger_made_up(cast, of, kind):
    elm, mine, place = cast["elm"], CompartmentSecret.generate(), well_known(of)
    public = publish_unsigned(place, 2, mine)
    grant = give(unknown(), elm, mine, place, number=2, kind=kind)
    elm = cast["elm"]
    with pytest.raises(Damaged):
        note(elm, place)
    assert not Countersignature.objects.filter(compartment=place, epoch=2).exists()
    assert named(grant, keyring=elm) & {"grant_stranger", "grant_misnamed"}
    assert named(public, keyring=elm) == {"row_damaged"}


def test_a_session_that_begins_after_a_forged_turn_of_the_house_writes_nothing_into_it(cast):
    kept, house, mine = cast["elm"], well_known(HOUSE), CompartmentSecret.generate()
    publish_unsigned(house, 2, mine)
    give(unknown(), kept, mine, house, number=2, kind=HOUSE)
    fresh = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    fresh.refresh()
    with pytest.raises(Damaged):
        note(fresh, house)


def test_a_member_who_does_not_hold_a_compartment_cannot_turn_it(cast):
    """A lawyer, who may write for the desk and not read there, would otherwise read it from now on."""
    hazel, desk, mine = cast["hazel"], well_known(DESK), CompartmentSecret.generate()
    compartments.publish_epoch(hazel, desk, 2, mine, CompartmentSecret.generate())
    public = newest(desk)
    grant = give(hazel, cast["elm"], mine, desk, number=2)
    for name in ("elm", "oak", "ash"):
        with pytest.raises(Damaged):
            note(cast[name], desk)
    assert named(public, keyring=cast["ash"]) == {"row_damaged"}
    assert named(grant, keyring=cast["elm"]) >= {"row_damaged"}


def test_somebody_who_left_cannot_turn_what_they_held(cast):
    elm, desk, mine = cast["elm"], well_known(DESK), CompartmentSecret.generate()
    secret = elm.secret(desk, 1)
    people.certificates.certify(cast["ash"], people.key_holder(elm, ["operator"]), ended=True)
    compartments.publish_epoch(elm, desk, 2, mine, secret)
    with pytest.raises(Damaged):
        note(cast["cedar"], desk)
    assert named(newest(desk), keyring=cast["cedar"]) == {"row_damaged"}


def test_who_holds_a_compartment_turns_it_and_everybody_believes_it(cast):
    ash, desk = cast["ash"], well_known(DESK)
    compartments.turn(ash, desk, {well_known("team:operator"), well_known("team:coordinator")})
    row = note(cast["hazel"], desk, b"screams")
    assert row.epoch == 2
    assert rows.find(cast["cedar"], Countersignature, row.id).document.body == b"screams"
    for name in cast.members:
        assert verify.check(cast[name]).fits


@pytest.mark.parametrize("name", ["cedar", "hazel"])
def test_only_who_may_certify_says_whose_half_is_a_person_s_or_recovery_s(cast, name):
    giver = cast[name]
    stranger, mine = new_id(), BoxPair.generate().public.data
    compartments.publish(giver, stranger, 0, mine)
    compartments.publish(giver, well_known(RECOVERY), 2, mine)
    for of, number in ((stranger, 0), (well_known(RECOVERY), 2)):
        with pytest.raises(Damaged):
            vouched.public_half(cast["ash"], of, number)
        assert named(newest(of), keyring=cast["ash"]) == {"row_damaged"}


def test_a_certifier_cannot_give_a_person_another_half_than_the_certificate_names(cast):
    ash, elm = cast["ash"], cast["elm"]
    Epoch.objects.filter(of=elm.member).delete()
    compartments.publish(ash, elm.member, 0, BoxPair.generate().public.data)
    with pytest.raises(Damaged):
        vouched.public_half(cast["fir"], elm.member, 0)


def test_people_have_no_second_epoch_and_what_a_house_has_once_is_made_by_its_founder(cast):
    fir, hazel, mine = cast["fir"], cast["hazel"], CompartmentSecret.generate()
    compartments.publish_epoch(fir, hazel.member, 1, mine)
    Epoch.objects.filter(of=well_known(DESK)).delete()
    compartments.publish_epoch(fir, well_known(DESK), 1, mine)
    for of in (hazel.member, well_known(DESK)):
        with pytest.raises(Damaged):
            vouched.public_half(cast["ash"], of, 1)


def test_a_secret_that_is_not_the_vouched_one_is_neither_written_with_nor_passed_over(cast):
    """Or a member who swaps the public half of a room gets what its own readers write there."""
    ash, hazel = cast["ash"], cast["hazel"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    Epoch.objects.filter(of=room).delete()
    compartments.publish_epoch(hazel, room, 1, CompartmentSecret.generate())
    kept = cast["ash"]
    fresh = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    fresh.refresh()
    with pytest.raises(Damaged):
        note(fresh, room)


def test_a_grant_by_a_member_who_does_not_hold_the_compartment_opens_nothing_and_is_named(cast):
    hazel, oak, desk = cast["hazel"], cast["oak"], well_known(DESK)
    row = note(cast["cedar"], desk)
    grant = give(hazel, oak, CompartmentSecret.generate(), desk)
    with pytest.raises((Refusal, NotHeld)):
        rows.find(cast["oak"], Countersignature, row.id)
    assert named(grant, keyring=cast["oak"]) == {"grant_wrong_secret"}


def test_a_false_grant_that_comes_first_does_not_shut_the_true_one_out(cast):
    hazel, oak, ash = cast["hazel"], cast["oak"], cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=(case := new_id()), holders={ash.member})
    row = note(ash, room)
    give(hazel, oak, CompartmentSecret.generate(), room, kind="identity", subject=case)
    oak = cast["oak"]
    compartments.grant(ash, room, oak.member)
    assert rows.find(cast["oak"], Countersignature, row.id)


def test_a_grant_by_a_stranger_or_under_a_false_name_is_not_even_learned(cast):
    oak, ash, desk = cast["oak"], cast["ash"], well_known(DESK)
    secret = ash.secret(desk, 1)
    given = {
        give(unknown(), oak, secret, desk): "grant_stranger",
        give(ash, oak, secret, desk, kind=HOUSE): "grant_misnamed",
        give(ash, oak, secret, desk, kind="identity", subject=new_id()): "grant_misnamed",
        give(ash, oak, secret, new_id(), kind=DESK): "grant_misnamed",
    }
    oak = cast["oak"]
    assert not oak.holds(desk)
    for grant, code in given.items():
        assert named(grant, keyring=oak) == {code}


def test_a_grant_of_an_epoch_that_was_closed_before_is_refused_and_named(cast):
    """Who was taken off a case keeps what they could read, and gives it to nobody through the house."""
    ash, hazel, case = cast["ash"], cast["hazel"], new_id()
    holders = {ash.member, hazel.member}
    room = compartments.create(ash, "identity", id=new_id(), subject=case, holders=holders)
    secret = cast["hazel"].secret(room, 1)
    compartments.turn(ash, room, {ash.member})
    grant = give(hazel, cast["oak"], secret, room, kind="identity", subject=case)
    oak = cast["oak"]
    assert not oak.holds(room)
    assert named(grant, keyring=oak) == {"grant_late"}


def test_a_half_by_somebody_who_did_not_make_the_compartment_joins_nothing_and_is_named(cast):
    """Two halves are taken for a key as soon as there are two: a false one would shut the true one out."""
    ash, hazel, oak = cast["ash"], cast["hazel"], cast["oak"]
    package = new_id()
    other = compartments.create_split(ash, "package", id=package, subject=package, holder=hazel.member)
    row = note(ash, package, b"an address")
    ash.forget(package)
    first, _second = halves.split(CompartmentSecret.generate())
    grant = give(oak, hazel, first, package, kind="package", subject=package)
    hazel = cast["hazel"]
    compartments.join(hazel, package, other, "package", package)
    assert rows.find(hazel, Countersignature, row.id).document.body == b"an address"
    assert named(grant, keyring=hazel) == {"grant_stranger"}


def test_a_chain_to_an_earlier_secret_that_does_not_fit_opens_nothing(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    row = note(ash, room)
    compartments.turn(ash, room, {ash.member})
    chain = Previous.objects.get(compartment=room)
    document = msgspec.structs.replace(rows.read_signed(ash, chain).document, secret=bytes(32))
    rows.rewrite(ash, chain, document)
    kept = cast["ash"]
    fresh = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
    fresh.refresh()
    with pytest.raises((Refusal, NotHeld)):
        rows.find(fresh, Countersignature, row.id)


def test_a_new_recovery_said_by_a_coordinator_is_believed(cast):
    recovery.wish(cast["ash"], 5, 3)
    recovery.replace(cast["fir"])
    assert vouched.public_half(cast["cedar"], well_known(RECOVERY), 2)
    assert Meaning(RECOVERY, None) not in cast["fir"]._meanings.values()
