"""The first day of a house that is no demo, from an empty folder to an address on a lawyer's screen: found,
enrol by code, set up a mail server and a gateway that really run, try both, take a call, send somebody."""

import json
import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from safeconduct.kernel import clock
from tests.channels.provider import SECRET, Provided, serving
from tests.channels.sink import Server, sink
from tests.journeys.conftest import House, Sit
from tests.journeys.person import Person, enrol
from tests.journeys.test_founding_a_house import decide, print_shares

pytestmark = [pytest.mark.journey, pytest.mark.slow]

ADDRESS = "Penza, 0 Bellmakers' Lane, flat 0"
MAIL, NUMBER = "hazel@example.org", "+44 7700 900001"
CODE = re.compile(r"\b(\d{6})\b")
# Few answers are buttons, many a list; both are chosen as a reader would.
CHOOSE = "one => one.matches('option') ? (one.selected = true) : one.click()"


def choose(page: Page, field: str, label: str) -> None:
    """The answer that begins with this word."""
    page.locator(f"#f-{field} option, label[for^='f-{field}-']", has_text=label).first.evaluate(CHOOSE)


def plan_shift(by: Person, name: str, role: str) -> None:
    """A shift round the clock, today and tomorrow."""
    by.open("/house/shifts/new")
    choose(by.page, "member", name)
    by.page.locator(f"[name=role][value={role}], [name=role] option[value={role}]").first.evaluate(CHOOSE)
    by.page.fill("#f-first", f"{clock.now() - timedelta(days=1):%Y-%m-%d}")
    by.page.fill("#f-last", f"{clock.now() + timedelta(days=1):%Y-%m-%d}")
    by.page.fill("#f-begins", "00:00")
    by.page.fill("#f-ends", "00:00")
    by.send()
    by.page.wait_for_url("**/house/shifts*")
    by.eyes.look()


def set_up(admin: Person, mail: Server, gateway: Provided) -> str:
    """Both channels and no watcher; the gateway's door, which is shown once."""
    admin.open("/house")
    admin.page.locator("#channels a.button").click()
    admin.eyes.look()
    admin.open("/house/channels/mail")
    admin.page.fill("#f-host", "127.0.0.1")
    admin.page.fill("#f-port", str(mail.server_address[1]))
    admin.page.fill("#f-sender", "desk@example.org")
    admin.page.locator("[name=security][value=local]").check()
    admin.send()
    admin.page.wait_for_url("**/house/channels*")
    admin.open("/house/channels/gateway")
    admin.page.fill("#f-url", gateway[1].url)
    admin.page.fill("#f-secret", SECRET)
    admin.send()
    admin.eyes.look()
    door = admin.page.inner_text("#door")
    admin.open("/house/channels")
    expect(admin.page.locator("main")).not_to_contain_text(SECRET)
    return door


def change(admin: Person, mail: Server) -> None:
    """The server asks for a password from now on: what stood is filled in again, and no secret ever is."""
    admin.page.locator("#email a[href^='/house/channels/mail']").click()
    if "/confirm" in admin.page.url:
        admin.open("/house/channels/mail?name=email")
    admin.eyes.look()
    assert admin.page.input_value("#f-port") == str(mail.server_address[1])
    admin.page.fill("#f-sender", "night@example.org")
    admin.send()
    admin.page.wait_for_url("**/house/channels*")
    admin.open("/house/channels/gateway?name=sms")
    assert admin.page.input_value("#f-secret") == ""
    admin.open("/house/channels")


def add_way(somebody: Person, channel: str, address: str) -> None:
    somebody.open("/me/ways/new")
    choose(somebody.page, "channel", channel)
    somebody.page.fill("#f-address", address)
    somebody.send()
    somebody.page.wait_for_url("**/me*")


def ask_for_a_code(somebody: Person, channel: str) -> None:
    somebody.open("/me")
    somebody.page.locator("#ways li", has_text=channel).locator("a[href$='/try']").click()
    somebody.eyes.look()
    somebody.send()
    somebody.page.wait_for_url("**/me/ways/code*")


def says(somebody: Person, state: str) -> None:
    """The page tells by itself, with scripts or without, what became of the code."""
    live = somebody.page.locator("#live-code")
    here = live if somebody.eyes.script else live.frame_locator("iframe").locator("body")
    expect(here.locator(f".code-{state}")).to_be_visible()
    somebody.eyes.look()


def type_code_back(somebody: Person, code: str) -> None:
    somebody.page.fill("#f-code", code)
    somebody.send()
    somebody.page.wait_for_url(lambda url: "/code" not in url)
    somebody.eyes.look()


def try_mail(lawyer: Person, mail: Server) -> None:
    """First the server refuses and the page says so; then it takes the code."""
    add_way(lawyer, "email", MAIL)
    mail.refuses = "RCPT"
    ask_for_a_code(lawyer, "email")
    says(lawyer, "failed")
    assert mail.mails == []
    mail.refuses = ""
    ask_for_a_code(lawyer, "email")
    says(lawyer, "sent")
    (letter,) = mail.letters(MAIL)
    type_code_back(lawyer, CODE.findall(letter)[0])
    expect(lawyer.page.locator("#ways li")).to_contain_text(MAIL)


def try_gateway(operator: Person, gateway: Provided) -> None:
    add_way(operator, "sms", NUMBER)
    ask_for_a_code(operator, "sms")
    says(operator, "sent")
    message = json.loads(gateway[0].seen[-1]["body"])
    assert message["to"] == NUMBER
    type_code_back(operator, CODE.findall(message["text"])[0])


def take_the_call(operator: Person) -> str:
    """Logged, and critical; the address of its incident."""
    operator.open("/signals/new")
    operator.page.fill("#f-lines", "screams, then the line went dead")
    operator.page.fill("#f-place", "Penza")
    operator.page.locator("button[name=critical]").click()
    operator.page.wait_for_url("**/signals/*")
    operator.page.locator("a[href^='/incidents/']").first.click()
    operator.page.wait_for_url("**/incidents/*")
    expect(operator.page.locator("#dispatch ol.asked li").first).to_be_visible()
    operator.eyes.look()
    return operator.page.url.partition("?")[0]


def send_somebody(coordinator: Person, incident: str) -> None:
    page = coordinator.page
    coordinator.open(incident)
    page.locator("a[href*='desk.give_address']").click()
    page.fill("#f-address", ADDRESS)
    coordinator.send()
    page.wait_for_url("**/incidents/*")
    page.locator("form[action*='desk.approve_dispatch'] button").click()
    page.wait_for_url("**/incidents/*")


def link_in(mail: Server, watched: Page) -> str:
    """The link of the message that came by mail, as its reader sees it."""
    for _ in range(200):
        links = re.findall(r"https?://\S+/a/\S+", "\n".join(mail.letters(MAIL)))
        if links:
            return links[-1]
        watched.reload()  # which takes longer than the engine does
    raise AssertionError("no message came by mail")


def go_there(lawyer: Person, link: str) -> None:
    """Open the message's link, sign in, accept, read the address."""
    page = lawyer.page
    page.locator("form[action='/lock'] button").first.click()
    page.wait_for_load_state()
    page.goto(link)
    lawyer.eyes.look()
    page.locator("a[href^='/sign-in']").click()
    page.fill("#f-name", lawyer.paper["name"])
    page.fill("#f-passphrase", lawyer.paper["passphrase"])
    page.fill("#f-code", lawyer.code())
    page.locator("form.fields button.wide").click()
    page.wait_for_url("**/alarms/*")
    lawyer.eyes.look()
    page.locator("form[action$='/accept'] button").click()
    page.wait_for_url("**/address")
    page.locator("form[action$='/address'] button").click()
    expect(page.locator(".address .said").first).to_have_text(ADDRESS)
    lawyer.eyes.look()


@pytest.mark.parametrize(
    ("language", "width", "script"),
    [
        pytest.param("en", 1280, True, id="English, at a desk"),
        pytest.param("ru", 360, False, id="Russian, on a telephone, without JavaScript"),
    ],
)
def test_an_empty_folder_becomes_a_house_that_sends_a_lawyer(
    empty_house: House, sit: Sit, language: str, width: int, script: bool
) -> None:
    def come() -> Person:
        return Person(sit(empty_house, language=language, width=width, script=script))

    with sink() as mail, serving() as gateway:
        ash = come()
        decide(ash.page)
        ash.type_secrets_back()
        print_shares(ash.eyes)
        birch = enrol(ash, None, come, "Birch", "admin")
        cedar = enrol(ash, birch, come, "Cedar", "operator")
        hazel = enrol(ash, birch, come, "Hazel", "lawyer")
        plan_shift(ash, "Cedar", "operator")
        plan_shift(ash, "Ash", "coordinator")
        door = set_up(birch, mail, gateway)
        change(birch, mail)
        try_mail(hazel, mail)
        try_gateway(cedar, gateway)
        birch.open("/house/channels")
        expect(birch.page.locator("#email .is-nobody")).to_have_count(0)
        incident = take_the_call(cedar)
        send_somebody(ash, incident)
        go_there(hazel, link_in(mail, cedar.page))
        assert door.startswith(f"{empty_house.url}/in/")
