"""Lock takes one member's keys out of memory; Lock all takes everybody's, and taken accounts stay shut."""

from datetime import timedelta

import pytest
from django.test import Client

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import sessions
from safeconduct.keys.session_files import shelf
from safeconduct.people import entrance, refusals
from tests.people.conftest import WORDS, House, code_of


def test_lock_ends_the_session_and_the_next_page_asks_for_the_words_under_the_same_name(house: House):
    browser = Client()
    browser.post("/sign-in", {"name": "cedar-tree-10", "passphrase": WORDS, "code": code_of()})
    secret = browser.cookies["session"].value
    answer = browser.post("/lock", headers={"referer": "http://testserver/house/shifts?x=1"})
    assert answer["Location"] == "/sign-in?next=%2Fhouse%2Fshifts%3Fx%3D1"
    assert sessions.resume(secret) is None
    assert not shelf().names(), "its keys are in no file"
    page = browser.get(answer["Location"]).content.decode()
    assert 'value="cedar-tree-10"' in page
    assert "Your keys have left the memory" in page
    later = clock.now() + timedelta(minutes=1)
    with clock.held(later):
        answer = browser.post(
            answer["Location"], {"name": "cedar-tree-10", "passphrase": WORDS, "code": code_of(at=later)}
        )
    assert answer["Location"] == "/house/shifts?x=1"


def test_leave_shows_a_page_that_says_nothing_and_forgets_the_name(house: House):
    browser = house.browser("cedar")
    assert browser.post("/lock", {"then": "leave"})["Location"] == "/left"
    assert "cedar" not in browser.get("/sign-in").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["http://evil.example.org/x", "http://testserver//evil.example.org", ""]
)
def test_the_way_back_leads_nowhere_else(house: House, elsewhere: str):
    answer = house.browser("cedar").post("/lock", headers={"referer": elsewhere})
    assert "evil" not in answer["Location"]
    page = Client().post(
        "/sign-in?next=//evil.example.org", {"name": "cedar-tree-10", "passphrase": WORDS, "code": code_of()}
    )
    assert page["Location"] == "/"


def test_ten_idle_minutes_end_a_session_and_a_frame_that_refreshes_itself_is_no_activity(house: House):
    start = clock.now()
    with clock.held(start):
        browser = house.browser("cedar")
    for minute in range(1, 10):
        with clock.held(start + timedelta(minutes=minute)):
            assert browser.get("/frame/duty").status_code == 200
    with clock.held(start + timedelta(minutes=10, seconds=1)):
        assert browser.get("/me")["Location"].startswith("/sign-in")


def test_a_page_and_a_kept_draft_are_activity(house: House):
    start = clock.now()
    with clock.held(start):
        browser = house.browser("cedar")
    with clock.held(start + timedelta(minutes=9)):
        browser.post("/drafts/8a5d2f0c-3c1b-4a7e-9b8e-5d5f2f7f6a10?form=people.set_profile")
    with clock.held(start + timedelta(minutes=18)):
        assert browser.get("/me").status_code == 200


def test_whoever_is_on_duty_has_half_an_hour(house: House):
    start = clock.now()
    handle = house.handle("cedar")
    house.run(
        "ash",
        "people.plan_shift",
        member=handle,
        role="operator",
        first=start.date().isoformat(),
        last=(start + timedelta(days=1)).date().isoformat(),
        begins="00:00",
        ends="00:00",
        zone="UTC",
    )
    with clock.held(start):
        browser = house.browser("cedar")
        browser.get("/me")
    with clock.held(start + timedelta(minutes=29)):
        assert browser.get("/me").status_code == 200
    with clock.held(start + timedelta(minutes=60)):
        assert browser.get("/me")["Location"].startswith("/sign-in")


def test_the_button_in_the_bar_ends_every_session_at_once(house: House, django_capture_on_commit_callbacks):
    browsers = [house.browser(name) for name in ("ash", "cedar", "hazel")]
    with django_capture_on_commit_callbacks(execute=True):
        page = browsers[1].post("/lock-all")
    assert "Everything is locked" in page.content.decode()
    assert not sessions.count_by_member()
    assert all(browser.get("/me")["Location"].startswith("/sign-in") for browser in browsers)
    assert entrance.enter("cedar-tree-10", WORDS, code_of()), "everybody may sign in again"


def test_an_account_named_as_taken_stays_shut_until_two_others_reopen_it(
    house: House, django_capture_on_commit_callbacks
):
    browser = house.browser("cedar")
    with django_capture_on_commit_callbacks(execute=True):
        page = browser.post("/lock-all", {"taken": [house.handle("hazel")], "reason": "taken at the gate"})
    assert "One account stays shut" in page.content.decode()
    moment = clock.now()

    def tries(minutes: int) -> str:
        at = moment + timedelta(minutes=minutes)
        with clock.held(at):
            try:
                entrance.enter("hazel-tree-10", WORDS, code_of(at=at))
            except Refusal as refusal:
                return refusal.code
        return "in"

    assert tries(0) == refusals.HELD
    assert house.run("elm", "people.reopen", member=house.handle("hazel")).missing == 1
    with pytest.raises(Refusal) as refused:
        house.run("elm", "people.reopen", member=house.handle("hazel"))
    assert refused.value.code == refusals.NOT_ALONE
    with pytest.raises(Refusal) as refused:
        house.run("hazel", "people.reopen", member=house.handle("hazel"))
    assert refused.value.code == refusals.OWN_WORD
    assert tries(1) == refusals.HELD
    assert house.run("oak", "people.reopen", member=house.handle("hazel")).missing == 0
    assert tries(2) == "in"
    with pytest.raises(Refusal) as refused:
        house.run("oak", "people.reopen", member=house.handle("hazel"))
    assert refused.value.code == "not_found"


def test_words_of_accounts_that_are_shut_themselves_do_not_reopen_anybody(house: House):
    taken = [house.handle("hazel"), house.handle("elm")]
    house.run("cedar", "people.lock_all", taken=taken, reason="")
    with pytest.raises(Refusal) as refused:
        house.run("elm", "people.reopen", member=house.handle("hazel"))
    assert refused.value.code == refusals.OWN_WORD


def test_somebody_without_a_session_locks_nobody_out(house: House):
    browser = house.browser("cedar")
    assert Client().post("/lock-all").status_code == 401
    assert browser.get("/me").status_code == 200


def test_two_minutes_after_the_factor_it_is_asked_for_again_and_a_code_counts_once(house: House):
    start = clock.now()
    with clock.held(start):
        browser = house.browser("cedar")
        assert sessions.resume(browser.cookies["session"].value).confirmed_at is None
        code = code_of(at=start)
        assert browser.post("/confirm?next=/me", {"code": code})["Location"] == "/me"
        assert sessions.resume(browser.cookies["session"].value).confirmed_at == start
        assert browser.post("/confirm?next=/me", {"code": code}).status_code == 422


def test_in_a_demo_the_passphrase_is_the_factor(house: House):
    browser = house.browser("cedar")
    keyring = sessions.resume(browser.cookies["session"].value).keyring
    browser.cookies["session"] = sessions.begin(keyring)
    assert "seven words" in browser.get("/confirm").content.decode()
    assert browser.post("/confirm", {"passphrase": "other words"}).status_code == 422
