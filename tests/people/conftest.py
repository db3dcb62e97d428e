"""Members with passphrases: one founded house per run, its Argon2 paid once; the rest is the shared cast."""

import base64
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pyotp
import pytest
from django.test import Client

from safeconduct.kernel import clock
from safeconduct.people import door


@pytest.fixture(autouse=True)
def forgiving_door(monkeypatch: pytest.MonkeyPatch):
    """What one test did wrong does not slow the next one down."""
    monkeypatch.setattr(door, "_failures", type(door._failures)())


def shown(page: bytes, place: str) -> str:
    """The text of a secret that a page shows."""
    found = re.search(rf'<output id="{place}"[^>]*>([^<]*)</output>', page.decode())
    assert found, f"the page shows no {place}"
    return unescape(found[1])


def hidden(page: bytes) -> dict[str, str]:
    """The hidden inputs of a page's forms."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.decode())
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def code_of(secret: str, at: datetime | None = None) -> str:
    """What the app on the telephone shows."""
    return pyotp.TOTP(secret.replace(" ", "")).at(int((at or clock.now()).timestamp()))


class Telephone:
    """A device whose next code is always fresh: time is held and goes on by half a minute."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.at = clock.now()

    def code(self) -> str:
        self.at += timedelta(seconds=30)
        return code_of(self.secret, self.at)


DECISIONS = {
    "display_name": "Ясень",
    "language": "en",
    "zone": "Europe/Berlin",
    "split": "2 of 3",
    "boot": "attended",
    "limits_read": "on",
}


def found_by_pages(browser: Client) -> dict[str, str]:
    """Found a house as a person does; what is on the founder's paper."""
    page = browser.post("/found", DECISIONS).content
    paper = {name: shown(page, name) for name in ("name", "passphrase", "letters")}
    answer = browser.post(
        "/found", {**hidden(page), "passphrase": paper["passphrase"], "code": code_of(paper["letters"])}
    )
    assert answer.status_code == 303, answer.content.decode()
    assert answer["Location"] == "/found/sheets"
    return paper


Founded = Callable[[Client], dict[str, str]]
__all__ = ["DECISIONS", "Telephone", "base64", "code_of", "found_by_pages", "hidden", "shown"]
