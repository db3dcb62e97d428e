"""The real server on a folder of its own, and a real browser to walk through it."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import browser
from tests.config.serving import COMMAND, free_port, surroundings
from tests.looking import faults_of, overflow_of

expect.set_options(timeout=30_000)  # two cores may be shared with much else
STARTS_WITHIN = 180  # seconds: the demo is invented first, on a busy machine
PATIENCE = 30_000  # milliseconds for one step of a page


@dataclass(frozen=True)
class House:
    """A running server."""

    url: str
    data: Path

    def words_of(self, name: str) -> str:
        """The passphrase of somebody in the demo."""
        lines = (self.data / "demo-sign-ins.txt").read_text(encoding="utf-8").splitlines()
        (line,) = [line for line in lines if f" {name}-demo-10 " in line]
        return " ".join(line.split()[-7:])


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/healthz", timeout=2) as answer:  # noqa: S310  (an address of this test)
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def served(data: Path, *arguments: str, **words: str) -> Iterator[House]:
    """Serve `data` from the first `next` to the second, with `words` in the environment; begins once the
    pages answer."""
    port = free_port()
    house = House(f"http://127.0.0.1:{port}", data)
    said = data.with_suffix(".log")
    with said.open("wb") as log:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), "--data", str(data), *arguments],
            env=surroundings(**words),
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/",
        )
        try:
            for _ in range(STARTS_WITHIN * 4):
                if _answers(house.url):
                    break
                try:
                    process.wait(0.25)
                except subprocess.TimeoutExpired:
                    continue
                pytest.fail(
                    f"the server ended with {process.returncode}: {said.read_text(encoding='utf-8')[-2000:]}"
                )
            yield house
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The fictional network, served for all journeys. Without a browser it is not even begun."""
    browser.need()
    yield from served(tmp_path_factory.mktemp("demo") / "data", "--demo")


@pytest.fixture
def empty_house(chromium: Browser, tmp_path: Path) -> Iterator[House]:
    """A folder in which nothing has been founded."""
    yield from served(tmp_path / "data")


@dataclass
class Eyes:
    """Somebody at a screen, who counts own taps and looks at every page."""

    page: Page
    script: bool
    taps: int = 0

    def look(self) -> None:
        """Nothing hangs over the edge; where scripts run, axe finds nothing in either theme."""
        assert overflow_of(self.page) == [], self.page.url
        if not self.script:
            return
        self.page.evaluate("scrollTo(0, 0)")  # what is half under the bar would count as too small
        for theme in ("dark", "light"):
            self.page.emulate_media(color_scheme=theme)
            assert faults_of(self.page) == [], f"{theme} {self.page.url}"


Sit = Callable[..., Eyes]


@pytest.fixture
def sit(chromium: Browser) -> Iterator[Sit]:
    """Sit somebody down at a browser of their own."""
    contexts: list[BrowserContext] = []

    def at(house: House, *, language: str = "en", width: int = 1280, script: bool = True) -> Eyes:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark",
            locale=language,
            java_script_enabled=script,
            base_url=house.url,
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "django_language", "value": language, "url": house.url}])
        contexts.append(context)
        return Eyes(context.new_page(), script)

    yield at
    for context in contexts:
        context.close()


def sign_in(eyes: Eyes, house: House, name: str, path: str = "/") -> None:
    """Open a page as a member of the demo: the door comes first, then the page that was asked for."""
    eyes.page.goto(path)
    enter(eyes, house, name)


def enter(eyes: Eyes, house: House, name: str) -> None:
    """Give name and passphrase at the door: one tap."""
    eyes.page.fill("#f-name", f"{name}-demo-10")
    eyes.page.fill("#f-passphrase", house.words_of(name))
    eyes.taps += 1
    eyes.page.locator("form.fields button.wide").click()
    eyes.page.wait_for_url(lambda url: "/sign-in" not in url)
