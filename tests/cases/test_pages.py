"""The pages of a case, over real HTTP with a real session: what is not yours is not there."""

import re
from html import unescape

import pytest
from django.test import Client

from safeconduct.acts.run import run
from tests import cast as fictional
from tests.seats import seats

LETTER = {"title": "a letter", "kind": "document", "brought_by": "the lawyer"}
NUMBER = "+7 900 000-00-01"


@pytest.fixture
def browse(network):
    """A browser in which somebody has signed in and just confirmed."""
    with seats() as sit:
        yield lambda name, confirmed=True: sit(network.cast[name], confirmed=confirmed)


@pytest.fixture
def case(network):
    opened = network.open(recognise=True)
    network.assign(opened.id, "hazel", "lawyer")
    run(
        network.cedar,
        "cases.add_person",
        {"case": str(opened.id), "names": ["Зара Тестова"], "minor": True},
    )
    run(network.cedar, "cases.add_contact", {"case": str(opened.id), "value": NUMBER, "whose": "A"})
    run(network.cedar, "cases.add_entry", {"case": str(opened.id), "text": "two men in the stairwell"})
    return opened


def text(response) -> str:
    assert response.status_code == 200, response.content.decode()
    return unescape(response.content.decode())


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def panels(page: str) -> set[str]:
    return set(re.findall(r'<section class="panel" id="([^"]+)"', page))


def test_the_lead_sees_rooms_and_no_name_and_no_number(browse, case):
    page = text(browse("ash").get(f"/cases/{case.id}"))
    assert panels(page) >= {"brief", "team", "persons", "contacts", "timeline", "risk", "consent", "gate"}
    assert "two men in the stairwell" in page
    assert "Тестова" not in page
    assert "000-00-01" not in page


def test_an_operator_off_the_case_sees_the_brief_and_none_of_its_rooms(browse, case):
    page = text(browse("elm").get(f"/cases/{case.id}"))
    assert case.code in page
    assert not panels(page) & {"timeline", "risk", "consent", "gate"}
    assert "stairwell" not in page


def test_a_case_of_others_answers_like_a_case_that_does_not_exist(browse, case):
    browser = browse("juniper")
    here = browser.get(f"/cases/{case.id}")
    nowhere = browser.get("/cases/11111111-1111-4111-8111-111111111111")
    assert here.status_code == nowhere.status_code == 404
    plain = re.compile(r"nonce-[^\"]+|\d\d:\d\d(:\d\d)?|name=\"csrf[^>]+>")
    assert plain.sub("", here.content.decode()) == plain.sub("", nowhere.content.decode())
    assert case.code not in text(browser.get("/cases"))


def test_one_person_is_shown_after_a_press_and_a_fresh_factor(browse, network, case):
    (person,) = [one.id for one in run_persons(network, case)]
    address = f"/cases/{case.id}/persons/{person}"
    stale = browse("fir", confirmed=False)
    answer = stale.post(address)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (303, "/confirm")
    browser = browse("ash")
    assert "Тестова" not in text(browser.get(address))
    shown = browser.post(address)
    assert "Зара Тестова" in text(shown)
    assert shown["Cache-Control"] == "no-store"
    assert browse("elm").get(address).status_code == 403
    assert browse("juniper").post(address).status_code == 404


def run_persons(network, case):
    from safeconduct.acts.run import ask

    return ask(network.ash, "cases.persons", {"case": str(case.id)})


def test_a_case_is_opened_and_worked_on_through_forms_alone(browse, network):
    browser = browse("cedar")
    form = text(browser.get("/cases/new"))
    answer = browser.post("/cases/new", {**hidden(form), "captor": "state"})
    assert answer.status_code == 303, answer.content.decode()
    address = answer["Location"].split("?")[0]
    form = text(browser.get(f"{address}/do/add_contact"))
    given = {**hidden(form), "value": NUMBER, "channel": "phone", "state": "unknown"}
    answer = browser.post(f"{address}/do/add_contact", given)
    assert answer.status_code == 303, answer.content.decode()
    assert answer["Location"].endswith("#contacts"), answer["Location"]
    assert "000-00-01" not in answer["Location"]
    page = text(browse("ash").get(address))
    assert "1. telephone" in page


@pytest.mark.parametrize(
    "verb",
    [
        "assign",
        "set_lead",
        "set_captor",
        "recognise",
        "mark_compromised",
        "clear_contact",
        "review_risk",
        "add_entry",
        "propose_disclosure",
        "inquire_at_night",
        "close_case",
    ],
)
def test_every_form_about_a_case_opens(browse, case, verb):
    page = text(browse("ash").get(f"/cases/{case.id}/do/{verb}"))
    assert f'value="{case.id}"' in page
    assert case.code in page


def test_finding_a_number_shows_the_case_and_keeps_the_number_out_of_the_address(browse, case):
    browser = browse("elm")
    form = text(browser.get("/cases/find"))
    page = text(browser.post("/cases/find", {**hidden(form), "text": "8 900 000 00 01"}))
    assert case.code in page
    assert "minor" in page
    assert "Тестова" not in page
    seen = text(browse("ash").get("/cases/look-ups"))
    assert "8 900 000 00 01" in seen


def test_a_link_to_what_one_may_not_do_is_not_there_and_the_form_is_refused(browse, case):
    page = text(browse("hazel").get(f"/cases/{case.id}"))
    assert "/do/assign" not in page
    assert browse("hazel").get(f"/cases/{case.id}/do/assign").status_code == 403
    assert browse("hazel").get(f"/cases/{case.id}/do/no_such_thing").status_code == 404


def test_nobody_sees_anything_without_signing_in(case):
    for address in ("/cases", f"/cases/{case.id}", "/cases/find"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in")


def test_the_page_says_what_is_kept_who_wants_it_gone_and_when_it_leaves_the_backups(browse, network, case):
    address = f"/cases/{case.id}"
    lead, second = browse("ash"), browse("fir")
    assert "kept" in panels(text(lead.get(address)))
    assert "kept" not in panels(text(browse("elm").get(address)))
    for browser, verb, given in (
        (lead, "ask_erasure", {"kind": "timeline", "why": "the person asked"}),
        (second, "erase_room", {"kind": "timeline"}),
    ):
        form = text(browser.get(f"{address}/do/{verb}?kind=timeline"))
        if verb == "erase_room":
            assert "copies that we do not control stay" in form
        answer = browser.post(f"{address}/do/{verb}", {**hidden(form), **given})
        assert answer.status_code == 303, answer.content.decode()
        assert answer["Location"].endswith("#kept")
        page = text(lead.get(address))
        assert "erase_room" not in page, "who asked is not offered to be the second"
    assert "gone from our backups on" in page
    assert "two men in the stairwell" not in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("oak", {"persons", "inquiries", "claims", "documents", "trace"}),
        ("pine", {"course", "allowed", "cleared"}),
        ("rowan", {"course", "inquiries", "coded", "trace"}),
    ],
)
def test_who_is_not_on_the_case_and_may_see_a_part_has_a_page_of_that_part(
    browse, network, case, name, shown
):
    fictional.join(network.cast, "rowan", "analyst")
    network.assign(case.id, "oak", "documenter")
    given = {"kind": "inquiry", "audience": "a court", "uses": ["government_named"], "text": "x", "why": "x"}
    run(network.ash, "cases.propose_disclosure", {"case": str(case.id), **given})
    run(network.oak, "claims.add_source", {"case": str(case.id), **LETTER})
    off = {"case": str(case.id), "member": str(network.oak.member), "role": "documenter"}
    run(network.ash, "cases.unassign", off)
    browser = browse(name)
    assert f'/cases/{case.id}"' in text(browser.get("/cases"))
    page = text(browser.get(f"/cases/{case.id}"))
    assert panels(page) == shown
    for secret in ("Тестова", "000-00-01", "stairwell"):
        assert secret not in page


def test_press_on_the_case_sees_what_may_be_said_beside_the_brief(browse, network, case):
    network.assign(case.id, "pine", "press")
    found = panels(text(browse("pine").get(f"/cases/{case.id}")))
    assert {"brief", "course", "allowed"} <= found
    assert not found & {"timeline", "risk", "consent", "gate"}
    assert not panels(text(browse("ash").get(f"/cases/{case.id}"))) & {"course", "allowed"}


def test_a_documenter_off_the_case_writes_claims_and_nothing_else(browse, network, case):
    network.assign(case.id, "oak", "documenter")
    run(network.oak, "claims.add_source", {"case": str(case.id), **LETTER})
    off = {"case": str(case.id), "member": str(network.oak.member), "role": "documenter"}
    run(network.ash, "cases.unassign", off)
    browser = browse("oak")
    address = f"/cases/{case.id}/claims/add_source"
    form = text(browser.get(address))
    answer = browser.post(address, {**hidden(form), **LETTER, "title": "another letter"})
    assert answer.status_code == 303, answer.content.decode()
    assert "another letter" in text(browser.get(f"/cases/{case.id}"))
    assert browser.get(f"/cases/{case.id}/do/add_entry").status_code == 403


def test_in_the_list_of_all_actions_each_kind_of_work_has_its_heading(browse, network):
    page = text(browse("hazel").get("/act"))
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", page)
    assert {"Cases", "Claims", "Custody", "Public statements"} <= set(headings)
    assert "Everything else" not in headings


def test_whoever_let_a_text_through_is_not_asked_to_do_it_again(network, case, browse):
    said = {"case": str(case.id), "kind": "inquiry", "audience": "prosecutor", "uses": ["government_named"]}
    draft = run(network.hazel, "cases.propose_disclosure", {**said, "text": "Two were taken.", "why": "now"})
    decided = {"case": str(case.id), "proposal": str(draft.id), "reasons": "read"}
    asked = f"approve_disclosure?proposal={draft.id}"
    assert asked in text(browse("ash").get(f"/cases/{case.id}"))
    run(network.ash, "cases.approve_disclosure", decided)
    assert asked not in text(browse("ash").get(f"/cases/{case.id}"))
