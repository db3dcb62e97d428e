"""The public pages in a real browser: readable by all, in both languages, both themes, on any width."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.looking import faults_of, overflow_of
from tests.voice.public.serving import Public

pytestmark = pytest.mark.journey

FATES = [
    "",
    "stands",
    "corrected",
    "withdrawn",
    "russian",
    "waiting",
]  # the list; "waiting" is not to be found
LANGUAGES = ["en", "ru"]


@pytest.fixture(scope="module")
def narrow_and_wide(chromium: Browser, public: Public) -> Iterator[dict[int, BrowserContext]]:
    """A window of each width. As behind the proxy in front of the tree, what is asked came over TLS."""
    made = {
        width: chromium.new_context(
            viewport={"width": width, "height": 800},
            base_url=f"http://127.0.0.1:{public.port}",
            extra_http_headers={"X-Forwarded-Proto": "https"},
        )
        for width in (320, 1280)
    }
    yield made
    for one in made.values():
        one.close()


def opened(context: BrowserContext, public: Public, language: str, fate: str) -> Page:
    page = context.new_page()
    page.goto(f"/{language}/{public.known['codes'].get(fate, '')}")
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_screen(
    narrow_and_wide: dict[int, BrowserContext], public: Public, language: str, width: int
):
    for fate in FATES if width == 320 else ["", "corrected"]:
        page = opened(narrow_and_wide[width], public, language, fate)
        assert overflow_of(page) == [], fate
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            assert faults_of(page) == [], (fate, theme)
        page.close()


def test_no_page_runs_a_script_or_asks_for_anything_but_its_style(
    narrow_and_wide: dict[int, BrowserContext], public: Public
):
    for fate in FATES:
        page = narrow_and_wide[320].new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.resource_type))
        page.goto(f"/en/{public.known['codes'].get(fate, '')}")
        assert page.evaluate("document.scripts.length") == 0
        assert asked == ["document", "stylesheet"], fate
        page.close()
    assert narrow_and_wide[320].cookies() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_reaches_every_link_in_the_order_of_the_page_and_the_focus_is_seen(
    narrow_and_wide: dict[int, BrowserContext], public: Public, language: str
):
    for fate in FATES:
        page = opened(narrow_and_wide[320], public, language, fate)
        links = page.evaluate("[...document.links].map(one => one.outerHTML)")
        reached = []
        for _ in links:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.outerHTML"))
            width, shown = page.evaluate(
                """(() => { const one = document.activeElement, box = one.getBoundingClientRect();
                    const width = parseFloat(getComputedStyle(one).outlineWidth);
                    return [width, box.width > 8 && box.top >= 0] })()"""
            )
            assert width >= 2, reached[-1]
            assert shown, reached[-1]
        assert reached == links
        page.close()


def test_the_skip_link_leads_past_the_head_of_the_page(
    narrow_and_wide: dict[int, BrowserContext], public: Public
):
    page = opened(narrow_and_wide[320], public, "en", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_links_are_large_enough_for_a_finger(narrow_and_wide: dict[int, BrowserContext], public: Public):
    for fate in FATES:
        page = opened(narrow_and_wide[320], public, "ru", fate)
        small = page.evaluate(
            """[...document.links].filter(one => !one.matches('.skip'))
                .filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"""
        )
        assert small == []
        page.close()
