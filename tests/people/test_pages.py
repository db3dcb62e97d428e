"""Every page of people, for a coordinator, an admin and an operator, in both languages."""

import re

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from safeconduct.config.folders import PACKAGE
from safeconduct.config.messages import po_path
from tests.people.conftest import DECISIONS, House, found_by_pages
from tests.people.test_enrolment import enrol, invite
from tests.people.test_shifts import plan

FOR_ALL = [
    "/house", "/house/shifts", "/house/journal", "/me", "/me/profile", "/me/passphrase", "/me/ways/new",
    "/me/quiet", "/lock-all", "/confirm", "/house/keys",
]  # fmt: skip
FOR_KEEPERS = ["/house/invite", "/house/shifts/new", "/house/shares/1"]
ABOUT_SOMEBODY = ["/house/members/{}/roles", "/house/members/{}/remove", "/house/members/{}/reopen"]


def sentences() -> list[str]:
    """The English of this folder that cannot be mistaken for anything else."""
    with po_path(PACKAGE / "people").open("rb") as file:
        catalog = read_po(file, locale="ru")
    singular = [
        message.id if isinstance(message.id, str) else message.id[0] for message in catalog if message.id
    ]
    return [text for text in singular if len(text) > 14 and "%(" not in text]


@pytest.fixture
def busy_house(house: House) -> House:
    """Somebody left, somebody is invited, somebody waits, an account is shut, shifts are planned."""
    plan(house)
    house.run("birch", "people.deactivate", member=house.handle("larch"), reason="переезд")
    house.run("ash", "people.lock_all", taken=[house.handle("pine")], reason="телефон отобрали")
    house.run("birch", "people.change_roles", member=house.handle("oak"), roles=["documenter", "press"])
    house.run("ash", "people.add_way", channel="sms", address="+44 7700 900001")
    enrol(invite(house.browser("birch"), "Рябина", "operator"))
    invite(house.browser("birch"), "Ольха", "lawyer")
    return house


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", ["ash", "birch", "cedar"])
def test_every_page_opens_in_the_language_of_its_reader(busy_house: House, name: str, language: str):
    browser = busy_house.browser(name, language)
    keeper = name != "cedar"
    arrival = busy_house.ask("ash", "people.arrivals")[0].enrolment
    waiting = busy_house.ask("ash", "people.waiting")[0].certificate
    urls = [
        *FOR_ALL,
        *(FOR_KEEPERS if keeper else ()),
        *((one.format(busy_house.handle("elm")) for one in ABOUT_SOMEBODY) if keeper else ()),
        *((f"/house/arrivals/{arrival}", f"/house/certificates/{waiting}") if keeper else ()),
    ]
    left_over = {}
    for url in urls:
        answer = browser.get(url)
        page = answer.content.decode()
        assert answer.status_code == 200, url
        assert f'<html lang="{language}"' in page, url
        if language == "ru":
            text = re.sub(r"<script.*?</script>|<!--.*?-->", "", page, flags=re.DOTALL)
            left_over[url] = [one for one in sentences() if one in text]
    assert not any(left_over.values()), left_over


@pytest.mark.parametrize("url", FOR_KEEPERS)
def test_a_page_for_coordinators_and_admins_is_closed_to_others(house: House, url: str):
    assert house.browser("cedar").get(url).status_code == 403
    assert Client().get(url)["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_pages_before_anybody_is_signed_in(db: None, language: str):
    browser = Client(headers={"accept-language": language})
    pages = [browser.get("/found"), browser.post("/found", DECISIONS)]
    found_by_pages(browser)
    pages.append(browser.get("/found/sheets"))
    stranger = Client(headers={"accept-language": language})
    pages += [stranger.get("/sign-in"), stranger.get("/enrol")]
    code = invite(browser, "Берёза", "admin")
    pages.append(stranger.post("/enrol", {"invitation": code}))
    for answer in pages:
        assert answer.status_code == 200
        page = answer.content.decode()
        if f'<html lang="{language}"' in page and language == "ru":
            assert not [one for one in sentences() if one in page]
    newcomer, _paper = enrol(invite(browser, "Берёза", "admin"))
    assert newcomer.get("/waiting", headers={"accept-language": language}).status_code == 200


def test_no_page_of_people_carries_a_style_or_a_script_in_line(busy_house: House):
    browser = busy_house.browser("ash")
    for url in FOR_ALL + FOR_KEEPERS:
        page = browser.get(url).content.decode()
        assert " style=" not in page, url
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), url
        assert not re.search(r"\son[a-z]+=", page), url
