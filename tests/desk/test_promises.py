"""What was promised is kept, or said not to be; until then it reminds."""

from datetime import timedelta

from tests.desk.evening import Evening


def promise(evening: Evening, minutes: int = 15, **more):
    due = evening.now + timedelta(minutes=minutes)
    made = evening.act("cedar", "desk.make_promise", text="call back on the clean number", due=due, **more)
    evening.run()
    return made.id


def rings(evening: Evening) -> list:
    return [one for one in evening.ask("cedar", "desk.open_alarms") if one.kind == "promise"]


def test_a_promise_nobody_keeps_reminds_who_made_it_then_the_shift_then_the_coordinators(evening: Evening):
    promise(evening)
    evening.until(minutes=14)
    assert not evening.sent
    assert rings(evening) == []
    evening.until(minutes=1)
    assert [one.to for one in evening.sent] == [evening.sent_to("cedar")[0].to]
    evening.until(minutes=20)
    assert evening.sent_to("fir")
    assert evening.sent_to("ash")
    (ring,) = rings(evening)
    assert (ring.title, ring.state) == ("call back on the clean number", "open")
    assert "call back" not in " ".join(one.text for one in evening.sent)


def test_a_promise_kept_in_time_reminds_nobody(evening: Evening):
    made = promise(evening)
    evening.act("elm", "desk.keep_promise", promise=made)
    evening.until(hours=1)
    assert not evening.sent
    assert evening.ask("cedar", "desk.promises") == []
    (done,) = evening.ask("cedar", "desk.promises", done=True)
    assert done.kept.by == evening.member("elm")


def test_keeping_one_that_rings_ends_its_alarm(evening: Evening):
    made = promise(evening)
    evening.until(minutes=16)
    assert evening.ask("cedar", "desk.promises")[0].late
    evening.act("cedar", "desk.keep_promise", promise=made)
    evening.run()
    assert rings(evening) == []
    before = len(evening.sent)
    evening.until(hours=1)
    assert len(evening.sent) == before


def test_another_time_that_was_agreed_counts_whether_it_rings_or_not(evening: Evening):
    for minutes in (5, 20):  # before and after its moment
        made = promise(evening)
        evening.until(minutes=minutes)
        later = evening.now + timedelta(hours=2)
        evening.act("cedar", "desk.postpone_promise", promise=made, due=later)
        evening.run()
        before = len(evening.sent)
        evening.until(minutes=119)
        assert (rings(evening), len(evening.sent)) == ([], before)
        evening.until(minutes=1)
        assert len(rings(evening)) == 1
        evening.act("cedar", "desk.drop_promise", promise=made, why="they asked us not to call")
        evening.run()


def test_a_promise_that_is_open_after_all_reminds_again(evening: Evening):
    made = promise(evening)
    evening.act("cedar", "desk.keep_promise", promise=made)
    evening.until(minutes=30)
    evening.act("elm", "desk.reopen_promise", promise=made)
    evening.run()
    assert len(rings(evening)) == 1
    assert evening.refused("cedar", "desk.make_promise", text="x", due=evening.now) == "promise_past"


def test_a_promise_is_kept_once(evening: Evening):
    made = promise(evening)
    evening.act("cedar", "desk.keep_promise", promise=made)
    assert evening.refused("elm", "desk.drop_promise", promise=made, why="no") == "promise_done"
