"""A form never loses what was typed: faults, expired sessions, double clicks, races, closed tabs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from safeconduct.acts import drafts
from safeconduct.acts.models import Draft
from safeconduct.acts.views import form_page
from safeconduct.config.urls.staff import urlpatterns as staff
from safeconduct.kernel.errors import STALE, Refusal
from tests.acts import sample
from tests.acts.conftest import Members, SignedIn
from tests.acts.sample import ID

FORM = "sample.write_note"


def own_page(request: HttpRequest) -> HttpResponse:
    """A page of a pillar around one action."""
    return form_page(request, FORM, initial={"title": "begun"}, done=lambda result: f"/own?note={result.id}")


urlpatterns = [*staff, path("own", own_page)]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _token(browser: Client) -> Iterator[None]:
    browser.cookies["csrf"] = "t" * 32
    return


def get(browser: Client, url: str) -> str:
    response = browser.get(url)
    assert response.status_code == 200, response.content
    return unescape(response.content.decode())


def send(browser: Client, url: str, **fields: Any) -> Any:
    return browser.post(url, {**fields, "csrfmiddlewaretoken": "t" * 32})


def ticket_in(page: str) -> UUID:
    (found,) = re.findall(r'name="ticket" value="([^"]+)"', page)
    return UUID(found)


def draft_address(page: str) -> str:
    (found,) = re.findall(r'data-draft="([^"]+)"', page)
    return str(found)


def test_a_form_is_shown_sent_and_leads_on_with_a_notice(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    page = get(browser, "/own")
    assert 'value="begun"' in page
    response = send(browser, "/own", ticket=ticket_in(page), title="a knock", level="high")
    assert response.status_code == 303
    assert [note.level for note in desk.notes] == ["high"]
    assert "note=" in response.url
    assert "knock" not in response.url
    assert "Done: Write a note." in get(browser, response.url)
    assert "Done:" not in get(browser, "/own?done=made-up")


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    ticket = uuid4()
    response = send(browser, "/own", ticket=ticket, title="", text="all that was said", hours="49")
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert "all that was said" in page
    assert 'href="#f-title"' in page
    assert 'href="#f-hours"' in page
    assert ticket_in(page) == ticket
    assert desk.notes == []


def test_what_the_action_refuses_is_said_in_the_form(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash

    def refuse(actor: object, given: object) -> None:
        raise Refusal(STALE)

    desk.during = refuse
    response = send(browser, "/own", ticket=uuid4(), title="a knock")
    assert response.status_code == 409
    assert "Somebody changed this" in response.content.decode()
    assert 'value="a knock"' in response.content.decode()


def test_sending_twice_is_one_note(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    ticket = ticket_in(get(browser, "/own"))
    first = send(browser, "/own", ticket=ticket, title="a knock")
    again = send(browser, "/own", ticket=ticket, title="a knock")
    assert [first.status_code, again.status_code] == [303, 303]
    assert urlsplit(first.url).query.partition("&")[0] == urlsplit(again.url).query.partition("&")[0]
    assert len(desk.notes) == 1


def test_other_words_under_a_used_ticket_are_kept_and_can_be_sent_anew(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    ticket = ticket_in(get(browser, "/own"))
    send(browser, "/own", ticket=ticket, title="a knock")
    response = send(browser, "/own", ticket=ticket, title="two knocks")
    page = response.content.decode()
    assert response.status_code == 409
    assert 'value="two knocks"' in page
    assert ticket_in(page) != ticket
    send(browser, "/own", ticket=ticket_in(page), title="two knocks")
    assert [note.title for note in desk.notes] == ["a knock", "two knocks"]


def test_a_session_that_ended_gives_the_text_back_after_signing_in(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    ticket = ticket_in(get(browser, "/own"))
    SignedIn.actor = None
    response = send(browser, "/own", ticket=ticket, title="three knocks", secret="open sesame")
    assert response.status_code == 303
    away = urlsplit(response.url)
    assert away.path == "/sign-in"
    (back,) = parse_qs(away.query)["next"]
    assert back == f"/own?draft={ticket}"
    SignedIn.actor = members.ash
    page = get(browser, back)
    assert 'value="three knocks"' in page
    assert "open sesame" not in page
    assert ticket_in(page) == ticket
    assert "Your unsent text is back" in page
    send(browser, back, ticket=ticket, title="three knocks")
    assert [note.title for note in desk.notes] == ["three knocks"]
    assert not Draft.objects.filter(id=ticket).exists()


def test_a_page_without_a_session_leads_to_signing_in_and_back(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    response: Any = browser.get(f"/own?place=7&done=old&draft={uuid4()}")
    assert response.status_code == 303
    assert parse_qs(urlsplit(response.url).query)["next"] == ["/own?place=7"]


def test_a_second_factor_asked_for_again_keeps_the_text(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = replace(members.ash, confirmed_at=None)
    page = get(browser, "/act/sample.drop_note")
    assert "This cannot be taken back" in page
    ticket = ticket_in(page)
    response = send(browser, "/act/sample.drop_note", ticket=ticket, id=ID, times="2")
    away = urlsplit(response.url)
    assert away.path == "/confirm"
    (back,) = parse_qs(away.query)["next"]
    SignedIn.actor = members.ash
    page = get(browser, back)
    assert ID in page
    assert send(browser, back, ticket=ticket, id=ID, times="2").status_code == 303


def test_what_is_typed_is_kept_by_script_and_by_button(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    page = get(browser, "/own?place=7")
    address, ticket = draft_address(page), ticket_in(page)
    SignedIn.actor = None  # the session may be gone: keeping needs none
    assert send(browser, address, title="half a sen").status_code == 204
    SignedIn.actor = members.ash
    response = send(browser, address, title="half a sentence", keep="1")
    assert response.status_code == 303
    page = get(browser, response.url)
    assert 'value="half a sentence"' in page
    assert "Kept. It waits for you here" in page
    assert ticket_in(page) == ticket
    assert f'href="/own?draft={ticket}"' in get(browser, "/own")


def test_a_draft_is_kept_only_by_post_from_our_own_page(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    address = draft_address(get(browser, "/own"))
    assert browser.get(address).status_code == 405
    assert browser.post(address, {"title": "x"}).status_code == 403
    assert send(browser, f"/drafts/{uuid4()}?form={FORM}", title="x").status_code == 404
    assert drafts.kept(members.ash) == []


def test_keeping_never_leads_to_another_house(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    ticket = ticket_in(get(browser, "/own"))
    for elsewhere in ("https://example.org/", "//example.org/", "/\\example.org"):
        response = browser.post(
            f"/drafts/{ticket}",
            {"title": "x", "keep": "1", "csrfmiddlewaretoken": "t" * 32},
            query_params={"form": FORM, "back": elsewhere},
        )
        assert response.status_code == 303
        assert response.url.startswith("/act?")  # type: ignore[attr-defined]


def test_every_action_has_a_page_and_is_listed_for_those_who_may(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    page = get(browser, "/act")
    for name in ("write_note", "write_lines", "drop_note", "knock"):
        assert f'href="/act/sample.{name}"' in page
        get(browser, f"/act/sample.{name}")
    SignedIn.actor = members.birch
    page = get(browser, "/act")
    assert "sample.knock" in page
    assert "sample.write_note" not in page
    assert browser.get("/act/sample.write_note").status_code == 403
    assert browser.get("/act/sample.absent").status_code == 404
    assert browser.put("/act/sample.knock", headers={"X-CSRFToken": "t" * 32}).status_code == 405


def test_a_handle_is_typed_and_parts_are_given_as_json_where_no_page_knows_better(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    assert ID in get(browser, f"/act/{FORM}?about={ID}")
    assert "seen in the address" not in get(browser, f"/act/{FORM}?title=seen+in+the+address")
    ok = send(browser, f"/act/{FORM}", ticket=uuid4(), title="t", about=ID)
    assert ok.status_code == 303
    bad = send(browser, f"/act/{FORM}", ticket=uuid4(), title="t", about="no handle")
    assert bad.status_code == 422
    assert 'href="#f-about"' in bad.content.decode()
    assert [note.about for note in desk.notes] == [UUID(ID)]
    url = "/act/sample.write_lines"
    for lines, said in (("[{", "This is not JSON"), ('[{"text": 5}]', "not the kind of answer")):
        response = send(browser, url, ticket=uuid4(), title="t", lines=lines)
        assert response.status_code == 422
        assert 'href="#f-lines"' in response.content.decode()
        assert said in response.content.decode()
    assert send(browser, url, ticket=uuid4(), title="t", lines='[{"text": "one"}]').status_code == 303
    assert send(browser, url, ticket=uuid4(), title="t", lines="").status_code == 303


def test_unsent_texts_are_listed_and_thrown_away_by_their_owner_alone(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, {"title": ["a knock"]}, form=FORM)
    assert f"/act/{FORM}?draft={ticket}" in get(browser, "/act")
    SignedIn.actor = members.birch
    assert str(ticket) not in get(browser, "/act")
    assert send(browser, f"/drafts/{ticket}/drop").status_code == 404
    SignedIn.actor = None
    assert send(browser, f"/drafts/{ticket}/drop").status_code == 401
    SignedIn.actor = members.ash
    assert send(browser, f"/drafts/{ticket}/drop", back="/act").status_code == 303
    assert str(ticket) not in get(browser, "/act")


def test_somebody_who_has_not_signed_in_may_use_a_form_that_is_open_to_all(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    page = get(browser, "/act/sample.knock")
    assert "data-draft" not in page
    assert send(browser, "/act/sample.knock", ticket=ticket_in(page), title="t").status_code == 303
    assert not Draft.objects.exists()


def test_a_ticket_that_is_no_ticket_is_replaced(desk: sample.Desk, members: Members, browser: Client) -> None:
    SignedIn.actor = members.ash
    assert send(browser, "/own", ticket="' OR 1=1", title="t").status_code == 303
    assert send(browser, "/own", title="t").status_code == 303
    assert get(browser, "/own?draft=nonsense")
    assert get(browser, f"/own?draft={uuid4()}")
