"""Clocks may lie: back an hour, forward a day, asleep or away; nothing fires twice and nothing is skipped."""

from datetime import timedelta

import pytest

from safeconduct.engine import orders
from safeconduct.engine.documents import Happened, Later
from safeconduct.engine.models import Note, Timer
from safeconduct.kernel import clock
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db


def beats(night: Night) -> None:
    """The pulse is due again, as it is every two seconds."""
    with clock.held(night.now):
        night.engine.beat(night.now)


def test_back_an_hour_nothing_fires_twice_and_no_step_waits_an_hour_more(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("fir"), wait_s=120), named(night.member("ash"), wait_s=600)))
    night.until(seconds=30)
    beats(night)
    night.now -= timedelta(hours=1)
    beats(night)
    night.run()
    assert len(night.sent_to("fir")) == 1
    night.until(seconds=89)
    assert night.sent_to("ash") == []
    night.until(seconds=1)
    assert len(night.sent_to("ash")) == 1


def test_back_an_hour_an_appointed_time_stays_appointed(night: Night) -> None:
    at = night.now + timedelta(minutes=30)
    night.plan_at(at, Later(plan=plan(named(night.member("fir")))))
    night.run()
    beats(night)
    night.now -= timedelta(hours=1)
    beats(night)
    night.until(minutes=89)
    assert night.sent == []
    night.until(minutes=1)
    assert len(night.sent_to("fir")) == 1


def test_forward_a_day_an_emergency_fires_once(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("fir")), named(night.member("ash")), every_s=300))
    night.run()
    night.now += timedelta(days=1)
    night.run()
    assert (len(night.sent_to("fir")), len(night.sent_to("ash"))) == (1, 1)


def a_check_in(night: Night, *, opens: int, due: int) -> None:
    later = Later(
        plan=plan(named(night.member("fir"))),
        emergency=True,
        window_from=night.now + timedelta(minutes=opens),
        grace_s=600,
    )
    night.plan_at(night.now + timedelta(minutes=due), later)
    night.run()


def away(night: Night, **span: float) -> None:
    """The engine is killed and comes back after a while."""
    beats(night)
    night.now += timedelta(**span)
    night.begin_engine()
    beats(night)
    night.run()


def test_a_check_in_that_fell_wholly_into_our_outage_gets_grace_and_the_desk_is_told(night: Night) -> None:
    a_check_in(night, opens=10, due=30)
    away(night, hours=1)
    assert night.sent_to("fir") == []
    assert [line.kind for line in night.lines()] == ["outage"]
    assert night.sent_to("cedar")
    night.do("cedar", orders.close, night.lines()[0].id, "asked them")
    night.until(minutes=9, seconds=59)
    assert night.sent_to("fir") == []
    night.until(seconds=1)
    assert len(night.sent_to("fir")) == 1
    assert Happened.PUT_OFF in [entry.happened for line in night.lines() for entry in line.course]


def test_a_check_in_that_could_have_been_made_is_missed_whatever_became_of_us(night: Night) -> None:
    a_check_in(night, opens=0, due=30)
    night.until(minutes=5)
    away(night, hours=1)
    assert len(night.sent_to("fir")) == 1


def test_a_restart_of_seconds_is_no_outage(night: Night) -> None:
    a_check_in(night, opens=1, due=2)
    night.until(seconds=90)
    away(night, seconds=30)
    assert len(night.sent_to("fir")) == 1


def test_the_time_a_story_jumps_over_was_lived_through(night: Night) -> None:
    a_check_in(night, opens=10, due=30)
    beats(night)
    night.until(hours=1)
    beats(night)
    assert len(night.sent_to("fir")) >= 1
    assert "outage" not in [line.kind for line in night.lines()]


def test_a_sleeping_machine_is_an_outage(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    a_check_in(night, opens=10, due=30)
    beats(night)
    night.now += timedelta(hours=1)
    monkeypatch.setattr(clock, "steered", lambda: False)
    beats(night)
    night.run()
    assert night.sent_to("fir") == []


def test_a_check_in_that_was_moved_or_called_off_raises_nothing(night: Night) -> None:
    soon = night.now + timedelta(minutes=10)
    planned = night.plan_at(soon, Later(plan=plan(named(night.member("fir")))))
    night.do("cedar", orders.move, planned, soon + timedelta(minutes=10))
    night.until(minutes=15)
    assert night.sent == []
    night.do("cedar", orders.call_off, planned)
    night.until(hours=1)
    assert night.sent == []
    assert not Timer.objects.exists()
    assert not Note.objects.exists()
