"""The sheet of a public text is the longest form there is: nothing typed into it may be lost."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from safeconduct.kernel.ids import new_id
from tests.voice.conftest import Desk
from tests.voice.test_pages import WHOLE, Seat

WORDS = {**WHOLE, "texts.wrote-en": "by police", "texts.why-ru": "адвокат уточнил"}
SAID = [
    "Two people taken",
    "According to the lawyer,",
    "two people were taken by police.",
    "Мы требуем сказать, где они.",
    "the prosecutor answers when it is public",
]


def missing(page: str) -> list[str]:
    return [said for said in SAID if said not in unescape(page)]


@pytest.fixture
def press(desk: Desk) -> Seat:
    return Seat(desk, "pine")


def test_the_sheet_that_was_kept_while_it_was_typed_comes_back_whole(desk: Desk, press: Seat):
    new = f"/voice/{desk.case}/new"
    ticket = press.hidden(press.get(new))["ticket"]
    given = {**WORDS, "texts.claims-0": desk.claims, "keep": "1"}
    kept = press.client.post(f"/drafts/{ticket}?form=voice.draft_statement&back={new}", given)
    assert kept.status_code == 303
    back = press.get(kept.headers["Location"])
    assert missing(back) == []
    assert f'value="{desk.claims[0]}" checked' in back


@pytest.mark.parametrize("about", ["new", "edit"])
def test_a_session_that_ends_while_a_text_is_written_keeps_the_text(desk: Desk, press: Seat, about):
    path = f"/voice/{desk.case}/new" if about == "new" else f"/voice/{desk.case}/{desk.draft()}/edit"
    page = press.get(path)
    session = press.client.cookies.pop("session")
    away = press.client.post(path, {**press.hidden(page), **WORDS})
    assert away.status_code == 303
    assert urlsplit(away.headers["Location"]).path == "/sign-in"
    assert "police" not in away.headers["Location"]
    press.client.cookies["session"] = session.value
    (back,) = parse_qs(urlsplit(away.headers["Location"]).query)["next"]
    assert missing(press.get(back)) == []


def test_a_sheet_that_cannot_be_taken_is_shown_again_to_be_copied(desk: Desk, press: Seat):
    """A draft of another case, a database that fails: whatever refuses before the form is even looked at."""
    page = press.get(f"/voice/{desk.case}/new")
    elsewhere = f"/voice/{desk.case}/{new_id()}/edit"
    given = {**press.hidden(page), **WORDS}
    answer = press.client.post(elsewhere, given, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 404
    assert missing(answer.content.decode()) == []


def test_who_says_so_without_what_they_say_is_not_dropped_in_silence(desk: Desk, press: Seat):
    new = f"/voice/{desk.case}/new"
    page = press.get(new)
    answer = press.client.post(new, {**press.hidden(page), **WORDS, "texts.by-en-2": "The mother says:"})
    assert answer.status_code == 422
    assert "The mother says:" in unescape(answer.content.decode())


def test_a_sentence_goes_on_resting_on_a_claim_that_its_writer_is_not_offered_any_more(
    desk: Desk, press: Seat
):
    """Saved anew it would stand on nothing: nobody would be told when the claim falls."""
    edit = f"/voice/{desk.case}/{desk.draft()}/edit"
    assert f'value="{desk.claims[0]}" checked> a claim that is not offered' in press.get(edit)


def test_a_sentence_without_its_translation_moves_no_other_to_its_claims(desk: Desk, press: Seat):
    """Paired by place, the second Russian sentence would be saved as resting on what the first says."""
    english, russian = desk.texts()
    texts = [english, {**russian, "parts": russian["parts"][1:]}]
    edit = f"/voice/{desk.case}/{desk.draft(texts=texts)}/edit"
    page = unescape(press.get(edit))
    first = page.split('name="texts.text-ru-0"')[1].split("</textarea>")[0]
    second = page.split('name="texts.text-ru-1"')[1].split("</textarea>")[0]
    assert russian["parts"][1]["text"] not in first
    assert russian["parts"][1]["text"] in second
