"""An article is pasted, read into drafts with who says each, decided about by key and by button, and stands
among the claims of a case without a name: in both languages, on a desk and on a telephone, with JavaScript
and without."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Eyes, House, Sit, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.slow]

READERS = [
    pytest.param("en", 1280, True, id="English, at a desk"),
    pytest.param("ru", 360, True, id="Russian, on a telephone"),
    pytest.param("ru", 1280, False, id="Russian, at a desk, without JavaScript"),
    pytest.param("en", 360, False, id="English, on a telephone, without JavaScript"),
]
ARTICLES = {
    "en": (
        "Two men were taken from a flat on Monday, the Safe Road network said. "
        "“They broke the door,” a neighbour told reporters.\n\n"
        "Their lawyer Anna Primerova said that she was not let in. "
        "The press service denied that they were held. "
        "A 16-year-old boy, Petya Vydumkin, was let go, the network said."
    ),
    "ru": (
        "Двух мужчин увезли из квартиры в понедельник, сообщили в сети «Безопасная дорога». "
        "«Они сломали дверь», — рассказала соседка.\n\n"
        "Адвокат Анна Примерова заявила, что её не пустили. "
        "В пресс-службе опровергли, что задержанные находятся в отделе. "
        "16-летнего Петю Выдумкина отпустили, сообщили в сети."
    ),
}
LAWYER = {"en": "Primerova", "ru": "Примеров"}
CHILD = {"en": "Vydumkin", "ru": "Выдумкин"}
PAGE = "<html><head><title>A page</title></head><body><nav>Home</nav><p>{}</p></body></html>"


def asked(page: Page, kind: str, name: str, **given: Any) -> Any:
    """The registry by its JSON route, for what this journey is not about."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    answer = page.request.post(
        f"/api/{kind}/{name}", data=given, headers={"X-CSRFToken": token or "", "Referer": page.url}
    )
    assert answer.ok, answer.text()
    return answer.json()


def open_for(coordinator: Eyes, reader: Eyes) -> str:
    """A case that the documenter works on."""
    page = coordinator.page
    members = asked(page, "queries", "people.members")
    oak = next(one["member"] for one in members if one["name"].startswith("Oak"))
    case: str = asked(page, "actions", "cases.open_case", captor="state")["id"]
    asked(page, "actions", "cases.assign", case=case, member=oak, role="documenter")
    return case


def read(eyes: Eyes) -> None:
    """The page looks again by itself until the document is read."""
    expect(eyes.page.locator(".draft").first).to_be_visible(timeout=120_000)


def decide(eyes: Eyes) -> None:
    """Accept the first, reject the second and take it up again, edit the third."""
    page = eyes.page
    if eyes.script:
        page.keyboard.press("a")
    else:
        page.locator("#d1 button.accept").click()
    expect(page.locator(".draft.accepted")).to_have_count(1)
    if eyes.script:
        page.keyboard.press("r")
        expect(page.locator(".draft.rejected")).to_have_count(1)
        page.keyboard.press("u")
    else:
        page.locator("#d2 button.reject").click()
        page.locator("#d2 button.restore").click()
    expect(page.locator(".draft.rejected")).to_have_count(0)
    page.locator("#d3 a.edit").click()
    eyes.look()
    page.fill("#f-speakers", "Anna Primerova")
    page.locator("form.fields button.main").click()
    page.wait_for_url("**/readings/*")
    expect(page.locator("#d3")).to_contain_text("██")


def choose(page: Page, case: str) -> None:
    """A case among few buttons, or in a long list."""
    if page.locator(f"input[value='{case}']").count():
        page.locator(f"input[value='{case}']").check()
    else:
        page.select_option("#f-case", case)


@pytest.mark.parametrize(("language", "width", "script"), READERS)
def test_an_article_is_read_and_what_is_accepted_stands_in_the_case_without_a_name(
    demo: House, sit: Sit, language: str, width: int, script: bool
) -> None:
    coordinator = sit(demo, language=language)
    sign_in(coordinator, demo, "ash")
    oak = sit(demo, language=language, width=width, script=script)
    sign_in(oak, demo, "oak", "/readings")
    oak.look()
    case = open_for(coordinator, oak)
    page = oak.page
    page.goto(f"/readings/bring?case={case}")
    oak.look()
    page.fill("#f-text", ARTICLES[language])
    page.locator("form.fields button.main").click()
    read(oak)
    oak.look()
    assert CHILD[language] not in page.content()
    expect(page.locator("#names")).to_contain_text(LAWYER[language])
    decide(oak)
    page.goto(f"/cases/{case}")
    expect(page.locator("#documents")).to_be_visible()
    expect(page.locator("#claims blockquote")).to_have_count(1)
    oak.look()


@pytest.mark.parametrize(("language", "width", "script"), READERS[::3])
def test_a_page_that_no_case_has_yet_waits_and_is_filed(
    demo: House, sit: Sit, language: str, width: int, script: bool
) -> None:
    coordinator = sit(demo, language=language)
    sign_in(coordinator, demo, "ash")
    oak = sit(demo, language=language, width=width, script=script)
    sign_in(oak, demo, "oak", "/readings/bring")
    case = open_for(coordinator, oak)
    page = oak.page
    saved = PAGE.format(ARTICLES[language]).encode()
    page.set_input_files("#f-file", {"name": "page.html", "mimeType": "text/html", "buffer": saved})
    page.locator("form.fields button.main").click()
    read(oak)
    oak.look()
    expect(page.locator("button.accept")).to_have_count(0)
    page.locator("a[href$='/file']").click()
    oak.look()
    choose(page, case)
    page.locator("form.fields button").first.click()
    page.wait_for_url("**/readings/*?*")
    expect(page.locator("#d1 button.accept")).to_be_visible()
    oak.look()
