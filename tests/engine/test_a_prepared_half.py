"""A package may lie ready before any alarm: the engine keeps its half, and no member can ask for it."""

import pytest

from safeconduct.engine import orders, staff
from safeconduct.engine.documents import UseHalf
from safeconduct.engine.orders.giving import give
from safeconduct.kernel import clock
from safeconduct.kernel.ids import new_id
from tests.engine.night import Night, named, plan

HALF = bytes(range(32))


def asked(night: Night, name: str, alarm) -> bytes | None:
    with clock.held(night.now):
        return orders.half(night.cast[name], alarm)


@pytest.mark.parametrize("writer", ["larch", "cedar", "fir"])
def test_a_prepared_half_is_released_to_the_one_who_accepts(night, writer):
    package = new_id()
    night.do(writer, staff.keep_half, package, HALF)
    night.run()
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.do("cedar", orders.use_half, alarm, package)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF
    assert asked(night, "cedar", alarm) is None


def test_a_half_that_came_a_moment_before_its_alarm_is_found(night):
    package = new_id()
    night.run()
    night.do("larch", staff.keep_half, package, HALF)
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.do("cedar", orders.use_half, alarm, package)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF


def test_nobody_but_the_desk_brings_a_half_to_an_alarm_and_nobody_but_its_writers_prepares_one(night):
    package, forged = new_id(), new_id()
    night.do("larch", staff.keep_half, package, HALF)
    night.do("hazel", staff.keep_half, forged, HALF)
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    with night.moment():
        give(night.cast["hazel"], UseHalf(alarm=alarm, at=night.now, package=package), first=True)
    night.do("cedar", orders.use_half, alarm, forged)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) is None


def test_a_half_that_was_withdrawn_is_not_given(night):
    package = new_id()
    night.do("larch", staff.keep_half, package, HALF)
    night.until(seconds=1)
    night.do("larch", staff.keep_half, package, None)
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.do("cedar", orders.use_half, alarm, package)
    night.do("fir", orders.take, alarm)
    night.run()
    assert asked(night, "fir", alarm) is None


def test_an_alarm_may_lose_its_half_again_also_from_the_one_who_has_it(night):
    package = new_id()
    night.do("larch", staff.keep_half, package, HALF)
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.do("cedar", orders.use_half, alarm, package)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF
    night.do("cedar", orders.use_half, alarm, None)
    night.run()
    assert asked(night, "fir", alarm) is None
