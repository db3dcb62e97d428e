"""How somebody comes: by a spoken code, with own keys, vouched for by two."""

from datetime import timedelta

import pytest
from django.test import Client

from safeconduct.kernel import clock
from tests.people.conftest import code_of, found_by_pages, hidden, shown

pytestmark = pytest.mark.django_db


def invite(browser: Client, name: str, *roles: str, **more: str) -> str:
    """The code that the inviter tells by voice."""
    page = browser.post(
        "/house/invite", {"display_name": name, "roles": list(roles), "language": "en", **more}
    )
    assert page.status_code == 200, page.content.decode()
    return shown(page.content, "code")


def enrol(code: str) -> tuple[Client, dict[str, str]]:
    """A newcomer at an own device, and what is on their paper."""
    browser = Client()
    page = browser.post("/enrol", {"invitation": code}).content
    paper = {name: shown(page, name) for name in ("name", "passphrase", "letters")}
    answer = browser.post(
        "/enrol", {**hidden(page), "passphrase": paper["passphrase"], "code": code_of(paper["letters"])}
    )
    assert answer["Location"] == "/waiting", answer.content.decode()
    return browser, paper


def link(browser: Client, part: str) -> str:
    """The first link of House that holds `part`."""
    import re

    found = re.search(rf'href="(/house/{part}/[0-9a-f-]+)"', browser.get("/house").content.decode())
    assert found, f"House leads to no {part}"
    return found[1]


def two_founders() -> tuple[Client, Client]:
    """Ash and Birch, both signed in."""
    ash = Client()
    found_by_pages(ash)
    birch, _paper = enrol(invite(ash, "Берёза", "admin"))
    assert (
        ash.post(
            link(ash, "arrivals"), {"enrolment": link(ash, "arrivals")[-36:], "compared": "on"}
        ).status_code
        == 303
    )
    page = birch.get("/waiting").content
    assert birch.post("/waiting", {**hidden(page), "compared": "on"})["Location"] == "/house"
    return ash, birch


def test_until_two_founders_have_signed_only_house_is_open_then_everything():
    ash = Client()
    found_by_pages(ash)
    assert "Only House is open" in ash.get("/house").content.decode()
    birch, _paper = enrol(invite(ash, "Берёза", "admin"))
    arrival = link(ash, "arrivals")
    newcomer = shown(birch.get("/waiting").content, "own")
    assert shown(ash.get(arrival).content, "figures") == newcomer, "both sides see the same figures"
    assert birch.get("/house")["Location"] == "/waiting"
    ash.post(arrival, {"enrolment": arrival[-36:], "compared": "on"})
    page = birch.get("/waiting").content
    assert shown(page, "house") in ash.get("/house").content.decode()
    assert birch.post("/waiting", {**hidden(page), "compared": "on"})["Location"] == "/house"
    assert "Only House is open" not in ash.get("/house").content.decode()
    assert birch.get("/house").status_code == 200


def test_the_second_founder_is_an_admin_and_nothing_else():
    ash = Client()
    found_by_pages(ash)
    page = ash.post("/house/invite", {"display_name": "Elm", "roles": ["operator"], "language": "en"})
    assert page.status_code == 422
    assert "role of admin alone" in page.content.decode()


def test_a_newcomer_is_vouched_for_by_two_and_then_holds_the_team():
    ash, birch = two_founders()
    cedar, _paper = enrol(invite(birch, "Кедр", "operator"))
    arrival = link(birch, "arrivals")
    birch.post(arrival, {"enrolment": arrival[-36:], "compared": "on"})
    assert cedar.get("/house")["Location"] == "/waiting", "one signature opens nothing"
    waiting = link(ash, "certificates")
    assert f'href="{waiting}"' not in birch.get("/house").content.decode(), "nobody signs twice"
    assert ash.post(waiting, {"certificate": waiting[-36:], "compared": "on"}).status_code == 303
    assert cedar.get("/house").status_code == 200
    assert "Кедр" in cedar.get("/house").content.decode()


def test_a_code_works_once():
    ash = Client()
    found_by_pages(ash)
    code = invite(ash, "Берёза", "admin")
    enrol(code)
    page = Client().post("/enrol", {"invitation": code})
    assert page.status_code == 422
    assert "This code opens nothing" in page.content.decode()


def test_a_code_stops_working_after_three_days():
    ash = Client()
    found_by_pages(ash)
    code = invite(ash, "Берёза", "admin")
    with clock.held(clock.now() + timedelta(hours=71, minutes=59)):
        assert Client().post("/enrol", {"invitation": code.lower().replace("-", " ")}).status_code == 200
    with clock.held(clock.now() + timedelta(hours=72, minutes=1)):
        assert Client().post("/enrol", {"invitation": code}).status_code == 422
