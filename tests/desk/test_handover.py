"""The next shift reads what is open, promised and unowned, with the head of the log beside it."""

from datetime import timedelta

from safeconduct.desk.models import Handover
from safeconduct.keys import heads, log, verify
from safeconduct.vault.merkle import Head
from tests.desk.evening import NUMBER, Evening
from tests.tampering import rewrite_history, undone


def test_a_handover_lists_what_is_open(evening: Evening):
    made = evening.scream()
    evening.act("fir", "desk.take_alarm", alarm=evening.alarm("fir", "critical_call").id)
    due = evening.now + timedelta(hours=3)
    evening.act("cedar", "desk.make_promise", text="call the neighbour", due=due, incident=made.incident)
    evening.act("cedar", "desk.start_playbook", incident=made.incident, playbook="abduction_from_flat")
    case = evening.act("cedar", "cases.open_case", captor="state").id
    evening.act("cedar", "cases.mark_compromised", case=case, value=NUMBER)
    evening.until(minutes=10)

    sheet = evening.act("cedar", "desk.write_handover", note="she is afraid, speak softly")
    (found,) = evening.ask("elm", "desk.handovers")
    kinds = [one.kind for one in found.points]
    assert found.id == sheet.id
    assert len(found.points) == sheet.points == sheet.without_note
    assert kinds[0] == "alarm_open"
    assert set(kinds) >= {
        "alarm_open",
        "alarm_taken",
        "incident",
        "dispatch",
        "review",
        "promise",
        "step",
        "compromised",
    }
    assert "call the neighbour" in {one.says for one in found.points}


def test_what_is_done_is_not_handed_over(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    evening.act("cedar", "desk.close_incident", incident=made.incident, outcome="wrong number")
    assert evening.ask("cedar", "desk.open_points") == []


def test_a_word_on_a_point_stands_beside_it(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    notes = {str(made.incident): "the aunt calls back"}
    sheet = evening.act("cedar", "desk.write_handover", notes=notes)
    (found,) = evening.ask("elm", "desk.handovers")
    assert [one.note for one in found.points] == ["the aunt calls back"]
    assert sheet.without_note == 0


def test_the_head_on_the_sheet_is_signed_and_is_what_verify_takes(evening: Evening):
    evening.act("cedar", "desk.log_signal")
    before = log.head()
    evening.act("cedar", "desk.write_handover")
    (found,) = evening.ask("elm", "desk.handovers")
    assert heads.read(found.head) == Head(before.size, before.root)
    assert found.head_is == "signed"
    assert heads.last(evening.cast["cedar"]) == Head(before.size, before.root)
    assert verify.check(evening.cast["ash"], outside=[heads.read(found.head)]).fits


def test_a_log_that_was_rewritten_since_the_last_sheet_is_said_on_the_next_and_keeps_nobody_from_it(
    evening: Evening,
):
    evening.act("cedar", "desk.write_handover")
    with undone():
        rewrite_history(Handover.objects.get().leaf - 3)
        evening.act("cedar", "desk.write_handover", note="she is afraid, speak softly")
        newest = evening.ask("elm", "desk.handovers")[0]
    assert (newest.head_is, newest.note) == ("forked", "she is afraid, speak softly")


def test_who_has_read_it_is_written_once(evening: Evening):
    sheet = evening.act("cedar", "desk.write_handover")
    for _twice in range(2):
        evening.act("elm", "desk.read_handover", handover=sheet.id)
    evening.act("fir", "desk.read_handover", handover=sheet.id)
    (found,) = evening.ask("cedar", "desk.handovers")
    assert [one.by for one in found.read_by] == [evening.member("elm"), evening.member("fir")]


def test_nobody_outside_the_desk_reads_a_handover(evening: Evening):
    evening.act("cedar", "desk.write_handover", note="x")
    for name in ("hazel", "larch", "maple", "oak", "pine", "birch"):
        assert evening.refused_query(name, "desk.handovers") == "forbidden"
        assert evening.refused_query(name, "desk.open_points") == "forbidden"
