"""Nothing is told outside but through the gate, and nobody lets their own words through."""

from datetime import timedelta

import pytest

from safeconduct.acts import events
from safeconduct.acts.run import ask, run
from safeconduct.cases import gate
from safeconduct.cases.events import DisclosureAllowed, NightInquiry
from safeconduct.engine.models import Order
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows

TEXT = "Is the person whom we name to you held by you?"


@pytest.fixture
def case(network):
    """A case with a fresh risk review and consent to tell a government."""
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    review(network, case)
    run(
        network.hazel,
        "cases.give_consent",
        {
            "case": str(case),
            "uses": ["government_named", "public_anonymous", "public_named"],
            "audiences": ["*"],
            "risks": "told",
        },
    )
    return case


@pytest.fixture
def heard(monkeypatch):
    found = []
    for kind in (DisclosureAllowed, NightInquiry):
        one = events.Reaction(lambda actor, event: found.append(event), frozenset())
        monkeypatch.setitem(events._reactions, kind, [one])
    return found


def review(network, case):
    run(network.ash, "cases.review_risk", {"case": str(case), "level": "high", "reasons": "men at the door"})


def draft(network, case, by="ash", **given):
    plain = {
        "case": str(case),
        "kind": "inquiry",
        "audience": "regional prosecutor",
        "uses": ["government_named"],
        "text": TEXT,
        "why": "three hours without a word",
    }
    return run(getattr(network, by), "cases.propose_disclosure", {**plain, **given}).id


def say(network, case, proposal, word, by):
    given = {"case": str(case), "proposal": str(proposal), "reasons": "because"}
    return run(getattr(network, by), f"cases.{word}", given)


def at_night(network, case, by="ash", **given):
    plain = {
        "case": str(case),
        "audience": "regional prosecutor",
        "uses": ["government_named"],
        "text": TEXT,
        "ground": "life",
        "reason": "nobody answers",
    }
    return run(getattr(network, by), "cases.inquire_at_night", {**plain, **given})


def wishes(network, kind):
    """What the engine was asked for."""
    engine = network.cast.founded.engine
    engine.refresh()
    asked = [one.document.wish for one in rows.read_all(engine, Order.objects.all())]
    return [wish for wish in asked if wish.__struct_config__.tag == kind]


def test_an_inquiry_goes_out_when_a_second_person_let_it_through(network, case, heard):
    proposal = draft(network, case)
    with pytest.raises(Refusal) as refused:
        gate.require_open(network.ash, case, proposal, TEXT)
    assert refused.value.code == "gate_closed"
    assert say(network, case, proposal, "approve_disclosure", "hazel").open
    assert [(one.proposal, one.kind) for one in heard] == [(proposal, "inquiry")]
    assert gate.require_open(network.ash, case, proposal, TEXT).audience == "regional prosecutor"


def test_what_went_out_is_listed_when_consent_is_taken_back_and_the_gate_is_closed(network, case):
    proposal = draft(network, case)
    say(network, case, proposal, "approve_disclosure", "hazel")
    gate.require_open(network.ash, case, proposal, TEXT)
    done = run(network.hazel, "cases.withdraw_consent", {"case": str(case)})
    assert [(one.audience, one.uses) for one in done.earlier_uses] == [
        ("regional prosecutor", ["government_named"])
    ]
    with pytest.raises(Refusal) as refused:
        gate.require_open(network.ash, case, proposal, TEXT)
    assert refused.value.values == {"blocks": "consent"}


def test_nobody_lets_their_own_draft_through(network, case):
    proposal = draft(network, case)
    with pytest.raises(Refusal) as refused:
        say(network, case, proposal, "approve_disclosure", "ash")
    assert refused.value.code == "own_draft"


def test_another_text_than_the_one_approved_does_not_pass(network, case):
    proposal = draft(network, case)
    say(network, case, proposal, "approve_disclosure", "hazel")
    with pytest.raises(Refusal) as refused:
        gate.require_open(network.ash, case, proposal, TEXT + " They are in Penza.")
    assert refused.value.code == "gate_closed"


def test_a_risk_review_of_three_days_ago_closes_the_gate_until_it_is_looked_at_again(network, case):
    proposal = draft(network, case)
    with clock.held(clock.now() + timedelta(hours=72)):
        judged = say(network, case, proposal, "approve_disclosure", "hazel")
        assert judged.blocks == ["risk_review"]
        review(network, case)
        assert gate.require_open(network.ash, case, proposal, TEXT)


def test_a_returned_draft_stays_returned(network, case):
    proposal = draft(network, case)
    say(network, case, proposal, "return_disclosure", "fir")
    with pytest.raises(Refusal) as refused:
        say(network, case, proposal, "approve_disclosure", "hazel")
    assert refused.value.code == "decided"
    with pytest.raises(Refusal):
        gate.require_open(network.ash, case, proposal, TEXT)


def test_only_the_drafter_takes_a_draft_back_and_then_nobody_lets_it_through(network, case):
    proposal = draft(network, case)
    which = {"case": str(case), "proposal": str(proposal)}
    with pytest.raises(Refusal) as refused:
        run(network.hazel, "cases.withdraw_disclosure", which)
    assert refused.value.code == "not_found"
    run(network.ash, "cases.withdraw_disclosure", which)
    with pytest.raises(Refusal) as refused:
        say(network, case, proposal, "approve_disclosure", "hazel")
    assert refused.value.code == "decided"


def test_the_word_of_somebody_who_was_taken_off_the_case_counts_no_more(network, case):
    proposal = draft(network, case)
    say(network, case, proposal, "approve_disclosure", "hazel")
    member = str(network.hazel.member)
    run(network.ash, "cases.unassign", {"case": str(case), "member": member, "role": "lawyer"})
    with pytest.raises(Refusal) as refused:
        gate.require_open(network.ash, case, proposal, TEXT)
    assert refused.value.values == {"blocks": "second_person"}


def test_an_operator_drafts_an_inquiry_but_is_not_told_what_stands_in_its_way(network, case):
    proposal = draft(network, case, by="elm")
    for asked in (
        lambda: ask(network.elm, "cases.proposals", {"case": str(case)}),
        lambda: say(network, case, proposal, "approve_disclosure", "cedar"),
    ):
        with pytest.raises(Refusal) as refused:
            asked()
        assert refused.value.code in {"forbidden", "not_found"}


def test_at_night_one_person_inquires_at_once_and_a_second_reviews_within_the_hour(network, case, heard):
    made = at_night(network, case)
    assert made.open
    assert {type(one) for one in heard} == {DisclosureAllowed, NightInquiry}
    (line,) = ask(network.ash, "cases.proposals", {"case": str(case)})
    assert line.review_by == line.at + timedelta(hours=1)
    assert not line.reviewed
    with pytest.raises(Refusal) as refused:
        say(network, case, made.id, "review_night", "ash")
    assert refused.value.code == "own_draft"
    (waiting,) = wishes(network, "plan")
    assert waiting.due == line.review_by
    say(network, case, made.id, "review_night", "fir")
    assert [one.alarm for one in wishes(network, "call_off")] == [waiting.alarm]
    (line,) = ask(network.ash, "cases.proposals", {"case": str(case)})
    assert line.reviewed


def test_at_night_danger_to_life_stands_for_consent_and_a_directive_only_for_what_it_covers(network):
    case = network.open().id
    review(network, case)
    assert at_night(network, case, ground="life").open
    with pytest.raises(Refusal) as refused:
        at_night(network, case, ground="directive")
    assert refused.value.values == {"blocks": "consent"}
    run(
        network.elm,
        "cases.write_directive",
        {"case": str(case), "allows": ["government_named"], "audiences": ["Regional Prosecutor"]},
    )
    assert at_night(network, case, ground="directive").open
    with pytest.raises(Refusal):
        at_night(network, case, ground="directive", audience="the family")


def test_at_night_a_legal_flag_still_stops_everything(network, case):
    run(network.elm, "cases.raise_flag", {"case": str(case), "kinds": ["inquiry"], "why": "talks go on"})
    with pytest.raises(Refusal) as refused:
        at_night(network, case)
    assert refused.value.values == {"blocks": "legal_flag"}


def test_what_is_refused_at_night_leaves_no_draft(network, case):
    run(network.elm, "cases.raise_flag", {"case": str(case), "kinds": ["inquiry"], "why": "talks go on"})
    with pytest.raises(Refusal):
        at_night(network, case)
    assert ask(network.ash, "cases.proposals", {"case": str(case)}) == []


def test_a_person_of_whom_nobody_said_they_are_grown_up_is_named_in_public_by_nobody(network, case):
    person = str(run(network.cedar, "cases.add_person", {"case": str(case), "names": ["Зара Тестова"]}).id)
    run(
        network.hazel,
        "cases.give_consent",
        {"case": str(case), "person": person, "uses": ["public_named"], "audiences": ["*"], "risks": "told"},
    )
    network.assign(case, "pine", "press")
    given = {"kind": "statement", "uses": ["public_named"], "persons": [person], "named": True, "by": "pine"}
    proposal = draft(network, case, **given)
    assert "minor" in say(network, case, proposal, "approve_disclosure", "ash").blocks
    run(network.ash, "cases.set_minor", {"case": str(case), "person": person, "minor": False})
    assert say(network, case, proposal, "approve_disclosure", "fir").blocks == []


def test_a_statement_needs_two_beside_its_drafter(network, case):
    network.assign(case, "pine", "press")
    proposal = draft(network, case, by="pine", kind="statement", uses=["public_anonymous"], audience="press")
    assert say(network, case, proposal, "approve_disclosure", "ash").blocks == ["second_person"]
    assert say(network, case, proposal, "approve_disclosure", "ash").blocks == ["second_person"]
    assert say(network, case, proposal, "approve_disclosure", "hazel").open


def test_with_a_family_silence_is_the_default_and_somebody_must_say_why_not(network, case):
    run(network.ash, "cases.set_captor", {"case": str(case), "captor": "family"})
    silent = draft(network, case)
    assert say(network, case, silent, "approve_disclosure", "hazel").blocks == ["default"]
    reasoned = draft(network, case, against_default="she asked for it before she was taken")
    assert say(network, case, reasoned, "approve_disclosure", "hazel").open


def test_a_draft_about_a_person_of_another_case_is_refused(network, case):
    other = network.open().id
    person = run(network.cedar, "cases.add_person", {"case": str(other), "names": ["Б"]}).id
    with pytest.raises(Refusal) as refused:
        draft(network, case, persons=[str(person)])
    assert refused.value.code == "not_found"
