"""The pages of claims, over real HTTP with a real session."""

import re
from html import unescape

import pytest

from tests.cases.test_pages import browse, hidden, text
from tests.claims.test_claims import claim, lines, source
from tests.claims.test_grading import grade, stance

__all__ = ["browse"]  # a fixture

EARLY = {"from_instant": "2026-03-11T21:40:00Z", "least_minutes": 0, "most_minutes": 10}
LATE = {"from_instant": "2026-03-11T22:40:00Z", "least_minutes": 0, "most_minutes": 10}


@pytest.fixture
def told(network, case):
    """A network's statement that a journalist quotes, its denial by a ministry, and an echo."""
    post, letter = source(network, case), source(network, case, title="a letter", kind="letter")
    echo = source(network, case, title="an article", kind="article", derived_from=[post])
    about = {"act": "apprehended", "object": "both men"}
    through = ["a journalist", "Safe Road network"]
    first = claim(network, case, post, speaker="both men", through=through, first_hand=True, **about, **EARLY)
    again = claim(network, case, echo, speaker="a blogger", text="They were led away.", **about, **LATE)
    denial = claim(network, case, letter, speaker="the ministry", text="Nobody was taken.", stance="denies")
    stance(network, case, denial, "denies", first)
    grade(network, case, first, "B", 2)
    return {"first": first, "again": again, "denial": denial}


def seen(browser, address, **given):
    return re.sub(r"\s+", " ", text(browser.get(address, **given)))


def test_the_case_page_shows_who_says_it_through_whom_and_what_faces_it(browse, case, told):
    page = seen(browse("ash"), f"/cases/{case}")
    one = page.split(f'id="claim-{told["first"]}"')[1].split('id="claim-')[0]
    assert "a journalist" in one
    assert one.index("a journalist") < one.index("Safe Road network") < one.index("both men")
    assert "first-hand" in one
    assert "Nobody was taken." in one.split('class="against"')[1]
    assert "B2" in one
    echo = page.split(f'id="claim-{told["again"]}"')[1].split('id="claim-')[0]
    assert "One voice with" in echo
    assert f'href="#claim-{told["first"]}"' in echo


def test_a_time_in_words_shows_what_it_was_understood_as_and_reckoned_from(browse, network, case):
    day = {"earliest": "2026-03-12T08:00:00Z", "latest": "2026-03-12T09:00:00Z"}
    report = source(network, case, title="a report", **day)
    said = claim(network, case, report, time_said="yesterday evening")
    after = claim(network, case, report, time_said="half an hour later", from_claim=said)
    for address in (f"/cases/{case}", f"/cases/{case}/claims/{said}/why"):
        page = seen(browse("hazel"), address)
        assert re.search(
            "yesterday evening.* understood as.*between.*reckoned from: .*a report.*12 Mar", page
        )
    chained = seen(browse("hazel"), f"/cases/{case}/claims/{after}/why")
    assert re.search(f"reckoned from: .*/cases/{case}/claims/{said}/why.*another claim.*11 Mar", chained)


def test_competing_times_stand_side_by_side_and_the_figure_names_the_first_hand_one(browse, case, told):
    page = seen(browse("hazel"), f"/cases/{case}")
    figure = page.split('class="figure"')[1].split("</section>")[0]
    rests, other = figure.split("<li")[1:3]
    assert "both men" in rests
    assert "the figure rests on this" in rests
    assert "a blogger" in other
    assert "the figure rests on this" not in other


def test_why_we_believe_it_can_be_read_from_any_figure(browse, network, case, told):
    browser = browse("ash")
    address = f"/cases/{case}/claims/{told['first']}/why"
    assert address in seen(browser, f"/cases/{case}")
    page = seen(browser, address)
    for said in (
        "a journalist",
        "call of the neighbour",
        "seen from her window",
        "is denied by",
        "1 independent",
    ):
        assert said in page
    assert "read side by side" in page
    assert "Correct a claim" not in page  # who only reads is not offered what they may not do


def test_what_is_taken_back_is_struck_and_still_readable(browse, network, case, told):
    back = claim(network, case, source(network, case, title="a visit"), text="I was mistaken.")
    stance(network, case, back, "retracts", told["again"])
    page = seen(browse("oak"), f"/cases/{case}/claims")
    assert "<s>" in page.split(f'id="claim-{told["again"]}"')[1].split('id="claim-')[0]
    assert "They were led away." in page


def test_claims_are_found_by_words_that_stand_in_no_address(browse, case, told):
    browser = browse("oak")
    address = f"/cases/{case}/claims"
    sent = {**hidden(text(browser.get(address))), "words": "ministry NOBODY"}
    page = text(browser.post(address, sent))
    assert "Nobody was taken." in page
    assert "They were led away." not in page.split('class="course claims"')[1]
    nothing = text(browser.post(address, {**sent, "words": "no such word"}))
    assert "Nothing here fits" in nothing
    contested = text(browser.get(address, {"show": "contested"}))
    assert set(re.findall(r'id="claim-([^"]+)"', contested)) == {told["first"]}


def test_a_case_without_claims_says_what_belongs_there(browse, case):
    assert "Nobody has been quoted yet" in text(browse("oak").get(f"/cases/{case}/claims"))


def test_a_correction_begins_with_what_stands_there(browse, network, case, told):
    browser = browse("oak")
    address = f"/cases/{case}/claims/correct_claim?claim={told['first']}"
    page = text(browser.get(address))
    assert "Two men in black led her to a grey car." in page
    assert "a journalist\nSafe Road network" in page
    fields = typed(page.split("<main")[1].split("</main>")[0])
    answer = browser.post(address, {**fields, "text": "Three men in black."})
    assert answer.status_code == 303, unescape(answer.content.decode())
    both = [one for one in lines(network, case) if one.speaker == "both men"]
    old, new = sorted(both, key=lambda one: one.noted)
    assert (new.text, new.replaces) == ("Three men in black.", old.id)
    same = ("speakers", "first_hand", "act", "object", "earliest", "latest", "source", "place", "count_said")
    assert [getattr(old, name) for name in same] == [getattr(new, name) for name in same]


def typed(page: str) -> dict[str, object]:
    """What the browser would send back unchanged."""
    fields: dict[str, object] = dict(hidden(page))
    for name, value in re.findall(r'<input(?=[^>]* name="([^"]+)")(?=[^>]* value="([^"]*)")[^>]*>', page):
        fields.setdefault(name, value)
    for tag in re.findall(r'<input[^>]*type="(?:radio|checkbox)"[^>]*>', page):
        name = re.findall(r'\bname="([^"]+)"', tag)[0]
        value = re.findall(r'\bvalue="([^"]*)"', tag)[0]
        if "checked" in tag:
            fields[name] = value
        elif fields.get(name) == value:
            del fields[name]
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.findall(r'<option[^>]*value="([^"]*)"[^>]*selected', body)
        fields[name] = chosen[0] if chosen else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        fields[name] = body.strip("\n")
    return fields


@pytest.mark.parametrize("name", ["elm", "cedar", "juniper", "maple"])
def test_who_does_not_open_the_claims_finds_none_of_their_pages(browse, case, told, name):
    browser = browse(name)
    for address in (f"/cases/{case}/claims", f"/cases/{case}/claims/{told['first']}/why"):
        assert browser.get(address).status_code in {403, 404}


def test_a_claim_of_another_case_has_no_why_here(browse, network, case, told):
    other = network.open().id
    network.assign(other, "oak", "documenter")
    claim(network, other, source(network, other))
    assert browse("oak").get(f"/cases/{other}/claims/{told['first']}/why").status_code == 404
