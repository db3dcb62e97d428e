"""Somebody at a screen with paper and a telephone, who joins a house, signs, and confirms who they are."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pyotp
from playwright.sync_api import Page

from safeconduct.kernel import clock
from tests.journeys.conftest import Eyes


@dataclass
class Person:
    """Somebody at a screen of their own, with paper to copy from and a telephone that shows codes."""

    eyes: Eyes
    paper: dict[str, str] = field(default_factory=dict)
    step: int = 0

    @property
    def page(self) -> Page:
        return self.eyes.page

    def open(self, path: str) -> None:
        """Go there and look; where the second factor is asked for first, give it."""
        self.page.goto(path)
        if "/confirm" in self.page.url:
            self.page.fill("#f-code", self.code())
            self.send()
            self.page.wait_for_url(lambda url: "/confirm" not in url)
        self.eyes.look()

    def send(self) -> None:
        self.page.locator("form.fields .buttons button").first.click()

    def code(self) -> str:
        """What the telephone shows; each code counts once, and the coming one counts already."""
        app = pyotp.TOTP(self.paper["letters"].replace(" ", ""))
        self.step = max(self.step + 1, app.timecode(clock.now()))
        return app.generate_otp(self.step)

    def type_secrets_back(self) -> None:
        """Copy what is shown once to paper, and the words and a code back from it."""
        self.page.locator("#letters").wait_for()  # the page before it is still there for a moment
        self.eyes.look()
        self.paper = {name: self.page.inner_text(f"#{name}") for name in ("name", "passphrase", "letters")}
        self.page.fill("#f-passphrase", self.paper["passphrase"])
        self.page.fill("#f-code", self.code())
        self.send()

    def vouch(self, link: str) -> str:
        """Follow the first link to somebody who waits, and sign; the figures that were shown."""
        self.open("/house")
        self.page.locator(f"a[href^='{link}']:not([href$='withdraw'])").first.click()
        self.page.locator("#figures").wait_for()
        self.eyes.look()
        figures = self.page.inner_text("#figures")
        self.page.check("#f-compared")
        self.send()
        self.page.wait_for_url(lambda url: link not in url)
        return figures


Come = Callable[[], Person]


def enrol(first: Person, second: Person | None, come: Come, name: str, role: str) -> Person:
    """Invite, tell the code, compare the figures, sign as two; at founding the newcomer is the second."""
    first.open("/house/invite")
    first.page.fill("#f-display_name", name)
    first.page.check(f"input[name=roles][value={role}]")
    first.send()
    first.page.locator("#code").wait_for()
    first.eyes.look()
    code = first.page.inner_text("#code")
    newcomer = come()
    newcomer.open("/enrol")
    newcomer.page.fill("#f-invitation", code)
    newcomer.send()
    newcomer.type_secrets_back()
    newcomer.page.wait_for_url("**/waiting")
    assert first.vouch("/house/arrivals/") == newcomer.page.inner_text("#own"), "the figures differ"
    if second is None:
        newcomer.open("/waiting")
        newcomer.page.check("#f-compared")
        newcomer.send()
    else:
        second.vouch("/house/certificates/")
        newcomer.page.goto("/waiting")
    newcomer.page.wait_for_url(lambda url: "/waiting" not in url)
    return newcomer
