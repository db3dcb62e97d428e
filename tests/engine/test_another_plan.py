"""The order of a dispatch may be changed while nobody has it; what was called before still counts."""

import pytest

from safeconduct.engine import orders
from safeconduct.engine.documents import Nobody, Order, Replan, Step, Take
from safeconduct.engine.orders.giving import give
from safeconduct.engine.refusals import CLOSED, TAKEN
from safeconduct.kernel.errors import Refusal
from tests.engine.night import Night, named, plan


def in_order(night: Night, *names: str):
    return plan(Step(who=Order(handles=[night.member(name) for name in names]), wait_s=300))


def test_another_order_calls_from_its_first_at_once_and_who_was_called_before_may_still_come(night):
    alarm = night.raise_alarm(in_order(night, "hazel"))
    night.run()
    night.do("fir", orders.replan, alarm, in_order(night, "juniper"))
    night.run()
    assert len(night.sent_to("hazel")) == len(night.sent_to("juniper")) == 1
    with night.moment():  # hazel reads no desk note; the engine must still count her take
        give(night.cast["hazel"], Take(alarm=alarm, at=night.now), first=True, slot=alarm)
    night.run()
    assert night.lines()[0].owner == night.member("hazel")


def test_a_new_pause_waits_again(night):
    alarm = night.raise_alarm(in_order(night, "hazel"))
    night.run()
    waits = plan(Step(who=Nobody(), wait_s=120), named(night.member("juniper")))
    night.do("fir", orders.replan, alarm, waits)
    night.until(seconds=119)
    assert not night.sent_to("juniper")
    night.until(seconds=1)
    assert night.sent_to("juniper")


def test_an_alarm_that_somebody_has_or_that_is_over_keeps_its_plan(night):
    alarm = night.raise_alarm(in_order(night, "hazel"))
    night.run()
    night.do("fir", orders.take, alarm)
    with pytest.raises(Refusal) as refused:
        night.do("ash", orders.replan, alarm, in_order(night, "juniper"))
    assert refused.value.code == TAKEN
    night.run()
    night.do("fir", orders.close, alarm, "over")
    night.run()
    with pytest.raises(Refusal) as refused:
        night.do("ash", orders.replan, alarm, in_order(night, "juniper"))
    assert refused.value.code == CLOSED
    assert not night.sent_to("juniper")


def test_nobody_outside_the_desk_changes_an_order(night):
    alarm = night.raise_alarm(in_order(night, "juniper"))
    with night.moment():
        wish = Replan(alarm=alarm, at=night.now, plan=in_order(night, "hazel"))
        give(night.cast["hazel"], wish, first=True)
    night.run()
    assert night.sent_to("juniper")
    assert not night.sent_to("hazel")
