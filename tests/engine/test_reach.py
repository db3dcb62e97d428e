"""Whom a step reaches: rules give way before nobody is called."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from safeconduct.engine.documents import (
    Everyone,
    Named,
    OnShift,
    Quiet,
    ShiftCard,
    Span,
    StaffCard,
    Step,
    Way,
)
from safeconduct.engine.rules.reach import Roster, asleep, called, people, ways

NIGHT = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)
SMS, MAIL = Way(channel="sms", address="+7 900 000-00-01"), Way(channel="email", address="a@example.org")


def card(*roles: str, quiet: Quiet | None = None, zone: str = "UTC") -> StaffCard:
    return StaffCard(
        member=uuid4(), at=NIGHT, channels=[SMS, MAIL], roles=list(roles), quiet=quiet, zone=zone
    )


def roster(*cards: StaffCard, on: tuple[UUID, ...] = ()) -> Roster:
    hour = timedelta(hours=1)
    spans = [Span(member=m, role="coordinator", since=NIGHT - hour, until=NIGHT + hour) for m in on]
    return Roster(staff={c.member: c for c in cards}, shifts=ShiftCard(at=NIGHT, spans=spans))


def test_who_is_on_shift_is_called_and_the_others_sleep() -> None:
    a, b = card("coordinator"), card("coordinator")
    assert people(OnShift(role="coordinator"), roster(a, b, on=(b.member,)), NIGHT, emergency=True) == [
        b.member
    ]


def test_with_nobody_on_shift_everybody_of_the_role_is_called() -> None:
    a, b, other = card("coordinator"), card("coordinator"), card("press")
    found = people(OnShift(role="coordinator"), roster(a, b, other), NIGHT, emergency=True)
    assert found == [a.member, b.member]


def test_an_ordinary_alarm_lets_sleep_and_an_emergency_knows_no_quiet_hours() -> None:
    asleep_one = card("lawyer", quiet=Quiet(begins="23:00", ends="07:00"))
    awake_one = card("lawyer")
    both = roster(asleep_one, awake_one)
    everyone = Everyone(roles=["lawyer"])
    assert people(everyone, both, NIGHT, emergency=False) == [awake_one.member]
    assert people(everyone, both, NIGHT, emergency=True) == [asleep_one.member, awake_one.member]


def test_when_all_sleep_somebody_is_woken_even_for_an_ordinary_alarm() -> None:
    one = card("lawyer", quiet=Quiet(begins="23:00", ends="07:00"))
    assert people(Everyone(roles=["lawyer"]), roster(one), NIGHT, emergency=False) == [one.member]


def test_quiet_hours_are_on_the_members_own_wall() -> None:
    quiet = Quiet(begins="23:00", ends="07:00")
    assert asleep(card(quiet=quiet), NIGHT)
    assert not asleep(card(quiet=quiet, zone="America/New_York"), NIGHT)
    assert asleep(card(quiet=quiet, zone="Asia/Yekaterinburg"), NIGHT)


def test_a_later_round_that_names_nobody_reachable_calls_everybody_there_is() -> None:
    only = card("press")
    steps = [Step(who=Named(handles=[uuid4()]))]
    first = called(steps, roster(only), NIGHT, emergency=True, widest=False)
    assert only.member not in dict(first)
    again = called(steps, roster(only), NIGHT, emergency=True, widest=True)
    assert only.member in dict(again)


@pytest.mark.parametrize(
    ("wanted", "standing", "order"),
    [
        ([], {"sms", "email"}, ["sms", "email"]),
        (["email"], {"sms", "email"}, ["email", "sms"]),
        (["voice"], {"sms", "email"}, ["sms", "email"]),
        (["email"], {"sms"}, ["sms"]),
    ],
)
def test_the_steps_channels_come_first_and_the_members_own_are_never_dropped(
    wanted: list[str], standing: set[str], order: list[str]
) -> None:
    assert [way.channel for way in ways(wanted, card(), standing)] == order
