"""No alarm ends unowned: an open alarm always has an armed timer or an owner, through the real rows."""

from datetime import timedelta
from uuid import UUID

import pytest

from safeconduct.engine import orders, refusals
from safeconduct.engine.documents import (
    CallOff,
    Close,
    Everyone,
    Happened,
    Later,
    Order,
    OrderCard,
    Step,
    Take,
    Wish,
)
from safeconduct.engine.models import Alarm, Timer
from safeconduct.engine.models import Order as OrderRow
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import rows
from tests.engine.night import ADDRESS, Night, named, plan

pytestmark = pytest.mark.django_db


def happened(night: Night, name: str = "fir") -> list[Happened]:
    return [entry.happened for line in night.lines(name) for entry in line.course]


def test_the_first_step_is_called_at_once_and_the_message_says_nothing(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    (message,) = night.sent_to("fir")
    (line,) = night.lines()
    assert message.text == f"{line.callsign} {message.code}: open the desk, or reply {message.code}."
    assert line.state == "open"
    assert happened(night) == [Happened.OFFERED, Happened.REACHED]


def test_a_second_lawyer_is_offered_when_the_first_is_silent(night: Night) -> None:
    lawyers = Order(handles=[night.member("hazel"), night.member("juniper")])
    night.raise_alarm(plan(Step(who=lawyers, wait_s=180)))
    night.until(minutes=2, seconds=59)
    assert (len(night.sent_to("hazel")), len(night.sent_to("juniper"))) == (1, 0)
    night.until(seconds=1)
    assert len(night.sent_to("juniper")) == 1


def test_a_message_is_in_the_members_language(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("juniper"))))
    night.run()
    assert "откройте пульт" in night.sent_to("juniper")[0].text


def test_the_end_of_a_plan_repeats_and_widens_for_ever(night: Night) -> None:
    night.raise_alarm(
        plan(
            named(night.member("fir")), every_s=300, widen=(named(night.member("ash")), Step(who=Everyone()))
        )
    )
    night.until(minutes=2)
    assert len(night.sent_to("ash")) == 1
    night.until(minutes=5)
    assert all(night.sent_to(name) for name in ADDRESS)
    night.until(hours=3)
    assert len(night.sent_to("fir")) == 2 + 1 + 36


def test_a_step_that_reaches_nobody_goes_on_to_the_next_at_once(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("larch")), named(night.member("fir"))))
    night.run()
    assert len(night.sent_to("fir")) == 1
    assert Happened.UNREACHED in happened(night)


def test_a_plan_that_names_nobody_reachable_calls_everybody_in_its_second_round(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("larch"))))
    night.run()
    assert all(night.sent_to(name) for name in ADDRESS)


def test_the_first_owner_wins_and_the_others_are_told(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"), night.member("ash"))))
    night.run()
    night.do("fir", orders.take, alarm)
    with pytest.raises(Refusal) as refused:
        night.do("ash", orders.take, alarm)
    assert refused.value.code == refusals.TAKEN
    (line,) = night.lines("cedar")
    assert (line.state, line.owner) == ("taken", night.member("fir"))
    night.run()
    assert "somebody has it" in night.sent_to("ash")[-1].text
    assert len(night.sent_to("fir")) == 1


def test_the_first_owner_wins_while_the_engine_is_dead_and_after_it_lived(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.do("fir", orders.take, alarm)  # the engine has not even seen the alarm
    with pytest.raises(Refusal):
        night.do("ash", orders.take, alarm)
    night.run()
    with pytest.raises(Refusal):
        night.do("ash", orders.take, alarm)
    assert night.sent == []
    assert [line.owner for line in night.lines()] == [night.member("fir")]


def test_the_owner_is_asked_and_silence_opens_the_alarm_again(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("ash"))))
    night.do("fir", orders.take, alarm)
    night.until(minutes=15)
    assert "still on it?" in night.sent_to("fir")[-1].text
    night.until(minutes=5)
    (line,) = night.lines()
    assert (line.state, line.owner) == ("open", None)
    assert len(night.sent_to("ash")) == 1


def test_the_owner_who_answers_keeps_the_alarm(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("ash"))))
    night.do("fir", orders.take, alarm)
    for _round in range(3):
        night.until(minutes=15)
        night.do("fir", orders.still_on_it, alarm)
        night.run()
    assert [line.owner for line in night.lines()] == [night.member("fir")]
    assert night.sent_to("ash") == []


def test_an_alarm_that_is_given_back_calls_again_at_once(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("ash"))))
    night.run()
    night.do("fir", orders.take, alarm)
    night.run()
    night.do("fir", orders.give_back, alarm)
    night.run()
    offers = [one for one in night.sent_to("ash") if "open the desk" in one.text]
    assert len(offers) == 2
    night.do("ash", orders.take, alarm)
    night.run()
    assert [line.owner for line in night.lines()] == [night.member("ash")]


def test_an_alarm_ends_only_when_a_human_closes_it_with_the_agreed_word(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))), word="rowan berries")
    night.run()
    night.do("fir", orders.close, alarm, "all well", "roses")
    night.run()
    assert [line.state for line in night.lines()] == ["open"]
    assert happened(night)[-1] is Happened.REFUSED
    night.do("fir", orders.close, alarm, "all well", " Rowan  BERRIES")
    night.run()
    assert night.lines() == []
    night.until(hours=23)
    assert Alarm.objects.count() == 1


def test_a_closed_alarm_can_be_opened_again_and_is_folded_after_a_day(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    night.do("fir", orders.close, alarm, "wrong number")
    night.run()
    night.do("fir", orders.reopen, alarm)
    night.run()
    assert [line.state for line in night.lines()] == ["open"]
    assert len(night.sent_to("fir")) == 2
    night.do("fir", orders.close, alarm, "wrong number")
    night.until(hours=25)
    assert not Alarm.objects.exists()
    assert not Timer.objects.exists()


def test_who_may_not_see_an_alarm_cannot_touch_it_and_learns_nothing(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    for order in (orders.take, orders.still_on_it, orders.give_back, orders.widen, orders.reopen):
        with pytest.raises(Refusal) as refused:
            night.do("pine", order, alarm)
        assert refused.value.code == NOT_FOUND


def forge(night: Night, name: str, wish: Wish, slot: UUID | None = None) -> None:
    """An order written by hand, past every session."""
    with night.moment():
        card = OrderCard(wish=wish)
        rows.insert(night.cast[name], OrderRow, night.sight.compartment, card, slot=slot, first=True)
    night.run()


def test_a_member_who_was_not_asked_cannot_silence_an_alarm_by_a_forged_order(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    forge(night, "pine", Take(alarm=alarm, at=night.now), slot=alarm)
    forge(night, "pine", Close(alarm=alarm, at=night.now, outcome="nothing"))
    assert [(line.state, line.owner) for line in night.lines()] == [("open", None)]
    assert happened(night)[-1] is Happened.REFUSED


def test_a_member_who_may_not_see_a_planned_moment_cannot_call_it_off(night: Night) -> None:
    planned = night.plan_at(night.now + timedelta(hours=1), Later(plan=plan(named(night.member("fir")))))
    forge(night, "pine", CallOff(alarm=planned, at=night.now))
    night.until(hours=1)
    assert night.sent_to("fir")


def test_an_alarm_without_a_timer_is_armed_again_and_somebody_is_woken(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    Timer.objects.all().delete()
    night.sweep()
    assert len(night.sent_to("fir")) == 3  # the alarm again, and what happened
    assert {line.kind for line in night.lines()} == {"dispatch", "unarmed"}


def test_a_widened_alarm_calls_its_next_step_now(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"), wait_s=3600), named(night.member("ash"))))
    night.run()
    night.do("fir", orders.widen, alarm)
    night.run()
    assert len(night.sent_to("ash")) == 1


def test_taking_one_of_two_alarms_never_ends_the_other(night: Night) -> None:
    one = night.raise_alarm(plan(named(night.member("fir"))))
    other = night.raise_alarm(plan(named(night.member("ash"))))
    night.do("fir", orders.take, one)
    night.until(minutes=10)
    states = {line.id: line.state for line in night.lines()}
    assert states == {one: "taken", other: "open"}
