"""References are chosen where somebody knows them, typed where nobody does; a button does it at once."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory

import safeconduct
from safeconduct.acts import offers
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.kernel.errors import Refusal
from tests.acts import sample
from tests.acts.conftest import Members, SignedIn
from tests.acts.sample import ID

DROP = "/act/sample.drop_note"
OTHER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def _notes_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_offers", {})

    @offers.offers("sample.note")
    def notes(actor: Actor) -> list[tuple[str, str]]:
        return [(ID, f"the note of {str(actor.member)[:4]}")]


def posted(browser: Client, url: str, **fields: str) -> Any:
    browser.cookies["csrf"] = "t" * 32
    return browser.post(url, {**fields, "csrfmiddlewaretoken": "t" * 32})


@pytest.mark.usefixtures("_notes_are_offered")
def test_what_a_part_offers_is_chosen_and_nothing_else_is_taken(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    page = browser.get(DROP).content.decode()
    assert f"the note of {str(members.ash.member)[:4]}" in page
    assert f'value="{ID}"' in page
    assert posted(browser, DROP, id=OTHER, times="2").status_code == 422
    assert posted(browser, DROP, id=ID, times="2").status_code == 303


def test_one_thing_is_offered_by_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_offers", {})
    offers.offers("sample.note")(lambda _actor: [])
    with pytest.raises(KeyError):
        offers.offers("sample.note")(lambda _actor: [])


@pytest.mark.usefixtures("_notes_are_offered")
def test_whoever_is_not_let_in_is_offered_nothing_and_loses_nothing(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = None
    response = posted(browser, f"{DROP}?back=/desk", id=ID, times="2", name="typed")
    away = urlsplit(response.url)
    assert (response.status_code, away.path) == (303, "/sign-in")
    (back,) = parse_qs(away.query)["next"]
    assert parse_qs(urlsplit(back).query) == {"back": ["/desk"], "id": [ID], "times": ["2"]}
    SignedIn.actor = members.ash
    assert "checked" in browser.get(back).content.decode()


def rendered(actor: Actor, template: str) -> str:
    request: HttpRequest = RequestFactory().get("/desk?place=7")
    request.actor = actor  # type: ignore[attr-defined]  # as the middleware does
    return engines["django"].from_string("{% load acts %}" + template).render({"id": ID}, request)


def test_a_button_does_it_at_once_and_twice_is_once(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    button = rendered(members.ash, '{% press "sample.write_note" title="a knock" about=id %}')
    (address,) = re.findall(r'action="([^"]+)"', button)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]+)"', button))
    del fields["csrfmiddlewaretoken"]
    assert "Write a note" in button
    for _ in range(2):
        response = posted(browser, address, **fields)
        assert response.status_code == 303
        assert response.url.startswith("/desk?place=7&done=")
    assert [(note.title, str(note.about)) for note in desk.notes] == [("a knock", ID)]


def test_a_link_leads_to_the_form_with_what_is_known(
    desk: sample.Desk, members: Members, browser: Client
) -> None:
    SignedIn.actor = members.ash
    link = rendered(members.ash, '{% ask "sample.write_note" about=id label="Write…" %}')
    (address,) = re.findall(r'href="([^"]+)"', link)
    assert ID in browser.get(address.replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize("tag", ["press", "ask"])
def test_neither_is_there_for_who_may_not(desk: sample.Desk, members: Members, tag: str) -> None:
    template = "{% " + tag + ' "sample.write_note" %}'
    assert rendered(members.ash, template)
    for actor in (members.birch, NOBODY, replace(members.ash, roles=frozenset())):
        assert rendered(actor, template) == ""


def test_a_button_for_an_action_that_does_not_exist_is_a_mistake(desk: sample.Desk, members: Members) -> None:
    with pytest.raises(Refusal):
        rendered(members.ash, '{% press "sample.absent" %}')


def test_no_button_that_does_it_at_once_stands_in_a_paragraph() -> None:
    """A form ends the paragraph that it stands in: the buttons after it fall out of their row."""
    folder = Path(safeconduct.__file__).parent
    in_a_paragraph = re.compile(r"<p\b[^>]*>(?:(?!</p>).)*?\{% press ", re.DOTALL)
    found = [
        str(one) for one in folder.rglob("templates/**/*.html") if in_a_paragraph.search(one.read_text())
    ]
    assert found == []
