"""Every component, in a real browser: readable by all, in both languages, both themes, any width."""

import pytest
from playwright.sync_api import Page

from tests.looking import WCAG, faults_of, overflow_of
from tests.web.conftest import Gallery, Open

pytestmark = pytest.mark.journey

PAGES = ["/", "/confirm", "/sheet"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing_to_complain_of(look: Open, path: str, language: str, theme: str) -> None:
    assert faults_of(look(path, language=language, theme=theme)) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_on_a_telephone(look: Open, language: str, theme: str) -> None:
    assert faults_of(look(language=language, theme=theme, width=360)) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_axe_finds_nothing_on_a_form_with_errors(look: Open, theme: str) -> None:
    page = look(theme=theme, language="ru")
    page.fill("#f-address", "nobody")
    page.fill("#f-people", "seven")
    page.click("form.fields button.main")
    page.wait_for_selector("#faults")
    assert faults_of(page) == []


def test_the_page_that_stays_when_somebody_left_says_nothing(look: Open) -> None:
    page = look("/left")
    assert page.inner_text("body").strip() == ""
    assert page.title() == "Blank page"
    assert faults_of(page, WCAG) == []  # a heading would say something


def test_axe_finds_nothing_in_the_open_help(look: Open) -> None:
    page = look()
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert faults_of(page) == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503])
def test_axe_finds_nothing_on_an_error_page(chromium_page: Page, gallery: Gallery, status: int) -> None:
    chromium_page.goto(f"{gallery.url}/error/{status}")
    assert faults_of(chromium_page) == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280, 1920])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_out_of_the_screen(look: Open, path: str, language: str, width: int) -> None:
    assert overflow_of(look(path, language=language, width=width)) == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_runs_out_of_the_screen_at_twice_the_text(look: Open, language: str, width: int) -> None:
    page = look(language=language, width=width)
    page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% !important }')")
    assert overflow_of(page) == []


def test_everything_that_is_pressed_is_large_enough(look: Open) -> None:
    page = look(width=360)
    small = page.evaluate(
        """[...document.querySelectorAll('button, .button, input, select, .ways a, .tabs a')]
            .filter(one => one.offsetParent && one.type !== 'hidden' && !one.closest('dialog'))
            .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 100)])
            .filter(([box, _html]) => box.width < 24 || box.height < 24)"""
    )
    assert small == []


def test_the_focus_is_always_seen(look: Open) -> None:
    page = look()
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """(() => { const one = document.activeElement, width = getComputedStyle(one).outlineWidth;
                return one === document.body || parseFloat(width) >= 2 ? '' : one.outerHTML })()"""
        )
        if said:
            unseen.append(said)
    assert unseen == []


def test_states_are_told_apart_without_colour(look: Open) -> None:
    """Somebody who sees no colours still finds the words for each state."""
    text = look().inner_text("main")
    for said in ("nobody has it", "may be over", "not known"):
        assert said in text


def test_paper_shows_no_buttons_and_no_bar(look: Open) -> None:
    page = look("/sheet")
    page.emulate_media(media="print")
    for hidden in (".bar", "nav", ".foot", "button", ".burning"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".sheet h1").is_visible()


def test_page_titles_say_nothing_but_their_kind(look: Open) -> None:
    assert look("/confirm").title() == "Confirm"
    assert look("/sheet").title() == "Sheet"
