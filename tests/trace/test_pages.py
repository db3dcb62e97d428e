"""The pages of trace over real HTTP: each figure leads to its claim, and what is not yours is not there."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.utils import translation

from safeconduct.acts.run import ask, run
from safeconduct.cases.models import Disclosure
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.trace import shown

QUESTION = {"uses": ["government_named"], "text": "Are they held by you?"}
BODY = "police department 4"
WORDS = "Colleagues from the republic took them."


def text(response) -> str:
    assert response.status_code == 200, response.content.decode()
    return unescape(response.content.decode())


def allowed(network, case, body=BODY):
    """An inquiry that the gate lets through."""
    given = {"case": str(case), "audience": body, **QUESTION, "ground": "life", "reason": "nobody else"}
    return str(run(network.hazel, "cases.inquire_at_night", given).id)


def answered(network, case, by="hazel", **more):
    given = {"case": str(case), "body": BODY, "text": WORDS, "spoke": "deputy head"}
    return run(getattr(network, by), "trace.record_answer", {**given, **more})


def taken(network, case, hours=2):
    """The neighbour says that they were taken so many hours ago."""
    told = {"case": str(case), "title": "call of the neighbour", "kind": "call"}
    origin = str(run(network.hazel, "claims.add_source", told).id)
    at = (clock.now() - timedelta(hours=hours)).isoformat()
    given = {
        "case": str(case), "source": origin, "speaker": "the neighbour", "text": "They took both.",
        "act": "apprehended", "earliest": at, "latest": at, "region": "RU-PNZ",
    }  # fmt: skip
    return str(run(network.hazel, "claims.add_claim", given).id)


def test_where_they_are_how_long_out_of_reach_and_what_is_owed_each_lead_to_a_claim(network, case, browse):
    seizure = taken(network, case)
    last = answered(network, case, proposal=allowed(network, case), says=["handed_over"], to="others")
    page = text(browse("hazel").get(f"/cases/{case}/trace"))
    assert "In transfer" in page
    assert WORDS in page
    for claim in (seizure, last.claims[0]):
        assert f'href="/cases/{case}/claims/{claim}/why"' in page
    assert "may be overdue (unreviewed)" in page
    assert "whether another rule takes its place: 30 days under martial law" in page
    assert "style=" not in page, "the policy on styles forbids it"


@pytest.mark.parametrize(("hours", "says"), [(1, "done"), (100, "done, perhaps too late")])
def test_what_was_done_after_its_time_says_so(network, case, browse, hours, says):
    taken(network, case, hours=200)
    met = {
        "case": str(case),
        "who": "the lawyer",
        "capacity": "own_lawyer",
        "where": "there",
        "result": "private",
    }
    at = (clock.now() - timedelta(hours=200 - hours)).isoformat()
    run(network.hazel, "trace.log_attempt", {**met, "at": at})
    lines = [
        one for one in ask(network.hazel, "trace.clocks", {"case": str(case)}) if one.rule == "intl.counsel"
    ]
    assert [shown.clock(network.hazel, one, case)["state"] for one in lines] == [says, says]


def test_the_clocks_of_a_minor_stand_beside_those_of_an_adult(network, case):
    taken(network, case)
    lines = ask(network.hazel, "trace.clocks", {"case": str(case)})
    rules = {label: {one.rule for one in lines if one.label == label} for label in ("A", "B")}
    assert "ru.minor.parents" in rules["B"] - rules["A"]


def test_a_clock_stops_when_two_who_are_independent_say_that_the_duty_was_done(network, case, browse):
    taken(network, case)

    def parents_clock():
        lines = ask(network.hazel, "trace.clocks", {"case": str(case)})
        return next(one for one in lines if one.label == "B" and one.rule == "ru.minor.parents")

    claims = []
    for said, state in (("the mother", "possibly_overdue"), ("the school's head", "satisfied")):
        given = {"case": str(case), "title": f"call of {said}", "kind": "call"}
        origin = str(run(network.hazel, "claims.add_source", given).id)
        at = (clock.now() - timedelta(hours=1)).isoformat()
        told = {
            "case": str(case), "source": origin, "speaker": said, "text": "They rang his mother.",
            "act": "parents_told", "earliest": at, "latest": at,
        }  # fmt: skip
        claims.append(str(run(network.hazel, "claims.add_claim", told).id))
        assert parents_clock().state == state
        assert [str(one) for one in parents_clock().satisfied] == claims
    page = text(browse("hazel").get(f"/cases/{case}/trace"))
    assert f'<a href="/cases/{case}/claims/{claims[0]}/why">Who says it was done</a>' in page
    assert "done, perhaps too late" in page, "an hour is perhaps not at once"


def test_an_answer_of_somebody_who_writes_no_claims_waits_to_be_read(network, case, browse):
    kept = answered(network, case, by="cedar")
    assert kept.claims == []
    page = text(browse("oak").get(f"/cases/{case}/trace"))
    assert "not yet read into claims" in page
    run(network.oak, "trace.read_answer", {"case": str(case), "answer": str(kept.id), "says": ["denied"]})
    assert "not yet read into claims" not in text(browse("oak").get(f"/cases/{case}/trace"))


def test_who_writes_answers_and_reads_none_finds_the_form_and_no_word_of_them(network, case, browse):
    answered(network, case)
    page = text(browse("cedar").get(f"/cases/{case}/trace"))
    assert "record_answer" in page
    assert WORDS not in page
    assert BODY not in text(browse("cedar").get(f"/cases/{case}/trace/record_answer"))


# Press knows by a card that the case exists; its page of custody is nowhere all the same.
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("juniper", ""), ("larch", ""), ("pine", ""), ("birch", ""), ("juniper", "/record_answer"),
        ("maple", "/record_answer"), ("juniper", "/put_inquiry"),
    ],
)  # fmt: skip
def test_a_case_that_is_not_yours_answers_like_one_that_does_not_exist(network, case, browse, name, path):
    answered(network, case)
    browser = browse(name)
    found = browser.get(f"/cases/{case}/trace{path}")
    none = browser.get(f"/cases/00000000-0000-4000-8000-000000000000/trace{path}")
    assert found.status_code == none.status_code == 404
    assert _plain(found) == _plain(none)


def _plain(response) -> str:
    """What is said, without what each page draws anew."""
    return re.sub(r"[0-9a-f-]{36}|[A-Za-z0-9]{64}|\d\d:\d\d:\d\dZ?|\d+ ?s\b", "", response.content.decode())


def test_nothing_of_another_case_can_be_named(network, case):
    other = network.open().id
    network.assign(other, "hazel", "lawyer")
    kept = answered(network, other)
    put = {"case": str(case), "asked": str(kept.id), "body": "b", "text": "t"}
    attempt = {"case": str(case), "who": "w", "capacity": "doctor", "where": "x", "result": "refused"}
    for name, given in (
        ("trace.record_answer", put),
        ("trace.record_answer", {**put, "asked": None, "proposal": str(kept.id)}),
        ("trace.amend_answer", {"case": str(case), "answer": str(kept.id), "text": "t", "why": "w"}),
        ("trace.read_answer", {"case": str(case), "answer": str(kept.id), "says": ["denied"]}),
        ("trace.log_attempt", {**attempt, "visit": str(kept.id)}),
        ("trace.log_attempt", {**attempt, "persons": [str(kept.id)]}),
    ):
        with pytest.raises(Refusal) as refused:
            run(network.hazel, name, given)
        assert refused.value.code == "not_found", name


def test_a_withdrawn_consent_stops_a_question_that_was_let_through_before(network, case):
    draft = {"case": str(case), "kind": "inquiry", "audience": BODY, **QUESTION, "why": "no word of them"}
    proposal = str(run(network.hazel, "cases.propose_disclosure", draft).id)
    given = {"case": str(case), "proposal": proposal, "reasons": "right"}
    assert run(network.ash, "cases.approve_disclosure", given).open
    (consent,) = ask(network.ash, "cases.consents", {"case": str(case)}).consents
    gone = {"case": str(case), "consent": str(consent.id), "why": "she asked"}
    run(network.hazel, "cases.withdraw_consent", {key: gone[key] for key in ("case", "consent")})
    with pytest.raises(Refusal) as refused:
        answered(network, case, proposal=proposal)
    assert refused.value.code == "gate_closed"
    assert ask(network.ash, "trace.answers", {"case": str(case)}) == []


@pytest.fixture
def closed(network, case):
    """An inquiry that was let through, and then the consent under it was taken back."""
    draft = {"case": str(case), "kind": "inquiry", "audience": BODY, **QUESTION, "why": "no word of them"}
    proposal = str(run(network.hazel, "cases.propose_disclosure", draft).id)
    given = {"case": str(case), "proposal": proposal, "reasons": "right"}
    run(network.ash, "cases.approve_disclosure", given)
    (consent,) = ask(network.ash, "cases.consents", {"case": str(case)}).consents
    run(network.hazel, "cases.withdraw_consent", {"case": str(case), "consent": str(consent.id)})
    return proposal


def test_what_was_put_before_the_gate_closed_can_be_written_down_with_how_that_was(
    network, case, closed, browse
):
    """It has left the house: a record that cannot hold it would say that nobody was asked."""
    given = {"case": str(case), "proposal": closed}
    with pytest.raises(Refusal) as refused:
        run(network.hazel, "trace.put_inquiry", given)
    assert refused.value.code == "gate_closed"
    assert "It was put before" in text(browse("hazel").get(f"/cases/{case}/trace"))
    form = text(browse("hazel").get(f"/cases/{case}/trace/put_inquiry?proposal={closed}"))
    assert re.search(rf'value="{closed}"[^>]*(selected|checked)', form)
    why = "I had asked by phone before she took it back"
    with pytest.raises(Refusal) as refused:
        run(network.hazel, "trace.put_inquiry", {**given, "although": why})
    assert [*refused.value.fields] == ["at"]
    assert not Disclosure.objects.exists()
    at = clock.now() - timedelta(hours=2)
    put = run(network.hazel, "trace.put_inquiry", {**given, "although": why, "at": at.isoformat()})
    (line,) = ask(network.ash, "trace.inquiries", {"case": str(case)})
    assert (line.id, line.state, line.although) == (put.id, "put", why)
    assert why in text(browse("ash").get(f"/cases/{case}/trace"))
    uses = Disclosure.objects.all()
    told = [rows.read(network.hazel.keys, one).document for one in uses]
    assert [(one.proposal, one.at) for one in told] == [(UUID(closed), at)]


def test_who_would_not_give_a_name_is_told_of_in_the_language_of_who_wrote_it_down(network, case):
    with translation.override("ru"):
        kept = answered(network, case, spoke="", no_name=True, says=["denied"])
    lines = ask(network.hazel, "claims.claims", {"case": str(case)})
    assert [one.speaker for one in lines if one.id in kept.claims] == ["не назвавший себя"]


def test_what_the_gate_never_let_through_is_put_by_no_excuse(network, case):
    draft = {"case": str(case), "kind": "inquiry", "audience": BODY, **QUESTION, "why": "no word of them"}
    proposal = str(run(network.hazel, "cases.propose_disclosure", draft).id)
    with pytest.raises(Refusal) as refused:
        run(
            network.hazel,
            "trace.put_inquiry",
            {"case": str(case), "proposal": proposal, "although": "in a hurry"},
        )
    assert refused.value.code == "gate_closed"
    assert not Disclosure.objects.exists()


def test_what_was_written_wrongly_is_said_again_once_and_both_stay(network, case):
    kept = answered(network, case)
    mend = {"case": str(case), "answer": str(kept.id), "text": "We do not know.", "why": "misheard"}
    run(network.hazel, "trace.amend_answer", mend)
    with pytest.raises(Refusal) as refused:
        run(network.ash, "trace.amend_answer", mend)
    assert refused.value.code == "stale"
    (line,) = ask(network.ash, "trace.answers", {"case": str(case)})
    assert (line.text, [one.text for one in line.earlier]) == ("We do not know.", [WORDS])


def test_the_board_lists_the_held_of_ones_own_cases_and_nobody_elses(network, case, browse):
    assert "Nobody is held" in text(browse("hazel").get("/trace"))
    taken(network, case)
    assert f"/cases/{case}/trace" in text(browse("hazel").get("/trace"))
    assert f"/cases/{case}/trace" in text(browse("ash").get("/trace"))
    assert "Nobody is held" in text(browse("juniper").get("/trace"))
    assert browse("pine").get("/trace").status_code == 403


def test_each_figure_of_the_board_leads_to_the_claim_it_rests_on(network, case, browse):
    taken(network, case)
    page = browse("hazel").get("/trace").content.decode()
    for label in ("Where, as claimed", "Out of reach", "Last sign of them"):
        (cell,) = re.findall(rf'data-label="{label}">(.*?)</td>', page, re.DOTALL)[:1]
        assert f'href="/cases/{case}/claims/' in cell, label


def test_an_answer_ends_its_reminder_whoever_writes_it_down(network, case):
    put = run(
        network.hazel,
        "trace.put_inquiry",
        {"case": str(case), "proposal": allowed(network, case), "hours": 1},
    )
    (line,) = [one for one in ask(network.ash, "trace.inquiries", {"case": str(case)}) if one.id]
    assert line.state == "put"
    with clock.held(clock.now() + timedelta(hours=2)):
        (line,) = [one for one in ask(network.ash, "trace.inquiries", {"case": str(case)}) if one.id]
        assert line.state == "late"
        answered(network, case, by="cedar", asked=str(put.id))
        (line,) = [one for one in ask(network.ash, "trace.inquiries", {"case": str(case)}) if one.id]
        assert line.state == "answered"


def test_a_time_across_the_hour_that_comes_twice_does_not_seem_to_end_before_it_begins(network):
    berlin = replace(network.hazel, zone="Europe/Berlin")
    first, last = datetime(2026, 10, 25, 0, 50, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    with clock.held(last):
        assert shown.when(berlin, first, last) == "25 Oct, 02:50 CEST – 25 Oct, 02:10 CET"
        assert shown.when(berlin, last, last + timedelta(hours=1)) == "25 Oct, 02:10–03:10 CET"


def test_whoever_asks_the_next_body_is_not_asked_what_it_is(network, case, browse):
    seat = browse("hazel")
    (link,) = re.findall(r'href="([^"]*propose_disclosure[^"]*)"', text(seat.get(f"/cases/{case}/trace")))
    assert re.search(r'name="kind" value="inquiry"[^>]*checked', text(seat.get(link)))
    assert not re.search(r'name="kind"[^>]*checked', text(seat.get(link.replace("kind=inquiry", "kind=x"))))
