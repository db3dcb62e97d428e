"""From a scream on the line to a lawyer on the scene and the sheet for the next shift: every page on the
way, in both languages, on a desk and on a telephone, with JavaScript and without."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Eyes, House, Sit, enter, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# Four nights in which each language meets each width, and both meet a browser with JavaScript and without.
NIGHTS = [
    pytest.param("en", 1280, True, "+7 900 000-90-03", id="English, at a desk"),
    pytest.param("ru", 360, True, "+7 900 000-90-09", id="Russian, on a telephone"),
    pytest.param("ru", 1280, False, "+7 900 000-90-15", id="Russian, at a desk, without JavaScript"),
    pytest.param("en", 360, False, "+7 900 000-90-21", id="English, on a telephone, without JavaScript"),
]
ADDRESS = "Penza, 0 Bellmakers' Lane, flat 0"


def asked(page: Page, kind: str, name: str, **given: Any) -> Any:
    """The same registry by its API, where the test must know what no page shows it."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    answer = page.request.post(
        f"/api/{kind}/{name}", data=given, headers={"X-CSRFToken": token or "", "Referer": page.url}
    )
    assert answer.ok, answer.text()
    return answer.json()


def somebody_known(operator: Eyes, coordinator: Eyes, number: str) -> None:
    """A minor whom the desk has helped before, and who can be recognised by a number."""
    case = asked(operator.page, "actions", "cases.open_case", captor="unknown", recognise=True)["id"]
    contact = {"case": case, "value": number, "channel": "phone", "whose": "A"}
    asked(operator.page, "actions", "cases.add_contact", **contact)
    asked(
        coordinator.page, "actions", "cases.recognise", case=case, minor=True, warning="Tell the coordinator."
    )


def take_the_call(operator: Eyes, number: str) -> str:
    """Type, look the number up, log it as critical; give the address of its incident."""
    page = operator.page
    page.goto("/signals/new")
    operator.look()
    page.locator("#f-lines").press_sequentially("screams")
    page.locator("#f-lines").press("Enter")
    page.locator("#f-lines").press_sequentially("the line went dead")
    page.fill("#f-number", number)
    page.locator("button[formaction='/signals/who']").click()
    expect(page.locator("#who .flag.strong")).to_be_visible()  # the minor of a known case
    assert "the line went dead" in page.input_value("#f-lines"), "a look-up loses what was typed"
    operator.look()
    page.fill("#f-place", "Penza")
    page.locator("button[name=critical]").click()
    page.wait_for_url("**/signals/*")
    expect(page.locator("ol.heard")).to_contain_text("the line went dead")
    operator.look()
    page.fill("#add-line", "a message: help")
    page.locator("form.one-line button").click()
    expect(page.locator("ol.heard li")).to_have_count(3)
    page.locator("a[href^='/incidents/']").first.click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("#dispatch ol.asked li").first).to_be_visible()
    operator.look()
    return page.url


def send_the_lawyer(coordinator: Eyes, incident: str) -> str:
    """Seal the address, approve; give the link that the first lawyer's message leads to."""
    page = coordinator.page
    page.goto(incident)
    page.locator("a[href*='desk.give_address']").click()
    coordinator.look()
    page.fill("#f-address", ADDRESS)
    page.locator("form.fields button").first.click()
    page.wait_for_url("**/incidents/*")
    page.locator("form[action*='desk.approve_dispatch'] button").click()
    page.wait_for_url("**/incidents/*")
    coordinator.look()
    key = incident.rstrip("/").rsplit("/", 1)[1].partition("?")[0]
    (dispatch,) = asked(page, "queries", "desk.dispatches", incident=key)
    assert dispatch["approved"]
    for _ in range(300):
        alarm = asked(page, "queries", "desk.alarm", alarm=dispatch["alarm"])
        links = [one["link"] for one in alarm["course"] if one["happened"] == "offered" and one["link"]]
        if links:
            return f"/a/{links[-1]}"
        page.reload()  # which takes longer than the engine does
    raise AssertionError("nobody was called")


def go_there(lawyer: Eyes, house: House, link: str) -> None:
    """Follow the message, accept, read the address: at most six taps, typing not counted."""
    page = lawyer.page
    page.goto(link)
    lawyer.look()
    lawyer.taps += 1
    page.locator("a[href^='/sign-in']").click()
    enter(lawyer, house, "hazel")
    page.wait_for_url("**/alarms/*")
    lawyer.look()
    lawyer.taps += 1
    page.locator("form[action$='/accept'] button").click()
    page.wait_for_url("**/address")
    lawyer.taps += 1
    page.locator("form[action$='/address'] button").click()  # stands here once the engine has released it
    expect(page.locator(".address .said").first).to_have_text(ADDRESS)
    assert lawyer.taps <= 6
    lawyer.look()


def report(lawyer: Eyes) -> None:
    """On the way, on the scene, what is seen there, and a photograph of it."""
    page = lawyer.page
    page.locator("form[action*='desk.report_time'] button").first.click()
    page.wait_for_url("**/alarms/*")
    page.locator("form:has(input[value=on_scene]) button").click()
    page.wait_for_url("**/alarms/*")
    lawyer.look()
    page.locator("a[href*='desk.report_scene']").click()
    lawyer.look()
    page.fill("#f-lines", "the door is broken from outside")
    page.locator("form.fields button").first.click()
    expect(page.locator("#reported")).to_contain_text("the door is broken from outside")
    page.locator("a[href*='desk.add_photo']").click()
    lawyer.look()
    taken = {"name": "IMG_0001.png", "mimeType": "image/png", "buffer": page.screenshot()}
    page.set_input_files("#f-photo", taken)
    page.fill("#f-shows", "the lock")
    page.locator("form.fields button").first.click()
    expect(page.locator("#reported li")).to_have_count(2)
    lawyer.look()


def promise(operator: Eyes, incident: str) -> None:
    """Something is promised, with its time."""
    page = operator.page
    page.goto(incident)
    page.locator("#promises a[href*='desk.make_promise']").click()
    operator.look()
    page.fill("#f-text", "call back on the clean number")
    soon = datetime.now(ZoneInfo("Europe/Moscow")) + timedelta(hours=1)
    page.fill("[name='due.date']", f"{soon:%Y-%m-%d}")
    page.fill("[name='due.time']", f"{soon:%H:%M}")
    page.locator("form.fields button").first.click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("#promises .rows")).to_contain_text("call back on the clean number")


def hand_over(operator: Eyes, coordinator: Eyes) -> None:
    """The sheet is written with the open points, and read by the next shift."""
    page = operator.page
    page.goto("/handovers/new")
    operator.look()
    page.fill("#f-note", "she is afraid, speak softly")
    page.locator("#points input").first.fill("ask once more at seven")
    page.locator("form.call button.main").click()
    expect(page.locator(".sheet")).to_contain_text("ask once more at seven")
    operator.look()
    coordinator.page.goto(page.url.partition("?")[0])
    coordinator.page.locator("form[action*='desk.read_handover'] button").click()
    coordinator.page.wait_for_url("**/handovers/*")
    expect(coordinator.page.locator("form[action*='desk.read_handover']")).to_have_count(0)


@pytest.mark.parametrize(("language", "width", "script", "number"), NIGHTS)
def test_a_scream_becomes_a_lawyer_on_the_scene_and_a_sheet_for_the_next_shift(
    demo: House, sit: Sit, language: str, width: int, script: bool, number: str
) -> None:
    operator = sit(demo, language=language, width=width, script=script)
    coordinator = sit(demo, language=language, width=width, script=script)
    lawyer = sit(demo, language=language, width=360, script=script)

    sign_in(operator, demo, "cedar")
    operator.look()
    sign_in(coordinator, demo, "ash")
    somebody_known(operator, coordinator, number)
    incident = take_the_call(operator, number)
    go_there(lawyer, demo, send_the_lawyer(coordinator, incident))
    report(lawyer)
    promise(operator, incident)
    operator.page.goto(incident)
    expect(operator.page.locator("ol.track .done")).to_have_count(7)  # from received to on the scene
    hand_over(operator, coordinator)
