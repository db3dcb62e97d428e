"""A lost passphrase is a re-enrolment: new keys, two certifiers, and everything again by co-readers."""

import pytest

from safeconduct.kernel.errors import FORBIDDEN, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, rows, sessions
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.people import entrance, refusals, upkeep
from safeconduct.people.models import Account
from tests.keys.test_core import note
from tests.people.conftest import WORDS, House, code_of
from tests.people.test_enrolment import enrol, invite


@pytest.fixture
def back(house: House) -> tuple[House, Keyring]:
    """Cedar lost the passphrase and came back with new keys, vouched for by Birch and Ash."""
    room = compartments.create(
        house["elm"], "identity", id=new_id(), subject=new_id(),
        holders={house.handle("elm"), house.handle("cedar")},
    )  # fmt: skip
    house.room, house.written = room, note(house["elm"], room, b"before")
    code = invite(house.browser("birch"), "Кедр", "operator", replaces=str(house.handle("cedar")))
    browser, _paper = enrol(code)
    arrival = house.ask("birch", "people.arrivals")[0]
    certificate = house.run("birch", "people.certify", enrolment=arrival.enrolment, compared=True).certificate
    house.run("ash", "people.countersign", certificate=certificate, compared=True)
    assert browser.get("/me").status_code == 200
    return house, sessions.resume(browser.cookies["session"].value).keyring


def test_the_person_is_known_by_the_new_handle(back):
    house, keyring = back
    directory = certificates.directory(house["elm"])
    assert directory.successor(house.handle("cedar")) == keyring.member
    assert directory.now(house.handle("cedar")) is None
    names = [line.name for line in house.ask("elm", "people.members")]
    assert names.count("Кедр") == 1


def test_the_old_words_open_nothing_any_more(back):
    house, _keyring = back
    assert not Account.objects.filter(id=house.handle("cedar")).exists()
    with pytest.raises(Refusal) as refused:
        entrance.enter("cedar-tree-10", WORDS, code_of())
    assert refused.value.code == refusals.WRONG_ENTRY


def test_teams_come_by_a_coordinator_and_rooms_by_a_co_reader(back):
    house, keyring = back
    keyring.refresh()
    assert not keyring.holds(house.room)
    upkeep.mend(house["ash"])
    upkeep.mend(house["elm"])
    keyring.refresh()
    assert rows.find(keyring, type(house.written), house.written.id).document.body == b"before"
    desk = note(house["elm"], well_known(DESK), b"at the desk")
    assert rows.find(keyring, type(desk), desk.id).document.body == b"at the desk"
    assert compartments.roster(house["elm"], house.room) == {house.handle("elm"), keyring.member}


def test_what_the_old_keys_could_reach_has_new_keys(back):
    house, _keyring = back
    upkeep.mend(house["ash"])
    upkeep.mend(house["elm"])
    old = house["cedar"]
    after = note(house["elm"], house.room, b"after")
    with pytest.raises((Refusal, rows.NotHeld)):
        rows.find(old, type(after), after.id)
    line = house.ask("ash", "people.removals")[0]
    assert (line.again, line.still) == (True, 0)


def test_one_of_the_two_who_sign_is_an_admin(house: House):
    code = invite(house.browser("ash"), "Лещина", "lawyer", replaces=str(house.handle("hazel")))
    enrol(code)
    arrival = house.ask("ash", "people.arrivals")[0]
    certificate = house.run("ash", "people.certify", enrolment=arrival.enrolment, compared=True).certificate
    for name, code in (
        ("fir", refusals.ADMIN_NEEDED),
        ("ash", refusals.SECOND_NEEDED),
        ("elm", FORBIDDEN),
    ):
        with pytest.raises(Refusal) as refused:
            house.run(name, "people.countersign", certificate=certificate, compared=True)
        assert refused.value.code == code
    house.run("birch", "people.countersign", certificate=certificate, compared=True)


def test_an_only_admin_is_let_in_again_by_two_coordinators(house: House):
    code = invite(house.browser("ash"), "Берёза", "admin", replaces=str(house.handle("birch")))
    enrol(code)
    arrival = house.ask("ash", "people.arrivals")[0]
    certificate = house.run("ash", "people.certify", enrolment=arrival.enrolment, compared=True).certificate
    house.run("fir", "people.countersign", certificate=certificate, compared=True)
    assert not house.stands("birch")
    assert len(certificates.directory(house["ash"]).members("admin")) == 1


def test_the_old_keys_do_not_sign_for_the_new_ones(house: House):
    code = invite(house.browser("ash"), "Берёза", "admin", replaces=str(house.handle("birch")))
    enrol(code)
    arrival = house.ask("ash", "people.arrivals")[0]
    certificate = house.run("ash", "people.certify", enrolment=arrival.enrolment, compared=True).certificate
    with pytest.raises(Refusal) as refused:
        house.run("birch", "people.countersign", certificate=certificate, compared=True)
    assert refused.value.code == refusals.OWN_WORD
