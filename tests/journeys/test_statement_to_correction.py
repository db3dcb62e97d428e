"""A statement from its first draft to its correction, by people at browsers: with scripts and without,
in both languages, on a wide screen and on the narrowest telephone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from safeconduct.keys import sessions
from tests import cast as fictional
from tests.browser import CHROMIUM, SWITCHES, need
from tests.cases.conftest import Network
from tests.looking import faults_of, overflow_of
from tests.roles.walking import _Prompt
from tests.voice.conftest import Desk, ready

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db]
PICTURES = os.environ.get("PICTURES", "")
FIXED = {
    "texts.wrote-en": "by police",
    "texts.correct-en": "by men in plain clothes",
    "texts.why-en": "the lawyer looked again",
    "texts.wrote-ru": "полиция",
    "texts.correct-ru": "люди в штатском",
    "texts.why-ru": "адвокат уточнил",
}
TYPED = {
    "texts.title-en": "Two people taken",
    "texts.title-ru": "Двоих увезли",
    "texts.by-en-0": "According to the lawyer,",
    "texts.text-en-0": "two people were taken by police.",
    "texts.by-ru-0": "По словам адвоката,",
    "texts.text-ru-0": "двоих увезла полиция.",
    "texts.text-en-1": "We demand to be told where they are.",
    "texts.text-ru-1": "Мы требуем сказать, где они.",
}


@dataclass
class Seats:
    """Everybody's browsers on one server that shares the test's transaction."""

    desk: Desk
    url: str
    language: str
    script: bool
    width: int = 1280

    def cookie(self, name: str) -> str:
        made = sessions.begin(self.desk.network.cast[name])
        session = sessions.resume(made)
        assert session is not None
        session.confirm()
        return made

    def page(self, browser: Browser, cookie: str) -> Page:
        context = browser.new_context(
            viewport={"width": self.width, "height": 900},
            locale=self.language,
            java_script_enabled=self.script,
            color_scheme="dark",
            base_url=self.url,
        )
        context.set_default_timeout(30_000)
        given = {"session": cookie, "django_language": self.language}
        context.add_cookies([{"name": one, "value": text, "url": self.url} for one, text in given.items()])
        return context.new_page()

    def look(self, page: Page, name: str) -> None:
        """Nothing hangs over the edge; where scripts run, axe finds nothing in either theme."""
        assert overflow_of(page) == [], name
        if self.script:
            page.evaluate("scrollTo(0, 0)")  # what is half under the bar would count as too small
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            if PICTURES:
                file = f"{name}-{self.language}-{theme}-{self.width}.png"
                page.screenshot(path=Path(PICTURES) / file, full_page=True)
            if self.script:
                assert faults_of(page) == [], f"{theme} {name}"


@pytest.fixture
def served(db: None) -> Iterator[tuple[Desk, str]]:
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    desk = ready(Network(fictional.full()))
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = _Prompt("127.0.0.1", StaticFilesHandler, {"default": connection})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield desk, f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
        connection.dec_thread_sharing()


@contextmanager
def browsing(seats: Seats, *names: str) -> Iterator[list[Page]]:
    """People at their browsers. Between two such blocks, not within, the test itself asks the database."""
    cookies = [seats.cookie(name) for name in names]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield [seats.page(browser, cookie) for cookie in cookies]
        browser.close()


@pytest.mark.parametrize(("language", "script", "width"), [("en", True, 1280), ("ru", False, 320)])
def test_a_statement_goes_from_draft_to_correction(
    served: tuple[Desk, str], language: str, script: bool, width: int
):
    need()
    desk, url = served
    seats = Seats(desk, url, language, script, width)
    with browsing(seats, "pine", "ash") as (press, coordinator):
        press.goto("/voice")
        seats.look(press, "list-empty")
        statement = _written(seats, press)
        coordinator.goto(f"/voice/{desk.case}/{statement}")
        seats.look(coordinator, "waiting")
    desk.approve(str(desk.view(statement).gate.proposal))
    desk.answer(statement)
    with browsing(seats, "ash") as (coordinator,):
        coordinator.goto(f"/voice/{desk.case}/{statement}")
        seats.look(coordinator, "ready")
        coordinator.locator("a[href*='publish_statement']").first.click()
        coordinator.locator("form.fields .buttons button").first.click()
        coordinator.wait_for_url(f"**/voice/{desk.case}/{statement}*")
    assert desk.view(statement).state == "published"
    desk.change("retracted")
    with browsing(seats, "pine", "ash") as (press, coordinator):
        coordinator.goto(f"/voice/{desk.case}/{statement}")
        seats.look(coordinator, "flagged")
        press.goto(f"/voice/{desk.case}/{statement}/edit")
        for name, text in FIXED.items():
            press.fill(f"[name='{name}']", text)
        _choose(press, "rest", "stands")
        seats.look(press, "correction")
        _save(press)
    desk.let_through(statement)
    assert desk.view(statement).state == "corrected"
    with browsing(seats, "pine") as (press,):
        press.goto("/voice")
        seats.look(press, "list")


def _written(seats: Seats, press: Page) -> str:
    """Type a text, look at it, give it to those who approve; its handle."""
    press.goto(f"/voice/{seats.desk.case}/new")
    for name, text in TYPED.items():
        press.fill(f"[name='{name}']", text)
    press.check("[name='texts.unconfirmed-0']")
    chosen = (("kind", "alert"), ("channels", "site"), ("channels", "x"), ("uses", "public_anonymous"))
    for field, value in chosen:
        _choose(press, field, value)
    press.fill("[name=why]", "the prosecutor answers when it is public")
    seats.look(press, "sheet")
    _save(press)
    assert "According to the lawyer, two people were taken by police." in press.content()
    seats.look(press, "draft")
    press.locator("form[action*='voice.submit_statement'] button").click()
    press.wait_for_load_state()
    return press.url.partition("?")[0].rpartition("/")[2]


def _save(page: Page) -> None:
    page.locator("form.compose .buttons button.main").click()
    page.wait_for_url(lambda url: not url.partition("?")[0].endswith(("/new", "/edit")))


def _choose(page: Page, field: str, value: str) -> None:
    """A choice is a list or a set of marks, as the form sees fit."""
    if page.locator(f"select[name={field}]").count():
        page.select_option(f"select[name={field}]", value)
    else:
        page.check(f"[name={field}][value={value}]")
