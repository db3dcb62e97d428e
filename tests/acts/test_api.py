"""The JSON face: every answer is JSON with a code, whatever was sent."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client

from safeconduct.acts import api
from safeconduct.kernel.errors import CATALOGUE
from tests.acts import sample
from tests.acts.conftest import Members, SignedIn
from tests.acts.sample import ID

WRITE = "/api/actions/sample.write_note"
NOTES = "/api/queries/sample.notes"
NOTE = "/api/queries/sample.note"


def post(browser: Client, path: str, body: Any, **headers: str) -> HttpResponse:
    token = "t" * 32
    browser.cookies["csrf"] = token
    data = body if isinstance(body, bytes) else msgspec.json.encode(body)
    sent = {"X-CSRFToken": token, **headers}
    return browser.post(path, data, content_type="application/json", headers=sent)  # type: ignore[return-value]


def said(response: HttpResponse) -> Any:
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    return msgspec.json.decode(response.content)


def refused(response: HttpResponse, status: int) -> str:
    answer = said(response)
    assert response.status_code == status
    assert set(answer) == {"code", "message", "fields"}
    assert answer["message"]
    return str(answer["code"])


def test_an_action_is_run_and_a_query_answered(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    written = said(post(browser, WRITE, {"title": "a knock"}))
    assert written["title"] == "a knock"
    assert said(post(browser, NOTES, {})) == ["a knock"]
    assert said(browser.get(NOTES)) == ["a knock"]  # type: ignore[arg-type]


def test_all_faults_come_with_code_and_sentence(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    response = post(browser, WRITE, {"text": "a" * 2001, "hours": 49})
    assert refused(response, 422) == "invalid"
    fields = said(response)["fields"]
    assert {name: fault["code"] for name, fault in fields.items()} == {
        "title": "missing",
        "text": "too_long",
        "hours": "out_of_range",
    }
    assert "2000" in fields["text"]["message"]


def test_the_sentence_is_in_the_language_asked_for(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    english = said(post(browser, WRITE, {}, **{"Accept-Language": "en"}))["message"]
    russian = said(post(browser, WRITE, {}, **{"Accept-Language": "ru"}))["message"]
    assert english == CATALOGUE["sign_in"][1]
    assert russian != english
    SignedIn.actor = replace(members.birch, language="ru")
    english = said(post(browser, WRITE, {}, **{"Accept-Language": "en"}))["message"]
    assert english == CATALOGUE["forbidden"][1]


def test_the_door_comes_before_everything_that_was_sent(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    assert refused(post(browser, WRITE, b"{"), 401) == "sign_in"
    assert refused(browser.get(f"{NOTE}?id=x"), 401) == "sign_in"  # type: ignore[arg-type]
    SignedIn.actor = members.birch
    assert refused(post(browser, WRITE, b"{"), 403) == "forbidden"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b'{"title": "\\ud800"',
        b"[" * 100_000,
        b'{"share": 1e999}',
        b'{"share": NaN}',
    ],
)
def test_what_is_no_json_object_is_malformed(
    desk: sample.Desk, members: Members, browser: Client, body: bytes
) -> None:
    SignedIn.actor = members.ash
    assert refused(post(browser, WRITE, body), 400) == "malformed"


def test_every_other_way_of_asking_wrongly_has_its_code(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    assert refused(post(browser, "/api/actions/sample.absent", {}), 404) == "not_found"
    assert refused(post(browser, "/api/queries/sample.write_note", {}), 404) == "not_found"
    assert refused(post(browser, "/api/elsewhere", {}), 404) == "not_found"
    assert refused(browser.get(WRITE), 405) == "method_not_allowed"  # type: ignore[arg-type]
    assert refused(browser.delete(NOTES, headers={"X-CSRFToken": "t" * 32}), 405)  # type: ignore[arg-type]
    assert refused(post(browser, WRITE, b" " * (api.LIMIT + 1)), 413) == "too_large"
    token = {"X-CSRFToken": "t" * 32}
    form = browser.post(WRITE, {"title": "a knock"}, headers=token)
    assert refused(form, 415) == "wrong_content"  # type: ignore[arg-type]
    assert refused(post(browser, WRITE, {"title": "x"}, **{"Idempotency-Key": "x"}), 422) == "invalid"
    assert desk.notes == []


def test_a_forged_request_changes_nothing(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    response = browser.post(WRITE, b'{"title": "a knock"}', content_type="application/json")
    assert refused(response, 403) == "forged"  # type: ignore[arg-type]
    assert desk.notes == []


def test_the_same_key_twice_is_one_run(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    key = {"Idempotency-Key": str(uuid4())}
    first = said(post(browser, WRITE, {"title": "a knock"}, **key))
    assert said(post(browser, WRITE, {"title": "a knock"}, **key)) == first
    assert refused(post(browser, WRITE, {"title": "another"}, **key), 409) == "ticket_used"
    assert len(desk.notes) == 1


def test_words_never_stand_in_an_address(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    assert said(browser.get(f"{NOTE}?id={ID}&times=2")) == {"id": ID, "times": 2, "name": ""}  # type: ignore[arg-type]
    response: Any = browser.get(f"{NOTE}?id={ID}&name=Ash")
    assert refused(response, 422) == "invalid"
    assert said(response)["fields"]["name"]["code"] == "not_in_address"
    response = browser.get(f"{NOTE}?id=x&times=many&colour=red")
    assert {name: fault["code"] for name, fault in said(response)["fields"].items()} == {
        "id": "wrong_type",
        "times": "wrong_type",
        "colour": "unknown_field",
    }


def test_the_description_is_for_members_alone(desk: sample.Desk, members: Members, browser: Client) -> None:
    assert refused(browser.get("/api/openapi.json"), 401) == "sign_in"  # type: ignore[arg-type]
    SignedIn.actor = members.birch
    described: Any = said(browser.get("/api/openapi.json"))  # type: ignore[arg-type]
    assert "/api/actions/sample.write_note" in described["paths"]
