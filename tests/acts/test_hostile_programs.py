"""The JSON route of every real action and query, called by a program that is broken or means ill: an answer
in JSON with a code and a sentence in the language asked for, and nothing half done."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from django.test import Client

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import ROLES
from safeconduct.keys import log
from tests.acts.conftest import Members, SignedIn

TOKEN = {"X-CSRFToken": "t" * 32}
RUSSIAN = {**TOKEN, "Accept-Language": "ru"}
DEEP = b'{"note": ' + b"[" * 50_000
REFUSED = {400, 403, 404, 409, 413, 415, 422}  # 404 and 409: what it names is not there, or is over
BROKEN: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b"\xff\xfe{\x00}\x00",
    DEEP,
    DEEP + b"]" * 50_000 + b"}",
    b'{"unknown": 1, "unknown": 2}',
    b'{"\\u0000": "\\ud800", "a.b": {"__class__": 1}}',
    b" " * 1_100_000,
]


@pytest.fixture
def somebody(members: Members, browser: Client) -> Iterator[Actor]:
    """Whoever may everything."""
    SignedIn.actor = replace(members.ash, roles=frozenset(ROLES))
    browser.cookies["csrf"] = "t" * 32
    yield SignedIn.actor
    SignedIn.actor = None


def everything() -> list[tuple[str, registry.Query]]:
    actions = [(f"/api/actions/{one.name}", one) for one in registry.actions()]
    return [*actions, *((f"/api/queries/{one.name}", one) for one in registry.queries())]


def code_in(response: Any) -> str:
    assert response.headers["Content-Type"] == "application/json"
    said = msgspec.json.decode(response.content)
    assert set(said) == {"code", "message", "fields"}
    for sentence in [said["message"], *(one["message"] for one in said["fields"].values())]:
        assert re.search("[а-яё]", sentence), sentence
    return str(said["code"])


@pytest.mark.slow
def test_what_no_program_should_send_is_refused_by_every_route(somebody: Actor, browser: Client) -> None:
    before = log.size()
    for place, (path, _one) in enumerate(everything()):
        for turn in range(3):
            body = BROKEN[(place + 3 * turn) % len(BROKEN)]
            response: Any = browser.post(path, body, content_type="application/json", headers=RUSSIAN)
            refused = {"malformed", "too_large", "invalid"} if body else {"wrong_content"}
            assert code_in(response) in refused, (path, body[:20])
    assert log.size() == before


@pytest.mark.slow
def test_each_field_of_every_route_refuses_what_it_cannot_be(somebody: Actor, browser: Client) -> None:
    """Every kind of value in the place of each; one that fits after all is another test's business."""
    kinds: list[Any] = [None, True, -(10**30), 1.5, "a\0b", "2026-02-30T25:61:00Z", [[]], {"a": {"b": 1}}]
    for place, (path, one) in enumerate(everything()):
        before = log.size()
        names = [field.encode_name for field in msgspec.structs.fields(one.input)]
        asked = {name: kinds[(place + at) % len(kinds)] for at, name in enumerate(names)}
        response: Any = browser.post(
            path, msgspec.json.encode(asked), content_type="application/json", headers=RUSSIAN
        )
        if response.status_code == 200:
            continue
        assert response.status_code in REFUSED, path
        assert code_in(response)
        assert log.size() == before, f"{path} was half done"


@pytest.mark.slow
def test_who_comes_by_another_way_is_told_so_by_every_route(somebody: Actor, browser: Client) -> None:
    before = log.size()
    for path, one in everything():
        body = msgspec.json.encode(one.example)
        forged: Any = browser.post(
            path, body, content_type="application/json", headers={"Accept-Language": "ru"}
        )
        form: Any = browser.post(path, {"note": "x"}, headers=RUSSIAN)
        method: Any = browser.delete(path, headers=RUSSIAN)
        assert [code_in(forged), code_in(form), code_in(method)] == [
            "forged",
            "wrong_content",
            "method_not_allowed",
        ], path
    assert log.size() == before
