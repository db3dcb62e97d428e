"""The heartbeat on every page, and the page on which the boot secret is typed."""

from collections.abc import Iterator

import pytest
from django.test import Client

from safeconduct.engine import boot, queries
from safeconduct.engine.queries import Heartbeat
from safeconduct.engine.rules.watch import Finding
from safeconduct.kernel import clock
from safeconduct.keys import sessions
from tests import cast as fictional

SECRET = "seven words that stand on paper alone"


@pytest.fixture
def browser(db: None) -> Iterator[Client]:
    cast = fictional.full()
    boot.install(cast.founded.engine, SECRET)
    boot.forget()
    cookie = sessions.begin(cast["cedar"])
    client = Client(headers={"accept-language": "en"})
    client.cookies["session"] = cookie
    yield client
    sessions.end(cookie)
    boot.forget()


def the_engine_is(monkeypatch: pytest.MonkeyPatch, *reasons: Finding) -> None:
    beat = Heartbeat(clock.now(), not reasons, reasons)
    monkeypatch.setattr(queries, "heartbeat", lambda: beat)


def test_every_page_turns_red_while_the_engine_is_blind_and_leads_to_its_page(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_engine_is(monkeypatch, Finding.BLIND)
    page = browser.get("/house").content.decode()
    assert "beat silent" in page
    assert 'href="/house/engine"' in page


def test_a_smaller_trouble_is_named_and_turns_nothing_red(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_engine_is(monkeypatch, Finding.DISK)
    page = browser.get("/house").content.decode()
    assert "beat silent" not in page
    assert "something is wrong" in page


def test_the_boot_secret_typed_by_any_member_lets_the_engine_see(browser: Client) -> None:
    assert boot.keyring() is None
    assert browser.post("/house/engine", {"secret": SECRET}).status_code == 303
    assert boot.keyring() is not None


def test_a_wrong_secret_is_refused_and_not_shown_again(browser: Client) -> None:
    answer = browser.post("/house/engine", {"secret": "seven other words"})
    assert answer.status_code == 422
    assert "seven other words" not in answer.content.decode()
    assert boot.keyring() is None


def test_nobody_types_it_without_having_signed_in(db: None) -> None:
    assert Client().post("/house/engine", {"secret": SECRET}).status_code == 401
