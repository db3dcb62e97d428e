"""A dispatch package may be written after its alarm was raised: the engine takes its half then, once."""

from safeconduct.engine import orders
from safeconduct.engine.documents import GiveHalf
from safeconduct.engine.orders.giving import give
from safeconduct.kernel import clock
from tests.engine.night import Night, named, plan

HALF = bytes(range(32))


def asked(night: Night, name: str, alarm) -> bytes | None:
    with clock.held(night.now):
        return orders.half(night.cast[name], alarm)


def raised(night: Night, half: bytes | None = None):
    alarm = night.raise_alarm(plan(named(night.member("fir"))), half=half)
    night.run()
    return alarm


def test_a_half_given_later_goes_to_the_one_who_accepts(night):
    alarm = raised(night)
    night.do("cedar", orders.give_half, alarm, HALF)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF
    assert asked(night, "cedar", alarm) is None


def test_who_accepted_before_it_was_given_gets_it_at_once(night):
    alarm = raised(night)
    night.do("fir", orders.take, alarm)
    night.run()
    night.do("cedar", orders.give_half, alarm, HALF)
    night.run()
    assert asked(night, "fir", alarm) == HALF


def test_a_half_that_is_there_is_never_replaced(night):
    alarm = raised(night, half=HALF)
    night.do("cedar", orders.give_half, alarm, bytes(32))
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF


def test_a_half_given_instead_replaces_it_also_with_the_one_who_has_it(night):
    other = bytes(reversed(range(32)))
    alarm = raised(night, half=HALF)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    with night.moment():
        orders.give_half(night.cast["cedar"], alarm, other, instead=True)
    night.run()
    assert asked(night, "fir", alarm) == other


def test_who_gave_the_alarm_back_and_took_it_again_has_the_rest_of_their_two_hours(night):
    alarm = raised(night, half=HALF)
    for _again in range(2):
        night.do("fir", orders.take, alarm)
        night.do("fir", orders.release_half, alarm)
        night.run()
        assert asked(night, "fir", alarm) == HALF
        night.do("fir", orders.end_half, alarm)
        night.do("fir", orders.give_back, alarm)
        night.until(minutes=50)
        assert asked(night, "fir", alarm) is None
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.until(minutes=19)
    assert asked(night, "fir", alarm) == HALF
    night.until(minutes=1)
    assert asked(night, "fir", alarm) is None


def test_a_half_from_somebody_outside_the_desk_counts_for_nothing(night):
    alarm = raised(night)
    with night.moment():  # hazel cannot see the alarm; whoever forges the order is still not of the desk
        give(night.cast["hazel"], GiveHalf(alarm=alarm, at=night.now, half=bytes(32)), first=True)
    night.run()
    night.do("cedar", orders.give_half, alarm, HALF)
    night.do("fir", orders.take, alarm)
    night.do("fir", orders.release_half, alarm)
    night.run()
    assert asked(night, "fir", alarm) == HALF
