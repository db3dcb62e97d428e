"""A playbook reminds whoever is to do a step, and keeps shut what waits for its gate."""

from datetime import timedelta

import pytest

from safeconduct.desk import gates
from tests.desk.evening import Evening

GATED = 3  # "mark every channel as compromised": a neutral third person must be ready
BY_TWO = 6
LAWYERS = 5  # "scene report", 45 minutes
NEEDS_CONSENT = 10


def followed(evening: Evening, playbook: str = "abduction_from_flat"):
    made = evening.act("cedar", "desk.log_signal", lines=["a car"])
    run = evening.act("cedar", "desk.start_playbook", incident=made.incident, playbook=playbook)
    evening.run()
    return run.id, made.incident


def step(evening: Evening, number: int, name: str = "cedar"):
    (run,) = evening.ask(name, "desk.playbooks")
    return run.steps[number]


def steps_that_ring(evening: Evening, name: str) -> list[str]:
    return [one.title for one in evening.ask(name, "desk.open_alarms") if one.kind == "step"]


def test_a_gate_keeps_its_step_shut_until_somebody_ticks_it(evening: Evening):
    run, _incident = followed(evening)
    assert evening.refused("cedar", "desk.tick_step", run=run, step=GATED) == "gate_shut"
    assert not step(evening, GATED).gate_open
    evening.act("fir", "desk.tick_gate", run=run, step=GATED)
    evening.act("cedar", "desk.tick_step", run=run, step=GATED)
    assert step(evening, GATED).state.done.by == evening.member("cedar")


def test_a_decision_of_two_needs_two_people(evening: Evening):
    run, _incident = followed(evening)
    for _twice in range(2):
        evening.act("fir", "desk.tick_gate", run=run, step=BY_TWO)
    assert evening.refused("fir", "desk.tick_step", run=run, step=BY_TWO) == "gate_shut"
    evening.act("ash", "desk.tick_gate", run=run, step=BY_TWO)
    evening.act("fir", "desk.tick_step", run=run, step=BY_TWO)


def test_a_gate_that_is_computed_is_ticked_by_nobody_and_can_be_skipped_with_a_reason(evening: Evening):
    run, _incident = followed(evening)
    assert evening.refused("fir", "desk.tick_gate", run=run, step=NEEDS_CONSENT) == "not_by_hand"
    assert evening.refused("fir", "desk.tick_step", run=run, step=NEEDS_CONSENT) == "gate_shut"
    evening.act("fir", "desk.skip_step", run=run, step=NEEDS_CONSENT, note="no consent was given")
    assert step(evening, NEEDS_CONSENT).state.note == "no consent was given"


def test_a_consent_opens_the_gate_that_waits_for_it_and_its_withdrawal_shuts_it(evening: Evening):
    _run, incident = followed(evening)
    case = evening.act("cedar", "desk.open_case_for", incident=incident).case
    person = evening.act("cedar", "cases.add_person", case=case, names=["Вымысел"]).id
    given = {"case": case, "person": person, "uses": ["un_only"], "audiences": ["*"], "risks": "none hidden"}
    evening.act("cedar", "cases.give_consent", by="the person", **given)
    assert step(evening, NEEDS_CONSENT, "fir").gate_open
    assert not step(evening, NEEDS_CONSENT, "cedar").gate_open  # may not read what was consented to
    evening.now += timedelta(minutes=1)
    evening.act("cedar", "cases.withdraw_consent", case=case, said="stop everything")
    assert not step(evening, NEEDS_CONSENT, "fir").gate_open


def test_a_clean_channel_opens_the_gate_of_the_trusted_contact(evening: Evening):
    _run, incident = followed(evening, "missed_checkin")
    case = evening.act("cedar", "desk.open_case_for", incident=incident).case
    assert not step(evening, 2, "fir").gate_open
    phone = {"case": case, "value": "+7 900 000-00-03"}
    evening.act("cedar", "cases.add_contact", state="clean", **phone)
    assert step(evening, 2, "fir").gate_open
    evening.act("cedar", "cases.mark_compromised", **phone)
    assert not step(evening, 2, "fir").gate_open


def test_a_part_that_knows_opens_its_gate(evening: Evening, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gates, "_computed", {})
    run, incident = followed(evening)
    asked = []
    gates.computes("consent_un")(lambda actor, cases: bool(asked.append(cases)) or True)
    assert evening.refused("fir", "desk.tick_step", run=run, step=NEEDS_CONSENT) == "gate_shut"
    case = evening.act("cedar", "desk.open_case_for", incident=incident).case
    evening.act("fir", "desk.tick_step", run=run, step=NEEDS_CONSENT)
    assert asked == [[case]]
    with pytest.raises(KeyError):
        gates.computes("psych_ok")(lambda actor, cases: True)


def test_a_step_that_is_due_reminds_its_role_in_the_readers_language(evening: Evening):
    followed(evening)
    evening.until(minutes=44)
    assert steps_that_ring(evening, "hazel") == []
    evening.until(minutes=2)
    assert steps_that_ring(evening, "hazel") == [
        "Scene report: door, disorder, neighbours, number plates, uniforms, cameras"
    ]
    assert evening.sent_to("hazel")


def test_a_step_that_is_done_reminds_nobody_and_one_that_is_open_again_does(evening: Evening):
    run, _incident = followed(evening)
    evening.act("cedar", "desk.tick_step", run=run, step=LAWYERS)
    evening.until(minutes=50)
    assert steps_that_ring(evening, "hazel") == []
    evening.act("cedar", "desk.untick_step", run=run, step=LAWYERS)
    evening.until(minutes=3)
    assert len(steps_that_ring(evening, "hazel")) == 1
    assert evening.refused("cedar", "desk.tick_step", run=run, step=99) == "not_found"


def test_what_is_late_when_somebody_begins_to_follow_still_reminds(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    evening.now += timedelta(hours=1)
    evening.act("cedar", "desk.start_playbook", incident=made.incident, playbook="abduction_from_flat")
    evening.until(minutes=1)
    assert steps_that_ring(evening, "hazel") == []
    evening.until(minutes=1)
    assert len(steps_that_ring(evening, "hazel")) == 1


def test_a_playbook_that_is_ended_reminds_nobody_any_more(evening: Evening):
    run, incident = followed(evening)
    evening.act("fir", "desk.end_playbook", run=run)
    evening.until(hours=13)
    assert steps_that_ring(evening, "cedar") == []
    assert evening.refused("fir", "desk.tick_step", run=run, step=0) == "playbook_ended"
    assert evening.ask("cedar", "desk.incident", incident=incident).kind == "abduction_from_flat"


def test_its_hard_rules_and_steps_are_read_in_ones_own_language(evening: Evening):
    followed(evening)
    (english,) = evening.ask("cedar", "desk.playbooks")
    (russian,) = evening.ask_in("ru", "cedar", "desk.playbooks")
    assert english.never[0] == "Never call a compromised number from our own line"
    assert russian.never[0] == "Никогда не звонить на скомпрометированный номер с нашей линии"
    assert russian.steps[0].says != english.steps[0].says


def test_nobody_follows_one_playbook_twice_at_once(evening: Evening):
    run, incident = followed(evening)
    again = {"incident": incident, "playbook": "abduction_from_flat"}
    assert evening.refused("fir", "desk.start_playbook", **again) == "playbook_followed"
    evening.act("fir", "desk.end_playbook", run=run)
    evening.act("fir", "desk.start_playbook", **again)
