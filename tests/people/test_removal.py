"""Who leaves is out at once, and every key that he knew is replaced by the sessions of those who remain."""

import pytest
from django.test import Client

from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, rows, sessions
from safeconduct.keys.compartments import DESK, HOUSE, well_known
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.models import Grant
from safeconduct.people import entrance, refusals, upkeep
from safeconduct.people.actions import membership
from safeconduct.people.models import Account, Profile
from tests.keys.test_core import note
from tests.people.conftest import WORDS, House, code_of


def test_removal_ends_session_and_sign_in_at_once(house: House):
    browser = house.browser("cedar")
    assert browser.get("/me").status_code == 200
    house.run("ash", "people.deactivate", member=house.handle("cedar"))
    assert browser.get("/me")["Location"].startswith("/sign-in"), "even before the session is ended"
    assert sessions.count_by_member().get(house.handle("cedar")) is None
    with pytest.raises(Refusal) as refused:
        entrance.enter("cedar-tree-10", WORDS, code_of())
    assert refused.value.code == refusals.WRONG_ENTRY
    assert not Account.objects.filter(id=house.handle("cedar")).exists()
    assert not Grant.objects.filter(compartment=house.handle("cedar")).exists()


def test_a_coordinator_who_removes_an_operator_turns_what_both_could_reach_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(membership, "BUTTON", 600)  # however busy the machine is
    cedar = house["cedar"]
    desk = well_known(DESK)
    before = note(house["elm"], desk, b"before")
    assert rows.find(cedar, type(before), before.id)
    left = house.run("ash", "people.deactivate", member=house.handle("cedar"))
    assert left.teams == ["operator"]
    assert left.wraps == 2, "the house and the operators' team"
    after = note(house["elm"], desk, b"after")
    cedar.refresh()
    with pytest.raises((Refusal, NotHeld)):
        rows.find(cedar, type(after), after.id)
    assert rows.find(house["fir"], type(after), after.id).document.body == b"after"
    assert house.ask("ash", "people.removals")[0].still == 0


def test_an_admin_who_removes_leaves_the_rest_to_the_next_reader_and_house_counts_it(house: House):
    cedar = house.handle("cedar")
    room = compartments.create(
        house["elm"], "signals", id=new_id(), subject=new_id(), holders={house.handle("elm"), cedar}
    )
    house.run("birch", "people.deactivate", member=cedar)
    line = house.ask("birch", "people.removals")[0]
    assert (line.name, line.wraps, line.still) == ("Кедр", 3, 2), "the admin turned the house alone"
    assert upkeep.stale(house["elm"])
    upkeep.mend(house["ash"], seconds=600)
    assert house.ask("birch", "people.removals")[0].still == 1
    assert house.ask("ash", "people.house").stale_teams == 0
    upkeep.mend(house["elm"], seconds=600)
    assert not upkeep.stale(house["elm"])
    assert house.ask("birch", "people.removals")[0].still == 0
    assert rows.open_epoch(room) == 2


def test_an_open_page_of_a_remaining_reader_is_enough(house: House):
    browser = house.browser("ash")
    browser.get("/house")
    house.run("birch", "people.deactivate", member=house.handle("cedar"))
    assert rows.open_epoch(well_known("team:operator")) == 1
    for _refreshed in range(100):  # each spends half a second at most on it
        browser.get("/frame/heartbeat")
        if not upkeep.stale(house["ash"]):
            break
    assert rows.open_epoch(well_known("team:operator")) == 2
    assert rows.open_epoch(well_known(DESK)) == 2


def test_what_a_coordinator_could_reach_through_every_team_is_turned(house: House):
    teams = [one for one in house["ash"].compartments() if house["ash"].kind(one).startswith("team:")]
    house.run("ash", "people.deactivate", member=house.handle("fir"))
    upkeep.mend(house["ash"], seconds=600)
    assert len(teams) > 5
    for compartment in (*teams, well_known(DESK), well_known("audit"), well_known(HOUSE)):
        assert rows.open_epoch(compartment) == 2, house["ash"].kind(compartment)
    assert upkeep.mend(house["elm"], seconds=600).turned == 0, "nothing is left for others"


def test_a_lost_role_takes_the_team_and_leaves_the_house(house: House):
    certificate = house.run(
        "birch", "people.change_roles", member=house.handle("cedar"), roles=["press"]
    ).certificate
    assert house["cedar"].holds(well_known(DESK))
    house.run("ash", "people.countersign", certificate=certificate, compared=True)
    upkeep.mend(house["ash"], seconds=600)
    after = note(house["elm"], well_known(DESK), b"after")
    cedar = house["cedar"]
    with pytest.raises((Refusal, NotHeld)):
        rows.find(cedar, type(after), after.id)
    assert cedar.holds(well_known("team:press"))
    assert house.actor("cedar").roles == {"press"}


def test_the_last_coordinator_stays_and_nobody_removes_themself(house: House):
    house.run("birch", "people.deactivate", member=house.handle("fir"))
    for name, code in (("birch", refusals.LAST_COORDINATOR), ("ash", refusals.NOT_YOURSELF)):
        with pytest.raises(Refusal) as refused:
            house.run(name, "people.deactivate", member=house.handle("ash"))
        assert refused.value.code == code
    assert house.stands("ash")


@pytest.mark.parametrize("name", ["cedar", "hazel", "oak", "pine"])
def test_nobody_but_coordinators_and_admins_removes_anybody(house: House, name: str):
    with pytest.raises(Refusal) as refused:
        house.run(name, "people.deactivate", member=house.handle("elm"))
    assert refused.value.code == "forbidden"
    assert house.stands("elm")


def test_a_stranger_is_not_found(house: House):
    with pytest.raises(Refusal) as refused:
        house.run("ash", "people.deactivate", member=new_id())
    assert refused.value.code == NOT_FOUND


def test_a_room_that_says_it_is_a_team_is_not_given_to_the_team(house: House):
    """A forged grant can say that a compartment is another kind; the signed roster decides."""
    elm = house["elm"]
    room = compartments.create(elm, "identity", id=new_id(), subject=new_id(), holders={elm.member})
    elm._meanings[room] = elm._meanings[well_known(HOUSE)]._replace(kind="team:lawyer")
    with pytest.raises(certificates.Damaged):
        upkeep.mend(elm, seconds=60)
    assert compartments.Roster.objects.get(compartment=room).epoch == 1


def test_the_page_says_what_may_have_been_copied(house: House):
    browser = house.browser("birch")
    page = browser.get(f"/house/members/{house.handle('cedar')}/remove")
    assert "cannot be taken back" in page.content.decode()
    answer = browser.post(
        f"/house/members/{house.handle('cedar')}/remove",
        {"member": house.handle("cedar"), "reason": "left for another town"},
    )
    assert answer.status_code == 303
    page = browser.get("/house").content.decode()
    assert "What may have been copied" in page
    assert "left for another town" in page
    assert "left for another town" not in house.browser("hazel").get("/house").content.decode()
    assert Profile.objects.filter(id=house.handle("cedar")).exists(), "old rows still name their author"


def test_nobody_signed_in_sees_nothing(house: House):
    assert Client().get("/house")["Location"] == "/sign-in?next=%2Fhouse"
