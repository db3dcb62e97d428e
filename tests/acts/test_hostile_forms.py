"""The form of every real action, filled in by somebody who means ill and by somebody who is unlucky: an error
beside the field in the reader's language, nothing half done, nothing lost that was typed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.askable import askable
from safeconduct.acts.offers import offered
from safeconduct.acts.policies import ROLES
from safeconduct.acts.registry import Action
from safeconduct.config.middleware import STRANGERS
from safeconduct.config.uploads import SIGNED_IN
from safeconduct.keys import log
from safeconduct.web.characters import showable
from safeconduct.web.forms import BoundField, Form
from tests.acts.conftest import Members, SignedIn

PLAIN = "application/x-www-form-urlencoded"
TOKEN = {"csrfmiddlewaretoken": "t" * 32}
TYPED = {"line", "text", "lines", "number", "date", "when"}  # widgets that show again what was typed
MEAN = {
    "nothing": "",
    "empty byte": "a\0b",
    "right to left": "\u202egro.elpmaxe\u202c \u200bhidden\u2066",
    "mixed script": "Аdmin Иvаn",
    "formula": '=HYPERLINK("http://example.org";1)',
    "markup": "<script>alert(1)</script>\"'>",
    "long": "слово " * 8_000,  # in forty fields still less than one request may hold
    "digits": "9" * 400,
    "no number": "1e999",
    "no day": "2026-02-30",
    "json": '{"a": [',
    "deep": "[" * 5000,
    "handle": "00000000-0000-4000-8000-000000000000",
    "digits of another script": "٣٤٥",
}  # fmt: skip


@pytest.fixture
def somebody(members: Members, browser: Client) -> Iterator[Actor]:
    """Whoever may everything, and reads Russian."""
    SignedIn.actor = replace(members.ash, roles=frozenset(ROLES), language="ru", zone="Europe/Berlin")
    browser.cookies["csrf"] = "t" * 32
    browser.cookies["django_language"] = "ru"
    yield SignedIn.actor
    SignedIn.actor = None


def form_of(actor: Actor, action: Action) -> Form[Any]:
    options = offered(actor, action.input)
    return Form(askable(action.input, frozenset(options)).kind, options=options)


def filled(form: Form[Any], value: str) -> dict[str, str]:
    parts = {bound.name: [".date", ".time"] if bound.widget.template == "when" else [""] for bound in form}
    return {f"{name}{part}": value for name, several in parts.items() for part in several}


def post(browser: Client, action: Action, fields: dict[str, Any]) -> tuple[int, str]:
    response: Any = browser.post(f"/act/{action.name}", {"ticket": str(uuid4()), **TOKEN, **fields})
    return response.status_code, response.content.decode()


def is_shown(bound: BoundField, value: str, page: str) -> bool:
    return bound.widget.template not in TYPED or showable(value) in unescape(page).replace("\r\n", "\n")


def spoken(page: str) -> list[str]:
    """Every sentence that says what is wrong."""
    return [unescape(one) for one in re.findall(r'<p class="fault">(.*?)</p>', page, re.DOTALL)]


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(4))
def test_whatever_is_typed_into_whatever_form_is_done_or_explained(
    somebody: Actor, browser: Client, turn: int
) -> None:
    """Four of what is meant ill for each form, so that all of it meets every widget many times."""
    for place, action in enumerate(registry.actions()):
        value = list(MEAN.values())[(place + 4 * turn) % len(MEAN)]
        form = form_of(somebody, action)
        before = log.size()
        status, page = post(browser, action, filled(form, value))
        if status == 303:
            continue
        assert status < 500, action.name
        assert log.size() == before, f"{action.name} was half done"
        assert '<html lang="ru"' in page
        assert "Traceback" not in page
        assert all(re.search("[а-яё]", one) for one in spoken(page)), action.name
        lost = [bound.name for bound in form if bound.widget.keeps_typed and not is_shown(bound, value, page)]
        assert lost == [], action.name
        wrong = set(re.findall(r'href="#(f-[^"]+)"', page))
        assert wrong <= set(re.findall(r' id="(f-[^"]+)"', page)), f"{action.name}: leads nowhere"


@pytest.mark.slow
def test_what_no_form_sends_is_refused_on_every_page(somebody: Actor, browser: Client) -> None:
    before = log.size()
    token = {"X-CSRFToken": "t" * 32}
    many = {**TOKEN, **{f"n{one}": "" for one in range(1001)}}
    multipart = "multipart/form-data"
    unreadable: list[Callable[[str], Any]] = [
        lambda url: browser.post(url, b"--x\r\nbroken", content_type=multipart, headers=token),
        lambda url: browser.post(url, b"--y", content_type=f"{multipart}; boundary=x\xff", headers=token),
        lambda url: browser.post(url, many),
    ]
    forged: list[Callable[[str], Any]] = [
        lambda url: browser.post(url, {"note": "x"}),
        lambda url: browser.post(url, {"csrfmiddlewaretoken": "f" * 32}),
        lambda url: browser.post(url, b"{}", content_type="application/json"),
    ]
    methods = ("PUT", "DELETE", "TRACE")
    for place, action in enumerate(registry.actions()):
        url, turn = f"/act/{action.name}", place % 3
        answers = [
            unreadable[turn](url),
            forged[turn](url),
            browser.generic(methods[turn], url, headers=token),
        ]
        said = [one.status_code for one in answers]
        assert said in ([400, 403, 405], [413, 403, 405]), action.name
        assert all('<html lang="ru"' in one.content.decode() for one in answers), action.name
    assert log.size() == before


@pytest.mark.slow
def test_whatever_was_typed_is_back_after_a_session_that_ended(somebody: Actor, browser: Client) -> None:
    words = "\u202eслово\u200b <b> =1+1 Иvаn"
    for action in (one for one in registry.actions() if not one.policy.open_to_nobody):
        form = form_of(somebody, action)
        SignedIn.actor = somebody
        page: Any = browser.get(f"/act/{action.name}")
        ticket = re.findall(r'name="ticket" value="([^"]+)"', page.content.decode())[0]
        SignedIn.actor = None
        away: Any = browser.post(f"/act/{action.name}", {**filled(form, words), "ticket": ticket, **TOKEN})
        assert away.status_code == 303, action.name
        assert urlsplit(away.url).path == "/sign-in"
        assert "слово" not in away.url
        SignedIn.actor = somebody
        (back,) = parse_qs(urlsplit(away.url).query)["next"]
        shown = browser.get(back).content.decode()
        kept = [bound for bound in form if bound.widget.keeps_typed]
        assert [one.name for one in kept if not is_shown(one, words, shown)] == [], action.name


@pytest.mark.parametrize("name", ["claims.bring_document", "cases.add_entry"])
def test_a_text_of_megabytes_is_shown_again_to_be_shortened(
    somebody: Actor, browser: Client, name: str
) -> None:
    action = registry.find_action(name)
    text = "word " * (STRANGERS // 4)
    sent: dict[str, Any] = {**filled(form_of(somebody, action), "рядом"), "text": text, **TOKEN}
    form = form_of(somebody, action)
    plain = {"data": urlencode(sent), "content_type": PLAIN}
    answer: Any = browser.post(f"/act/{name}", **({"data": sent} if form.takes_files else plain))
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "рядом" in page
    assert text.strip() in page


def test_a_stranger_who_sends_megabytes_is_refused_in_words(browser: Client) -> None:
    SignedIn.actor = None
    body = b"note=" + b"x" * STRANGERS
    answer: Any = browser.post("/act/cases.add_entry", body, content_type=PLAIN)
    assert answer.status_code == 413
    assert b"<h1>" in answer.content


WITH_FILES = ["claims.bring_document", "desk.add_photo"]


@pytest.mark.parametrize("name", WITH_FILES)
def test_a_file_that_is_too_large_takes_nothing_else_with_it(
    somebody: Actor, browser: Client, name: str
) -> None:
    action = registry.find_action(name)
    form = form_of(somebody, action)
    assert {one.name for one in registry.actions() if form_of(somebody, one).takes_files} == set(WITH_FILES)
    (asked,) = (bound for bound in form if bound.widget.template == "file")
    page: Any = browser.get(f"/act/{action.name}")
    ticket = re.findall(r'name="ticket" value="([^"]+)"', page.content.decode())[0]
    for actor, size in ((somebody, SIGNED_IN), (None, settings.FILE_UPLOAD_MAX_MEMORY_SIZE)):
        SignedIn.actor = actor
        photo = BytesIO(b"x" * (size + 1))
        photo.name = "photo.jpg"
        fields = {**filled(form, "слова рядом"), "ticket": ticket, asked.name: photo}
        response: Any = browser.post(f"/act/{action.name}", {**fields, **TOKEN})
        if actor is None:  # the session ended meanwhile
            SignedIn.actor = somebody
            (back,) = parse_qs(urlsplit(response.url).query)["next"]
            response = browser.get(back)
        else:
            assert response.status_code == 422
            assert f'href="#{asked.id}"' in response.content.decode()
        assert "слова рядом" in response.content.decode()
