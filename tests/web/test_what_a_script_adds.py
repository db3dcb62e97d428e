"""Keys, leaving at once, drafts as one types, stamped lines, and what turns red when nobody refreshes it."""

import json
import re

import pytest
from playwright.sync_api import Page, Request, Route

from tests.web.conftest import Gallery, Open

pytestmark = pytest.mark.journey


def kept_by(page: Page) -> list[Request]:
    """The drafts that the page sends from now on; each is answered as kept."""
    sent: list[Request] = []

    def answer(route: Route) -> None:
        sent.append(route.request)
        route.fulfill(status=204)

    page.route("**/echo", answer)
    return sent


def later(page: Page, *, seconds: int) -> None:
    """Set the clock of the browser to so many seconds after the time that the server wrote into the page."""
    page.evaluate(
        "seconds => { const at = behind + Date.parse(document.body.dataset.now) + seconds * 1000;"
        " Date.now = () => at }",
        seconds,
    )


def test_a_wrong_clock_of_the_machine_changes_no_figure(look: Open) -> None:
    shown = look().inner_text(".burning .since")
    assert re.fullmatch(r"0:0[12]:\d\d", shown)  # the server's clock stands in March of another year


def test_two_keys_lead_to_a_page(look: Open) -> None:
    page = look()
    with page.expect_request("**/cases"):
        page.route("**/cases", lambda route: route.fulfill(body="cases"))
        page.keyboard.press("g")
        page.keyboard.press("c")


def test_one_key_leads_to_a_page(look: Open) -> None:
    page = look()
    page.route("**/signals/new", lambda route: route.fulfill(body="new"))
    with page.expect_request("**/signals/new"):
        page.keyboard.press("n")


def test_keys_are_letters_while_somebody_types(look: Open) -> None:
    page = look()
    page.focus("#f-note")
    page.keyboard.type("gcn?/")
    assert page.input_value("#f-note") == "gcn?/"
    assert page.url.endswith("/")


def test_single_keys_can_be_switched_off(look: Open) -> None:
    page = look()
    page.keyboard.press("?")
    page.check("#keys-off")
    page.click("[data-close]")
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 0


def test_escape_three_times_locks_and_leaves(look: Open) -> None:
    page = look()
    page.route("**/lock", lambda route: route.fulfill(body="locked"))
    with page.expect_request("**/lock") as asked:
        for _ in range(3):
            page.keyboard.press("Escape")
    assert "then=leave" in (asked.value.post_data or "")


def test_the_button_leaves_just_as_well(look: Open) -> None:
    page = look()
    page.route("**/lock", lambda route: route.fulfill(body="locked"))
    with page.expect_request("**/lock") as asked:
        page.get_by_role("button", name="Leave").click()
    assert "then=leave" in (asked.value.post_data or "")


def test_a_draft_is_kept_while_typing_without_the_passphrase(look: Open) -> None:
    page = look()
    sent = kept_by(page)
    page.fill("#f-passphrase", "boat-north-frost")
    page.fill("#f-one_time", "424242")
    page.fill("#f-note", "a car left")
    page.get_by_text("Kept at").wait_for()
    body = sent[-1].post_data or ""
    assert "a car left" in body
    assert "t-3" in body
    assert "boat-north-frost" not in body
    assert "424242" not in body


def test_a_draft_that_could_not_be_kept_is_said_aloud(chromium_page: Page, gallery: Gallery) -> None:
    page = chromium_page
    page.goto(gallery.url)
    page.route("**/echo", lambda route: route.abort())
    page.fill("#f-note", "a car left")
    page.get_by_text("Не сохранено.").wait_for()


def test_each_line_carries_the_time_at_which_it_was_begun(look: Open) -> None:
    page = look()
    later(page, seconds=0)
    page.focus("#f-heard")
    page.keyboard.type("screams")
    later(page, seconds=65)
    page.keyboard.press("Enter")
    page.keyboard.type("the line is dead")
    # the reader's zone is Berlin
    assert page.input_value("#f-heard") == "19:52:05 screams\n19:53:10 the line is dead"


def test_a_heartbeat_that_nobody_refreshes_turns_red_and_says_so(look: Open) -> None:
    page = look()
    assert page.locator(".beat .fresh").first.is_visible()
    assert not page.locator(".beat .stale").first.is_visible()
    page.evaluate(
        "document.querySelectorAll('.beat *').forEach(one => one.getAnimations().forEach(a => a.finish()))"
    )
    assert not page.locator(".beat .fresh").first.is_visible()
    assert page.get_by_text("No word from the engine since").first.is_visible()


def test_how_long_ago_goes_on_counting(look: Open) -> None:
    page = look(language="ru")
    later(page, seconds=48 * 60)
    page.evaluate("count()")
    assert page.locator(".ago.minutes").first.inner_text() == "1\u00a0ч назад"


def test_how_long_ago_is_not_left_to_be_wrong_without_a_script(look: Open) -> None:
    page = look(script=False)
    page.locator(".ago.minutes").first.evaluate("one => one.getAnimations().forEach(a => a.finish())")
    assert not page.locator(".ago.minutes").first.is_visible()
    assert page.get_by_text("11 Mar, 18:40 UTC").first.is_visible()


def test_a_new_alarm_is_said_once(look: Open) -> None:
    page = look()
    assert page.inner_text("#said") == ""
    strip = page.locator("#live-alarms .first").inner_html()
    page.route("**/frame/alarms", lambda route: route.fulfill(body=strip + strip.replace('"73"', '"74"')))
    page.evaluate("htmx.ajax('GET', '/frame/alarms', '#live-alarms .first')")
    page.wait_for_function("document.getElementById('said').textContent !== ''")
    assert page.text_content("#said").count("Nobody has this alarm.") == 1  # type: ignore[union-attr]  # it is there


def test_a_session_that_has_ended_is_said_and_takes_nothing_away(look: Open) -> None:
    page = look()
    page.fill("#f-note", "half a sentence")
    page.route("**/frame/heartbeat", lambda route: route.fulfill(status=302, headers={"Location": "/sheet"}))
    page.evaluate("htmx.ajax('GET', '/frame/heartbeat', '#live-heartbeat .first')")
    page.get_by_text("Your session has ended.").wait_for()
    assert page.input_value("#f-note") == "half a sentence"
    assert page.locator("#live-heartbeat .sheet").count() == 0


def test_the_browser_keeps_nothing_of_a_page(look: Open) -> None:
    """htmx would keep copies of pages in the browser's storage; a disk is a disk."""
    page = look()
    config = json.loads(page.get_attribute('meta[name="htmx-config"]', "content") or "")
    assert config["historyCacheSize"] == 0
    stored = page.evaluate("[JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})]")
    assert stored == ["{}", "{}"]
