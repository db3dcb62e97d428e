"""In a real browser: what is typed is kept, comes back, and every page can be used by everybody."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests import processes
from tests.looking import faults_of

pytestmark = pytest.mark.journey

FORM = "/act/sample.write_note"


@dataclass(frozen=True)
class House:
    """The server, and who is signed in at it."""

    process: "subprocess.Popen[str]"
    url: str

    def sign_in(self, who: str, language: str = "en") -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{who} {language}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    parent = tmp_path_factory.mktemp("house")
    installation = processes.folder(parent, parent / "memory")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.acts.serve"],
        cwd=processes.PROJECT,
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        yield House(server, server.stdout.readline().strip())
        server.terminate()


def open_page(
    chromium: Browser,
    house: House,
    path: str,
    *,
    language: str = "en",
    theme: str = "dark",
    width: int = 1280,
    script: bool = True,
) -> Page:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        locale=language,
        java_script_enabled=script,
        base_url=house.url,
    )
    page = context.new_page()
    page.goto(path)
    return page


KEPT_BY_HAND = "“Keep for later” keeps what you typed, sealed, for you alone; nothing is sent."


def test_what_is_typed_is_kept_by_itself_and_comes_back_after_the_session_ended(
    house: House, chromium: Browser
) -> None:
    house.sign_in("ash")
    page = open_page(chromium, house, FORM)
    page.fill("#f-title", "half a sen")
    page.wait_for_selector(".kept:has-text('Kept at')")
    house.sign_in("nobody")
    page.fill("#f-title", "half a sentence")
    page.fill("#f-secret", "open sesame")
    page.click("form.fields button.main")
    away = urlsplit(page.url)
    assert away.path == "/sign-in"
    house.sign_in("ash")
    page.goto(parse_qs(away.query)["next"][0])
    assert page.input_value("#f-title") == "half a sentence"
    assert page.input_value("#f-secret") == ""
    page.click("form.fields button.main")
    assert "Done: Write a note." in page.inner_text("main")


def test_without_script_the_button_keeps_and_the_form_offers_what_was_kept(
    house: House, chromium: Browser
) -> None:
    house.sign_in("ash")
    page = open_page(chromium, house, FORM, script=False)
    said = page.inner_text(".buttons .kept")
    assert said == KEPT_BY_HAND, "nothing is kept as it is typed"
    page.fill("#f-title", "three knocks")
    page.click("button[name=keep]")
    assert "Kept. It waits for you here" in page.inner_text("main")
    assert page.input_value("#f-title") == "three knocks"
    page.goto(FORM)
    assert page.input_value("#f-title") == ""
    page.click("text=Take up the text of")
    assert page.input_value("#f-title") == "three knocks"
    page.goto("/act")
    page.click("text=Throw away")
    assert page.locator("text=Throw away").count() == 0


def test_two_clicks_are_one_note(house: House, chromium: Browser) -> None:
    house.sign_in("ash")
    page = open_page(chromium, house, FORM)
    page.fill("#f-title", "a double click")
    page.dblclick("form.fields button.main")
    page.wait_for_url("**/act?done=*")
    notes = page.evaluate("() => fetch('/api/queries/sample.notes').then(answer => answer.json())")
    assert notes.count("a double click") == 1


def overflow_of(page: Page) -> list[str]:
    return page.evaluate(
        """[...document.querySelectorAll('main *')]
            .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .filter(one => !one.closest('.unseen'))
            .map(one => one.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_can_be_used_by_everybody(
    house: House, chromium: Browser, language: str, theme: str, width: int
) -> None:
    house.sign_in("ash", language)
    for path in ("/act", FORM, "/act/sample.drop_note"):
        page = open_page(chromium, house, path, language=language, theme=theme, width=width)
        if path == FORM:
            page.fill("#f-title", "")
            page.click("form.fields button.main")
            page.wait_for_selector("#faults")
        assert faults_of(page) == []
        assert overflow_of(page) == []
