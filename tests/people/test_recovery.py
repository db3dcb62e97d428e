"""A new recovery: wanted by one, made by another, its shares on paper once; House says what waits."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from safeconduct.acts.run import run
from safeconduct.kernel import clock
from safeconduct.kernel.errors import CONFIRM, FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.keys import recovery, sessions, vouched
from safeconduct.keys.compartments import DESK, RECOVERY, well_known
from safeconduct.people.models import Sheet
from safeconduct.vault import compartments, shares
from safeconduct.vault.types import CompartmentSecret
from tests.people.conftest import House

pytestmark = pytest.mark.django_db


def replaced(house: House) -> None:
    house.run("ash", "people.propose_recovery", split="2 of 3")
    house.run("birch", "people.replace_recovery", spoken=True)


def confirmed(house: House, name: str, language: str = "en") -> Client:
    """A browser whose reader has just given the second factor."""
    browser = house.browser(name, language)
    session = sessions.resume(browser.cookies["session"].value)
    assert session is not None
    session.confirm()
    return browser


def everybody_signs_in(house: House) -> None:
    for name in house.cast.members:
        recovery.reseal(house[name])
    engine = house.cast.founded.engine
    engine.refresh()
    recovery.reseal(engine)
    recovery.reseal_machine(engine)


def test_two_make_a_new_recovery_by_pages_and_its_shares_open_it(house: House) -> None:
    first, second = confirmed(house, "ash"), confirmed(house, "birch")
    assert "Propose a new recovery" in first.get("/house").content.decode()
    assert first.post("/house/recovery/propose", {"split": "2 of 3"}).status_code == 303
    page = first.get("/house").content.decode()
    assert "/house/recovery/replace" not in page, "whoever proposed it does not make it"
    assert "/house/recovery/replace" in second.get("/house").content.decode()
    answer = second.post("/house/recovery/replace", {"spoken": "on"})
    assert answer["Location"].startswith("/found/sheets")
    printed = second.get("/found/sheets").content.decode()
    assert first.get("/found/sheets").status_code == 404
    assert "Boot secret" not in printed
    words = [
        re.sub(r"\s+", " ", one)
        for one in re.findall(r'<output id="share-\d"[^>]*>([^<]*)</output>', printed)
    ]
    assert len(words) == 3
    secret = shares.combine(CompartmentSecret, words[1:])
    assert compartments.box_pair(secret).public == vouched.public_half(
        house["hazel"], well_known(RECOVERY), 2
    )
    second.post("/found/printed", {"printed": "on"})
    assert second.get("/found/sheets").status_code == 404
    page = second.get("/house").content.decode()
    assert "3 shares on paper; any 2 of them" in page
    assert "still open with the earlier shares" in page


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_page_says_what_it_means_in_both_languages(house: House, language: str) -> None:
    first, second = house.browser("ash", language), house.browser("birch", language)
    said = {"en": "could read everything", "ru": "прочесть всё"}[language]
    assert said in first.get("/house/recovery/propose").content.decode()
    house.run("ash", "people.propose_recovery")
    assert "Ясень" in second.get("/house/recovery/replace").content.decode()
    assert second.get("/house/recovery/withdraw").status_code == 200
    assert second.get("/house/recovery/end").status_code == 200


def test_nobody_makes_the_recovery_that_they_proposed(house: House) -> None:
    house.run("ash", "people.propose_recovery")
    with pytest.raises(Refusal) as refused:
        house.run("ash", "people.replace_recovery", spoken=True)
    assert refused.value.code == recovery.ALONE
    assert not Sheet.objects.exists()


def test_only_coordinators_and_admins_may_and_only_with_a_fresh_factor(house: House) -> None:
    for name, action in (("hazel", "people.propose_recovery"), ("cedar", "people.replace_recovery")):
        with pytest.raises(Refusal) as refused:
            house.run(name, action)
        assert refused.value.code == FORBIDDEN
    with clock.held(clock.now() + timedelta(minutes=5)):
        later = house.actor("ash")
    with pytest.raises(Refusal) as refused:
        run(later, "people.propose_recovery", {})
    assert refused.value.code == CONFIRM


def test_a_proposal_that_nobody_took_up_ends_after_a_week(house: House) -> None:
    house.run("ash", "people.propose_recovery")
    with clock.held(clock.now() + timedelta(days=8)):
        with pytest.raises(Refusal) as refused:
            house.run("birch", "people.replace_recovery", spoken=True)
        assert refused.value.code == NOT_FOUND
        house.run("birch", "people.propose_recovery")
        house.run("ash", "people.replace_recovery", spoken=True)


def test_a_withdrawn_proposal_is_made_by_nobody(house: House) -> None:
    house.run("ash", "people.propose_recovery")
    house.run("fir", "people.withdraw_recovery")
    with pytest.raises(Refusal) as refused:
        house.run("birch", "people.replace_recovery", spoken=True)
    assert refused.value.code == NOT_FOUND


def test_shares_that_are_not_on_paper_are_not_replaced_nor_the_earlier_ones_ended(house: House) -> None:
    replaced(house)
    house.run("ash", "people.propose_recovery")
    for name, action, given in (
        ("fir", "people.replace_recovery", {"spoken": True}),
        ("fir", "people.end_old_shares", {}),
    ):
        with pytest.raises(Refusal) as refused:
            house.run(name, action, **given)
        assert refused.value.code == "shares_unprinted"


def test_sheets_of_somebody_who_left_hold_up_nothing(house: House) -> None:
    replaced(house)
    house.run("ash", "people.deactivate", member=str(house.handle("birch")))
    house.run("ash", "people.propose_recovery")
    house.run("fir", "people.replace_recovery", spoken=True)
    assert {row.compartment for row in Sheet.objects.all()} == {house.handle("fir")}


def test_house_says_that_the_shares_were_used_until_they_are_replaced(house: House) -> None:
    recovery.note_use(recovery.keyring_of(house["ash"].organisation, house.cast.founded.recovery))
    assert house.ask("hazel", "people.recovery").spent
    assert "they have met on one machine" in house.browser("hazel").get("/house").content.decode()
    replaced(house)
    assert not house.ask("hazel", "people.recovery").spent


def test_what_waits_is_counted_and_nothing_waits_after_everybody_was_here(house: House) -> None:
    replaced(house)
    state = house.ask("cedar", "people.recovery")
    assert (state.shares, state.threshold, state.machines) == (3, 2, 1)
    assert state.waiting > 0
    everybody_signs_in(house)
    state = house.ask("cedar", "people.recovery")
    assert (state.waiting, state.machines) == (0, 0)
    with pytest.raises(Refusal) as refused:
        house.run("ash", "people.end_old_shares")
    assert refused.value.code in {NOT_FOUND, "shares_unprinted"}


def test_the_earlier_shares_can_be_ended_before_everybody_was_here(house: House) -> None:
    replaced(house)
    house.run("birch", "people.confirm_printed")
    earlier = recovery.keyring_of(house["ash"].organisation, house.cast.founded.recovery)
    assert earlier.holds(well_known(DESK))
    house.run("ash", "people.end_old_shares")
    earlier = recovery.keyring_of(house["ash"].organisation, house.cast.founded.recovery)
    assert earlier.compartments() == []


def test_who_keeps_the_earlier_shares_is_forgotten_with_them(house: House) -> None:
    replaced(house)
    lines = house.ask("ash", "people.shares")
    assert [(one.number, one.printed, one.keeper) for one in lines] == [
        (1, False, ""),
        (2, False, ""),
        (3, False, ""),
    ]


def test_numbers_that_ended_come_back_with_a_recovery_of_more_shares(house: House) -> None:
    replaced(house)
    house.run("birch", "people.confirm_printed")
    house.run("fir", "people.propose_recovery", split="3 of 5")
    house.run("ash", "people.replace_recovery", spoken=True)
    lines = house.ask("birch", "people.shares")
    assert [(one.number, one.printed) for one in lines] == [(number, False) for number in range(1, 6)]
    assert house.ask("cedar", "people.recovery").shares == 5


def test_both_words_stand_in_the_journal(house: House) -> None:
    replaced(house)
    done = {(line.who, line.action) for line in house.ask("fir", "journal.everybody", newest=10)}
    assert done >= {
        (house.handle("ash"), "people.propose_recovery"),
        (house.handle("birch"), "people.replace_recovery"),
    }
