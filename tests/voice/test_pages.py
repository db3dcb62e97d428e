"""The pages of public texts, without a script: from the sheet to what stands in public."""

import re
from html import unescape

import pytest
from django.test import Client

from safeconduct.keys import sessions
from tests.voice.conftest import Desk


class Seat:
    """A member at the pages."""

    def __init__(self, desk: Desk, name: str, language: str = "en") -> None:
        cookie = sessions.begin(desk.network.cast[name])
        session = sessions.resume(cookie)
        assert session is not None
        session.confirm()
        self.client = Client(headers={"accept-language": language})
        self.client.cookies["session"] = cookie
        self.client.cookies["django_language"] = language

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return answer.content.decode()

    def hidden(self, page: str) -> dict[str, str]:
        """What the form on a page sends along unseen."""
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
        return {name: unescape(value) for name, value in found}

    def send(self, path: str, page: str, **fields: object) -> str:
        """Post a form as it stands on a page; where it leads."""
        answer = self.client.post(path, {**self.hidden(page), **fields})
        assert answer.status_code == 303, answer.content.decode()[:4000]
        return answer.headers["Location"].partition("?")[0]


WHOLE = {
    "kind": "alert",
    "texts.title-en": "Two people taken",
    "texts.title-ru": "Двоих увезли",
    "texts.by-en-0": "According to the lawyer,",
    "texts.text-en-0": "two people were taken by police.",
    "texts.by-ru-0": "По словам адвоката,",
    "texts.text-ru-0": "двоих увезла полиция.",
    "texts.unconfirmed-0": "on",
    "texts.text-en-1": "We demand to be told where they are.",
    "texts.text-ru-1": "Мы требуем сказать, где они.",
    "channels": ["site", "x", "sms"],
    "uses": ["public_anonymous"],
    "why": "the prosecutor answers when it is public",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_from_the_sheet_to_the_public_without_a_script(desk: Desk, language):
    press, coordinator = Seat(desk, "pine", language), Seat(desk, "ash", language)
    sheet = press.get(f"/voice/{desk.case}/new")
    page = press.send(f"/voice/{desk.case}/new", sheet, **WHOLE, **{"texts.claims-0": desk.claims})
    shown = press.get(page)
    assert "[not confirmed]" in shown
    assert "[не подтверждено]" in shown
    assert "According to the lawyer, two people were taken by police." in shown
    statement = page.rpartition("/")[2]
    desk.let_through(statement)
    shown = coordinator.get(page)
    assert "http://127.0.0.1:8002/" in shown
    assert desk.view(statement).state == "published"
    for path in ("/voice", f"/cases/{desk.case}", "/"):
        assert coordinator.get(path)
    assert page in coordinator.get("/voice")
    assert page in press.get(f"/cases/{desk.case}")


def test_the_sheet_of_a_published_text_asks_for_its_correction(desk: Desk):
    statement = desk.published()
    desk.change("retracted")
    press, coordinator = Seat(desk, "pine"), Seat(desk, "ash")
    assert "must be decided" in coordinator.get("/voice")
    assert "a claim under it was retracted" in coordinator.get(f"/voice/{desk.case}/{statement}").casefold()
    path = f"/voice/{desk.case}/{statement}/edit"
    sheet = press.get(path)
    assert "Correct what stands in public" in sheet
    fixed = {f"texts.{name}-{one}": "word" for name in ("wrote", "correct", "why") for one in ("en", "ru")}
    given = {**WHOLE, **fixed, "rest": "stands", "channels": ["site", "telegram"]}
    press.send(path, sheet, **given, **{"texts.claims-0": desk.claims})
    assert [one.correction is not None for one in desk.view(statement).texts] == [True, True]


def test_what_was_typed_comes_back_when_something_is_missing(desk: Desk):
    press = Seat(desk, "pine")
    sheet = press.get(f"/voice/{desk.case}/new")
    given = {**WHOLE, "texts.by-en-0": "", "texts.claims-0": desk.claims}
    ticket = re.search(r'name="ticket" value="([^"]+)"', sheet)
    assert ticket
    answer = press.client.post(f"/voice/{desk.case}/new", {**given, "ticket": ticket[1]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "two people were taken by police." in page
    assert "says who claims it" in page


def test_the_page_of_a_writer_shows_a_state_and_no_reason(desk: Desk):
    statement = desk.draft(texts=desk.texts("en", en="We ask the office in Primerovsk."))
    desk.do("ash", "cases.return_disclosure", proposal=desk.submit(statement), reasons="it names Zarechny")
    page = Seat(desk, "pine").get(f"/voice/{desk.case}/{statement}")
    assert "<mark>Primerovsk</mark>" in page
    assert "eturned" in page
    assert "Zarechny" not in page
    assert "Zarechny" in Seat(desk, "ash").get(f"/voice/{desk.case}/{statement}")


def test_who_may_not_read_public_texts_finds_no_page(desk: Desk):
    statement = desk.draft()
    assert Seat(desk, "cedar").client.get("/voice").status_code == 403
    assert Seat(desk, "juniper").client.get(f"/voice/{desk.case}/{statement}").status_code == 404


@pytest.mark.parametrize(("language", "whom"), [("en", "everybody"), ("ru", "всем")])
def test_whoever_approves_sees_the_text_above_the_form_and_comes_back_to_it(
    desk: Desk, language: str, whom: str
):
    first, second = desk.draft(), desk.draft(texts=desk.texts(en="We ask for nothing else."))
    desk.submit(first)
    desk.submit(second)
    seat = Seat(desk, "ash", language)
    page = seat.get(f"/voice/{desk.case}/{second}")
    (way,) = re.findall(r'href="([^"]+approve_disclosure[^"]+)"', page)
    form = seat.get(unescape(way))
    assert "We ask for nothing else." in form
    assert f"· {whom}</p>" in form
    assert form.count('name="proposal"') == 1, "no other draft can be let through from here"
    proposal = desk.view(second).gate.proposal
    there = seat.send(unescape(way), form, proposal=str(proposal), reasons="I have read it")
    assert there == f"/voice/{desk.case}/{second}"
    assert desk.view(second).gate.approved_by
    assert not desk.view(first).gate.approved_by


def test_whoever_publishes_sees_the_text_above_the_form_and_can_publish_no_other(desk: Desk):
    first, second = desk.draft(), desk.draft(texts=desk.texts(en="We ask for nothing else."))
    for one in (first, second):
        desk.approve(desk.submit(one))
        desk.answer(one)
    seat = Seat(desk, "ash", "en")
    page = seat.get(f"/voice/{desk.case}/{second}")
    (way,) = re.findall(r'href="([^"]+publish_statement[^"]+)"', page)
    form = seat.get(unescape(way))
    assert "We ask for nothing else." in form
    assert form.count('name="statement"') == 1
    assert seat.send(unescape(way), form, statement=second) == f"/voice/{desk.case}/{second}"
    assert (desk.view(first).state, desk.view(second).state) == ("waiting", "published")


def test_a_form_about_something_else_takes_no_notice_of_a_draft_in_its_address(desk: Desk):
    statement = desk.draft()
    proposal = desk.submit(statement)
    seat = Seat(desk, "ash")
    seat.get(f"/cases/{desk.case}/do/review_risk?proposal={proposal}")  # answers 200
    seat.get(f"/cases/{desk.case}/voice/clear_words?statement={statement}")


@pytest.mark.parametrize(
    ("language", "head", "tongues", "gone"),
    [
        ("en", "Urgent alert: public page and feed, Telegram", ("In English", "In Russian"),
         "withdrawn from the public"),
        ("ru", "Срочное сообщение: открытая страница и лента, Telegram", ("По-английски", "По-русски"),
         "публикация отозвана"),
    ],
)  # fmt: skip
def test_whoever_approves_reads_the_draft_in_words_and_no_codes(desk: Desk, language, head, tongues, gone):
    statement = desk.draft()
    proposal = desk.submit(statement)
    seat = Seat(desk, "ash", language)
    case = seat.get(f"/cases/{desk.case}")
    form = seat.get(f"/cases/{desk.case}/do/approve_disclosure?proposal={proposal}")
    for page in (case, form):
        assert head in page
        assert all(f">{one}<" in page for one in tongues)
        assert "[alert]" not in page
        assert "[en]" not in page
        for words in ("We demand to be told where they are.", "Мы требуем сказать, где они."):
            assert words in page
    desk.approve(proposal)
    desk.answer(statement)
    desk.do("ash", "voice.publish_statement", statement=statement)
    desk.do("ash", "voice.withdraw_statement", statement=statement, why="asked for")
    case = seat.get(f"/cases/{desk.case}")
    assert gone in case
    assert "approve_disclosure" not in case
