"""A session that ends between the first word and the button, on pages that look something up for their form:
what was typed is kept for its writer, or stands on the page to be copied."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from safeconduct.acts.drafts import LIMIT
from safeconduct.cases.rooms import room
from tests.claims.brought.put import put

WORDS = "They were led away at dawn, <b>слово</b>."
FORMS = {
    "claims/add_source": "note",
    "claims/add_claim": "text",
    "trace/record_answer": "text",
    "trace/log_attempt": "reason",
    "trace/plan_visit": "note",
}


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the form on the page, which is the last that is sent to the page itself."""
    form = next(one for one in page.split("<form")[1:] if 'name="shown_again"' in one)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def sent_late(browser, address, **typed):
    """The form of an address, sent after its session has ended; and the session."""
    page = browser.get(address).content.decode()
    session = browser.cookies.pop("session").value
    given = {**fields(page), **typed}
    return browser.post(address, given, headers={"sec-fetch-site": "same-origin"}), session


def back(browser, answer, session) -> str:
    """The page to which signing in leads."""
    assert answer.status_code == 303, answer.content.decode()[:3000]
    there = urlsplit(answer.headers["Location"])
    assert there.path == "/sign-in"
    browser.cookies["session"] = session
    return unescape(browser.get(parse_qs(there.query)["next"][0]).content.decode())


@pytest.mark.parametrize("form", FORMS)
def test_what_was_typed_about_a_case_waits_behind_the_door(network, case, browse, form):
    browser = browse("hazel")
    answer, session = sent_late(browser, f"/cases/{case}/{form}", **{FORMS[form]: WORDS})
    assert WORDS in back(browser, answer, session)


def test_the_changed_draft_of_a_document_waits_behind_the_door(network, case, browse):
    browser = browse("oak")
    reading = put(network.oak.keys, room(network.oak.keys, case, "claims", create=True), "They left")
    answer, session = sent_late(browser, f"/readings/{reading}/drafts/1", text=WORDS)
    assert WORDS in back(browser, answer, session)


@pytest.mark.parametrize("form", ["claims/add_claim", "trace/record_answer"])
def test_what_is_too_long_to_be_kept_stands_on_the_page_to_be_copied(network, case, browse, form):
    browser = browse("hazel")
    long = WORDS + "x" * LIMIT
    answer, _session = sent_late(browser, f"/cases/{case}/{form}", text=long)
    page = unescape(answer.content.decode())
    assert answer.status_code == 401
    assert long in page
    assert "was kept" not in page
    assert "/sign-in" in page


def test_what_was_typed_at_an_address_of_nothing_stands_on_the_page_to_be_copied(network, case, browse):
    """The case ended meanwhile, or was taken away from who writes."""
    browser = browse("hazel")
    given = fields(browser.get(f"/cases/{case}/claims/add_claim").content.decode())
    nowhere = f"/cases/{given['ticket']}/claims/add_claim"
    answer = browser.post(nowhere, {**given, "text": WORDS}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 404
    assert WORDS in unescape(answer.content.decode())
    other_site = browser.post(nowhere, {**given, "text": WORDS}, headers={"sec-fetch-site": "cross-site"})
    assert WORDS not in unescape(other_site.content.decode())
