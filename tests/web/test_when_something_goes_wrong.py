"""Whatever goes wrong: a page in the reader's language that says what was kept, and shows no insides."""

import json

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from safeconduct.web import errors
from tests.web.conftest import Answer, Gallery

SAYS = {
    400: "This could not be read",
    401: "Sign in first",
    403: "This is not open to you",
    404: "Nothing to see here",
    405: "This address works differently",
    413: "This is too large",
    429: "Too many attempts",
    500: "Something broke",
    503: "Busy just now",
}


@pytest.mark.parametrize("status", SAYS)
def test_each_error_says_what_happened_what_was_kept_and_what_to_do(gallery: Gallery, status: int) -> None:
    answer = gallery.ask(f"/error/{status}")
    assert answer.status == status
    assert f"<h1>{SAYS[status]}</h1>" in answer.text
    assert answer.text.count("<p>") >= 3
    assert "<nav" not in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("status", SAYS)
def test_each_error_is_said_in_russian_too(gallery: Gallery, status: int) -> None:
    answer = gallery.ask(f"/error/{status}", headers={"Accept-Language": "ru"})
    assert '<html lang="ru"' in answer.text
    assert SAYS[status] not in answer.text


def test_what_does_not_exist_and_what_is_not_yours_look_alike(gallery: Gallery) -> None:
    gone = gallery.ask("/nothing-here")
    hidden = gallery.ask("/error/404")
    assert (gone.status, gone.text) == (hidden.status, hidden.text)


def test_a_refusal_that_nobody_caught_becomes_its_page(gallery: Gallery) -> None:
    answer = gallery.ask("/refuse")
    assert answer.status == 409
    assert "Somebody changed this while you had it open." in answer.text


def test_a_failure_shows_nothing_of_what_failed(gallery: Gallery) -> None:
    for answer in (gallery.ask("/broken"), gallery.ask("/api/broken")):
        assert answer.status == 500
        assert "somebody" not in answer.text
        assert "RuntimeError" not in answer.text
        assert "Traceback" not in answer.text


def test_under_the_api_errors_are_json(gallery: Gallery) -> None:
    for path, status, code in (
        ("/api/refuse", 409, "stale"),
        ("/api/broken", 500, "broken"),
        ("/api/none", 404, "not_found"),
    ):
        answer = gallery.ask(path)
        assert answer.status == status
        assert answer.headers["Content-Type"] == "application/json"
        said = json.loads(answer.text)
        assert said["code"] == code
        assert said["message"]


def test_a_method_that_is_not_done_here_gets_words_and_keeps_the_list_of_those_that_are(
    gallery: Gallery,
) -> None:
    answer = gallery.ask("/language")
    assert answer.status == 405
    assert answer.headers["Allow"] == "POST"
    assert SAYS[405] in answer.text


def test_too_large_a_request_is_told_as_what_it_is() -> None:
    answer = errors.bad_request(RequestFactory().post("/"), RequestDataTooBig())
    assert answer.status_code == 413
    assert SAYS[413] in answer.content.decode()


def forged(gallery: Gallery, site: str) -> Answer:
    post = {
        "shown_again": "note happened",
        "note": "a car left <b>",
        "happened.date": "2026-03-11",
        "passphrase": "boat north frost",
        "ticket": "t-77",
    }
    return gallery.ask("/", post=post, headers={"Sec-Fetch-Site": site})


def test_a_form_that_was_open_too_long_loses_nothing(gallery: Gallery) -> None:
    answer = forged(gallery, "same-origin")
    assert answer.status == 403
    assert "Please send this again" in answer.text
    assert "a car left &lt;b&gt;" in answer.text
    assert "2026-03-11" in answer.text
    assert "boat north frost" not in answer.text
    assert "t-77" not in answer.text


def test_what_another_site_sent_is_not_shown(gallery: Gallery) -> None:
    for site in ("cross-site", "same-site", "none"):
        assert "a car left" not in forged(gallery, site).text


def test_an_error_in_a_frame_takes_one_line(gallery: Gallery) -> None:
    answer = gallery.ask("/frame/nothing")
    assert 'class="framed"' in answer.text
    assert "<h1>" not in answer.text


def test_every_page_forbids_what_it_does_not_need(gallery: Gallery) -> None:
    for path in ("/", "/error/404", "/left", "/frame/heartbeat"):
        headers = gallery.ask(path).headers
        assert headers["Cache-Control"] == "no-store"
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_no_page_carries_styles_or_scripts_of_its_own(gallery: Gallery) -> None:
    page = gallery.ask("/").text
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=")
