"""Alarms as members meet them: taken, given back, closed, opened again."""

from datetime import timedelta

from tests.desk.evening import Evening


def call(evening: Evening):
    evening.scream()
    return evening.alarm("fir", "critical_call").id


def test_the_first_has_it_and_the_second_is_told_so(evening: Evening):
    alarm = call(evening)
    evening.act("fir", "desk.take_alarm", alarm=alarm)
    assert evening.refused("ash", "desk.take_alarm", alarm=alarm) == "taken"
    evening.run()
    assert evening.refused("ash", "desk.take_alarm", alarm=alarm) == "taken"
    shown = evening.ask("fir", "desk.alarm", alarm=alarm)
    assert (shown.mine, shown.owner, shown.state) == (True, evening.member("fir"), "taken")


def test_an_alarm_that_is_given_back_calls_again(evening: Evening):
    alarm = call(evening)
    evening.act("fir", "desk.take_alarm", alarm=alarm)
    evening.run()
    evening.act("fir", "desk.give_back_alarm", alarm=alarm)
    evening.until(minutes=3)
    assert evening.ask("ash", "desk.alarm", alarm=alarm).state == "open"
    assert evening.sent_to("ash")


def test_the_owner_is_asked_whether_they_are_still_on_it(evening: Evening):
    alarm = call(evening)
    evening.act("fir", "desk.take_alarm", alarm=alarm)
    evening.until(minutes=14)
    assert not evening.ask("fir", "desk.alarm", alarm=alarm).asked
    evening.until(minutes=2)
    assert evening.ask("fir", "desk.alarm", alarm=alarm).asked
    assert not evening.ask("ash", "desk.alarm", alarm=alarm).asked
    evening.act("fir", "desk.still_on_it", alarm=alarm)
    evening.until(minutes=10)
    assert evening.ask("fir", "desk.alarm", alarm=alarm).state == "taken"


def test_a_human_closes_it_with_how_it_ended_and_can_open_it_again(evening: Evening):
    alarm = call(evening)
    evening.act("cedar", "desk.close_alarm", alarm=alarm, outcome="safe, talked in private")
    evening.run()
    assert evening.refused("fir", "desk.take_alarm", alarm=alarm) == "closed"
    assert evening.ask("fir", "desk.alarm", alarm=alarm).course[-1].why == "safe, talked in private"
    assert [one.kind for one in evening.ask("fir", "desk.open_alarms")] == ["dispatch"]
    evening.act("fir", "desk.reopen_alarm", alarm=alarm)
    evening.run()
    assert evening.alarm("fir", "critical_call").state == "open"


def test_the_next_ones_can_be_called_without_waiting(evening: Evening):
    alarm = call(evening)
    assert not evening.sent_to("ash")
    evening.act("cedar", "desk.widen_alarm", alarm=alarm)
    evening.run()
    assert evening.sent_to("ash")


def test_those_that_nobody_has_come_first_and_emergencies_before_the_rest(evening: Evening):
    due = evening.now + timedelta(minutes=1)
    evening.act("cedar", "desk.make_promise", text="call back", due=due)
    evening.until(minutes=2)
    alarm = call(evening)
    evening.act("fir", "desk.take_alarm", alarm=alarm)
    evening.run()
    kinds = [(one.kind, one.state) for one in evening.ask("fir", "desk.open_alarms")]
    assert kinds == [("dispatch", "open"), ("promise", "open"), ("critical_call", "taken")]


def test_a_reminder_that_the_engine_has_not_picked_up_yet_is_no_alarm(evening: Evening):
    due = evening.now + timedelta(minutes=15)
    evening.act("cedar", "desk.make_promise", text="call back", due=due)
    assert evening.ask("cedar", "desk.open_alarms") == []
    evening.scream()
    assert {one.kind for one in evening.ask("fir", "desk.open_alarms")} == {"critical_call", "dispatch"}


def test_who_is_not_of_an_alarms_audience_sees_and_does_nothing(evening: Evening):
    alarm = call(evening)
    for name in ("hazel", "larch", "maple", "oak", "pine", "birch"):
        kinds = {one.kind for one in evening.ask(name, "desk.open_alarms")}
        assert kinds <= ({"dispatch"} if name == "hazel" else set())
        assert evening.refused_query(name, "desk.alarm", alarm=alarm) == "not_found"
        for action in ("take_alarm", "give_back_alarm", "still_on_it", "reopen_alarm", "widen_alarm"):
            assert evening.refused(name, f"desk.{action}", alarm=alarm) == "not_found"
        assert evening.refused(name, "desk.close_alarm", alarm=alarm, outcome="x") == "not_found"
