"""Take the README's pictures anew from the demo: `.venv/bin/python docs/screenshots/make.py`.

Needs Chromium at /usr/bin/chromium. Everything on the pictures is fiction.
"""  # noqa: INP001  (a script beside its pictures, not part of the package)

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402  (found through the line above)

from tests.browser import CHROMIUM, SWITCHES  # noqa: E402  (as above)
from tests.journeys.conftest import Eyes, House, served, sign_in  # noqa: E402  (as above)
from tests.journeys.test_the_first_half_of_the_night import send_the_lawyer, somebody_known  # noqa: E402  (as above)

MOST = 150 * 1024  # bytes of one picture: the README is read on bad lines
NUMBER = "+7 900 000-90-03"
LINES = "21:40:10 screams\n21:40:31 a woman: they are at the door\n21:40:50 the line went dead"


@contextmanager
def sitting(
    browser: Browser, house: House, name: str, *, language: str = "en", theme: str = "dark", width: int = 1280
) -> Iterator[Page]:
    """A member of the demo at a browser, signed in."""
    context = browser.new_context(
        viewport={"width": width, "height": 720},
        color_scheme="dark" if theme == "dark" else "light",
        locale=language,
        base_url=house.url,
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": house.url}])
    page = context.new_page()
    sign_in(Eyes(page, script=True), house, name)
    yield page
    context.close()


def take(page: Page, name: str) -> None:
    """Write one picture. Raises ValueError where it is too large for the README."""
    picture = page.screenshot(path=HERE / name)
    if len(picture) > MOST:
        raise ValueError(f"{name} has {len(picture) // 1024} KiB")


def take_what_burns(page: Page) -> None:
    """The coordinator takes what was open before, so that the desk shows all states."""
    for _ in range(2):
        page.goto("/")
        page.locator("ul.burning form button").first.click()
        page.wait_for_url("**/alarms/*")


def log_a_call(page: Page) -> str:
    """The page while somebody listens, and the address of the incident that comes of it."""
    page.goto("/signals/new")
    page.fill("#f-lines", LINES)
    page.fill("#f-number", NUMBER)
    page.locator("button[formaction='/signals/who']").click()
    page.locator("#who .code").first.wait_for()
    page.evaluate("document.querySelector('#f-lines').scrollIntoView({block: 'center'})")
    take(page, "signal.png")
    page.locator("button[name=critical]").click()
    page.wait_for_url("**/signals/*")
    page.locator("a[href^='/incidents/']").first.click()
    page.wait_for_url("**/incidents/*")
    return page.url


def the_night_before(browser: Browser, house: House) -> None:
    """Who is held, and the phone of somebody who reads about it in public."""
    with sitting(browser, house, "ash") as page:
        page.goto("/trace")
        page.locator("main a[href$='/trace']").first.click()
        page.wait_for_url("**/cases/*/trace")
        page.evaluate("document.querySelector('h1').scrollIntoView()")
        take(page, "trace.png")
    with sitting(browser, house, "oak", theme="light") as page:
        page.goto("/readings")
        page.locator("main a[href^='/readings/']:not([href$='/bring'])").first.click()
        page.wait_for_url("**/readings/*-*")
        if page.locator("form[action*='read_document'] button").count():
            page.locator("form[action*='read_document'] button").first.click()
        while not page.locator("ol.drafts li").count():
            page.wait_for_timeout(1000)
            page.reload()
        page.evaluate("document.querySelector('h1').scrollIntoView()")
        take(page, "reading.png")


def in_public(browser: Browser, house: House) -> None:
    """The statement before whoever approves, in Russian, and what anybody reads on a phone."""
    with sitting(browser, house, "ash", language="ru", theme="light") as page:
        page.goto("/voice")
        page.locator("main a[href^='/voice/']").first.click()
        page.locator("h1").wait_for()
        page.evaluate("document.querySelector('h1').scrollIntoView()")
        take(page, "statement-ru-light.png")
        page.set_viewport_size({"width": 360, "height": 720})
        page.goto(page.locator("main a[href^='http']").first.get_attribute("href") or "")
        take(page, "public-ru.png")


def main() -> None:
    """Nine pictures."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        with contextmanager(served)(Path(place) / "data", "--demo") as house:
            with sitting(browser, house, "ash") as coordinator, sitting(browser, house, "cedar") as page:
                take_what_burns(coordinator)
                somebody_known(Eyes(page, script=True), Eyes(coordinator, script=True), NUMBER)
                incident = log_a_call(page)
                page.goto("/")
                take(page, "desk.png")
                link = send_the_lawyer(Eyes(coordinator, script=False), incident)
                page.goto("/handovers/new")
                page.fill("#f-note", "She is afraid of the voice on the line. Speak softly, let her ask.")
                page.locator("form.call button.main").click()
                sheet = page.locator(".sheet")
                sheet.wait_for()
                page.set_viewport_size({"width": 1000, "height": 1000})
                sheet.evaluate("one => scrollTo(0, one.offsetTop - 120)")
                take(page, "handover.png")
            with sitting(browser, house, "hazel", width=360) as page:
                page.goto(link)
                page.locator("form[action$='/accept']").wait_for()
                take(page, "phone.png")
            the_night_before(browser, house)
        with contextmanager(served)(Path(place) / "ru", "--demo", LANG="ru_RU.UTF-8") as house:
            with sitting(browser, house, "ash", language="ru") as coordinator:
                take_what_burns(coordinator)
            with sitting(browser, house, "cedar", language="ru", theme="light") as page:
                take(page, "desk-ru-light.png")
            in_public(browser, house)
        browser.close()


if __name__ == "__main__":
    main()
