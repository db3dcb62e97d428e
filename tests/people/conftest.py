"""A house whose members can sign in: the shared cast, with accounts under one passphrase that Argon2
stretched once for the whole run. What tests Argon2 itself goes the long way by the pages."""

import base64
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from html import unescape

import pyotp
import pytest
from django.test import Client

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.kernel import clock
from safeconduct.keys import certificates, sessions
from safeconduct.keys.keyring import Keyring
from safeconduct.people import accounts, door, members
from safeconduct.people.documents import ProfileDocument
from safeconduct.vault import blobs
from safeconduct.vault.blobs import MemberSecrets, StretchRequest
from safeconduct.vault.derive import stretch
from tests import cast as fictional

WORDS = "one passphrase of seven words for tests"
SEED = b"twenty bytes of seed"
SECRET = base64.b32encode(SEED).decode()
NAMES = {
    "ash": "Ясень", "birch": "Берёза", "cedar": "Кедр", "elm": "Вяз", "fir": "Пихта", "hazel": "Лещина",
    "juniper": "Можжевельник", "larch": "Лиственница", "maple": "Клён", "oak": "Дуб", "pine": "Сосна",
}  # fmt: skip


@pytest.fixture(autouse=True)
def forgiving_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test did wrong does not slow the next one down."""
    monkeypatch.setattr(door, "_failures", type(door._failures)())


@pytest.fixture(autouse=True)
def nobody_signed_in() -> Iterator[None]:
    """No session outlives its test."""
    yield
    sessions.end_all()


@cache
def _stretched() -> tuple[StretchRequest, bytes]:
    request = StretchRequest(bytes(range(16)))
    return request, stretch(WORDS, *request).reveal()


class House:
    """The cast as members with names, accounts and devices."""

    def __init__(self, cast: fictional.Cast) -> None:
        self.cast = cast
        for name, keyring in cast.members.items():
            profile = ProfileDocument(handle=keyring.member, display_name=NAMES[name], zone="Europe/Berlin")
            members.set_profile(cast["ash"], profile)
            self.open_account(name)

    def open_account(self, name: str) -> None:
        """Give a member the passphrase of the run."""
        keyring = self.cast.members[name]
        inside = MemberSecrets(keyring.member, keyring.box.private, keyring.sign.private, SEED)
        request, stretched = _stretched()
        blob = blobs.seal_blob_with(blobs.types.Stretched(stretched), request, inside)
        accounts.open_account(self.cast["ash"], keyring.member, f"{name}-tree-10", blob)

    def __getitem__(self, name: str) -> Keyring:
        return self.cast[name]

    def handle(self, name: str):
        return self.cast.members[name].member

    def actor(self, name: str) -> Actor:
        keyring = self.cast[name]
        return Actor(keyring, members.roles_of(keyring), confirmed_at=clock.now(), via="story")

    def run(self, name: str, action: str, **given: object):
        return run(self.actor(name), action, given)

    def ask(self, name: str, query: str, **given: object):
        return ask(self.actor(name), query, given)

    def browser(self, name: str, language: str = "en") -> Client:
        """A browser in which the member has just signed in, with keys of its own session."""
        kept = self.cast.members[name]
        keyring = Keyring(kept.organisation, kept.member, kept.sign, kept.box)
        keyring.refresh()
        browser = Client(headers={"accept-language": language})
        browser.cookies["language"] = language
        browser.cookies["django_language"] = language
        browser.cookies["session"] = sessions.begin(keyring, totp_seed=SEED)
        return browser

    def stands(self, name: str) -> bool:
        keyring = self.cast["ash"]
        return certificates.directory(keyring).now(self.handle(name)) is not None


@pytest.fixture
def house(db: None) -> House:
    """Everybody whom the stories of one night need, able to sign in."""
    return House(fictional.full())


@pytest.fixture
def founders(db: None) -> House:
    """Ash and Birch alone."""
    return House(fictional.found())


def shown(page: bytes, place: str) -> str:
    """The text of a secret that a page shows."""
    found = re.search(rf'<output id="{place}"[^>]*>([^<]*)</output>', page.decode())
    assert found, f"the page shows no {place}"
    return unescape(found[1])


def hidden(page: bytes) -> dict[str, str]:
    """The hidden inputs of a page's forms."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.decode())
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def code_of(secret: str = SECRET, at: datetime | None = None) -> str:
    """What the app on the telephone shows."""
    return pyotp.TOTP(secret.replace(" ", "")).at(int((at or clock.now()).timestamp()))


def steps_from(at: datetime) -> Iterator[datetime]:
    """Instants that are each one code apart."""
    while True:
        yield at
        at += timedelta(seconds=30)


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
