"""Shifts in local time: they overlap rather than gap, and the engine is told the coming 48 hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.engine.models import Card
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.people import refusals
from safeconduct.people.rules.shifts import Pattern, fits, instant, stretches
from tests.people.conftest import House

BERLIN = ZoneInfo("Europe/Berlin")
EVERY = frozenset(range(7))


def pattern(begins: str, ends: str, day: date, zone: ZoneInfo = BERLIN, days: int = 1) -> Pattern:
    return Pattern(
        zone, day, day + timedelta(days=days - 1), time.fromisoformat(begins), time.fromisoformat(ends), EVERY
    )


def covered(one: Pattern) -> list[tuple[datetime, datetime]]:
    return stretches(one, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def test_a_night_shift_lasts_into_the_next_day():
    (span,) = covered(pattern("20:00", "08:00", date(2026, 3, 11)))
    assert span == (datetime(2026, 3, 11, 19, tzinfo=UTC), datetime(2026, 3, 12, 7, tzinfo=UTC))


def test_in_the_hour_that_comes_twice_shifts_overlap():
    first = covered(pattern("20:00", "02:30", date(2026, 10, 24)))[0]
    second = covered(pattern("02:30", "08:00", date(2026, 10, 25)))[0]
    assert first[1] - second[0] == timedelta(hours=1)


def test_in_the_hour_that_never_comes_one_shift_ends_where_the_next_begins():
    first = covered(pattern("20:00", "02:30", date(2026, 3, 28)))[0]
    second = covered(pattern("02:30", "08:00", date(2026, 3, 29)))[0]
    assert first[1] == second[0] == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@given(
    day=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    handover=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Asia/Gaza"]),
)
def test_between_two_shifts_that_hand_over_there_is_never_a_gap(day: date, handover: time, zone: str):
    place = ZoneInfo(zone)
    ends = instant(day, handover, place, later=True)
    begins = instant(day, handover, place, later=False)
    assert begins <= ends
    assert ends - begins <= timedelta(hours=1)


def test_a_pattern_without_a_day_is_no_shift():
    wednesday = date(2026, 3, 11)
    assert fits(pattern("20:00", "08:00", wednesday))
    assert not fits(pattern("20:00", "08:00", wednesday)._replace(days=frozenset({0})))
    assert not fits(pattern("20:00", "08:00", wednesday)._replace(last=wednesday - timedelta(days=1)))
    assert not fits(pattern("20:00", "08:00", wednesday, days=1000))


NIGHTS = {
    "role": "coordinator", "first": "2026-03-09", "last": "2026-03-15",
    "begins": "20:00", "ends": "08:00", "days": [], "zone": "Europe/Berlin",
}  # fmt: skip


def plan(house: House, name: str = "ash", **other: object):
    return house.run("birch", "people.plan_shift", **{"member": house.handle(name), **NIGHTS, **other}).shift


def test_who_is_on_duty_is_asked_by_everybody(house: House):
    plan(house)
    with clock.held(datetime(2026, 3, 11, 23, tzinfo=UTC)):
        (span,) = house.ask("oak", "people.on_duty")
        assert (span.name, span.role) == ("Ясень", "coordinator")
        assert "Ясень" in house.browser("oak").get("/frame/duty").content.decode()
    with clock.held(datetime(2026, 3, 11, 12, tzinfo=UTC)):
        assert house.ask("oak", "people.on_duty") == []


def test_the_engine_is_told_the_coming_48_hours_and_nothing_else(house: House):
    with clock.held(datetime(2026, 3, 11, 12, tzinfo=UTC)):
        shift = plan(house)
        engine = house.cast.founded.engine
        engine.refresh()
        told = [rows.read(engine, row).document.card for row in Card.objects.order_by("leaf")]
        assert [(span.member, span.role, span.since) for span in told[-1].spans] == [
            (house.handle("ash"), "coordinator", datetime(2026, 3, day, 19, tzinfo=UTC)) for day in (11, 12)
        ]
        house.run("birch", "people.end_shift", shift=shift)
        told = [rows.read(engine, row).document.card for row in Card.objects.order_by("leaf")]
        assert told[-1].spans == []


def test_whoever_left_is_on_no_shift_and_whoever_came_back_is(house: House):
    plan(house, "fir")
    with clock.held(datetime(2026, 3, 11, 23, tzinfo=UTC)):
        assert len(house.ask("oak", "people.on_duty")) == 1
        house.run("ash", "people.deactivate", member=house.handle("fir"))
        assert house.ask("oak", "people.on_duty") == []


@pytest.mark.parametrize(
    ("given_otherwise", "field", "code"),
    [
        ({"role": "lawyer"}, "role", refusals.NOT_THEIR_ROLE),
        ({"zone": "Mars/Olympus"}, "zone", refusals.UNKNOWN_ZONE),
        ({"last": "2026-03-08"}, "last", refusals.NOT_A_SHIFT),
        ({"begins": "25:00"}, "begins", "bad_form"),
    ],
)
def test_what_is_no_shift_is_refused_at_its_field(house: House, given_otherwise, field: str, code: str):
    with pytest.raises(Refusal) as refused:
        plan(house, **given_otherwise)
    assert refused.value.fields == {field: code}


def test_only_coordinators_and_admins_plan(house: House):
    with pytest.raises(Refusal) as refused:
        house.run("oak", "people.plan_shift", member=house.handle("ash"), **NIGHTS)
    assert refused.value.code == "forbidden"
