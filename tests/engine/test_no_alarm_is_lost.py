"""No alarm is lost: killed at any instant, two engines, a locked database, a full disk, a bad provider."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from safeconduct.channels import registry
from safeconduct.channels.port import Message, Receipt
from safeconduct.config import logs
from safeconduct.engine.documents import Happened
from safeconduct.engine.models import Delivery
from tests.engine import field
from tests.engine.night import ADDRESS, Night, named, plan


@pytest.mark.slow
def test_an_engine_killed_at_each_commit_and_each_message_loses_nothing(tmp_path: Path) -> None:
    found = field.play("boundaries", tmp_path)
    assert found["killed"] > 15
    assert found["lost"] == []
    assert found["most"] <= 2  # sent again under the same key: that is the price


@pytest.mark.slow
def test_engines_killed_at_random_instants_lose_nothing(tmp_path: Path) -> None:
    found = field.play("storm", tmp_path, due=200, kills=6, seed=7)
    assert found["killed"] == 6
    assert (found["delivered"], found["lost"]) == (200, 0)


@pytest.mark.slow
def test_two_engines_at_once_send_each_message_once(tmp_path: Path) -> None:
    found = field.play("engines_at_once", tmp_path, due=30)
    assert found == {"ends": [0, 0], "lost": 0, "repeated": 0}


@pytest.mark.slow
def test_a_locked_database_delays_an_alarm_and_loses_none(tmp_path: Path) -> None:
    found = field.play("locked", tmp_path, seconds=1.5)
    assert found == {"during": 0, "ends": 0, "lost": 0}


@pytest.mark.slow
def test_a_full_disk_costs_the_ballast_and_no_alarm(tmp_path: Path) -> None:
    found = field.play("full", tmp_path)
    assert found == {"ends": 0, "lost": 0, "given_up": True}


@pytest.mark.django_db
def test_a_provider_that_fails_is_passed_over_at_once_and_tried_again_later(night: Night) -> None:
    night.steer(sms="fail")
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert [one.channel for one in night.sent_to("fir")] == ["voice"]
    night.steer(sms="fail", voice="fail")
    night.raise_alarm(plan(named(night.member("ash"))))
    night.run()
    assert night.sent_to("ash") == []
    night.steer()
    night.until(seconds=20)
    assert [one.channel for one in night.sent_to("ash")] == ["sms"]


@pytest.mark.django_db
def test_a_provider_that_hangs_is_given_up_and_delays_nobody_else(night: Night) -> None:
    night.steer(sms="hang")
    for _ in range(3):
        night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert [one.channel for one in night.sent_to("fir")] == ["voice"] * 3


@pytest.mark.django_db
def test_a_provider_that_says_yes_and_delivers_nothing_is_doubted_after_a_minute(night: Night) -> None:
    night.steer(sms="silent")
    night.raise_alarm(plan(named(night.member("fir"), wait_s=300)))
    night.until(seconds=59)
    assert [one.channel for one in night.sent_to("fir")] == ["sms"]
    night.until(seconds=1)
    assert [one.channel for one in night.sent_to("fir")] == ["sms", "voice"]
    assert Happened.REACHED in [entry.happened for line in night.lines() for entry in line.course]


@pytest.mark.django_db
def test_a_provider_that_raises_is_a_provider_that_fails(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = registry.send

    def broken(settings: object, message: Message, deadline_s: float) -> Receipt:
        if settings.channel == "sms":  # type: ignore[attr-defined]
            raise ValueError(message.to)
        return send(settings, message, deadline_s)  # type: ignore[arg-type]

    monkeypatch.setattr(registry, "send", broken)
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert [one.channel for one in night.sent_to("fir")] == ["voice"]


@pytest.mark.django_db
def test_what_a_failing_provider_says_is_never_logged(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_settings: object, message: Message, _deadline: float) -> Receipt:
        raise OSError(f"no such subscriber {message.to} {message.code}")

    monkeypatch.setattr(registry, "send", broken)
    night.raise_alarm(plan(named(night.member("fir"))))
    with capture_logs() as events:
        night.run()
    said = [logs.line(None, "", dict(event)) for event in events]
    assert any("not_sent" in line for line in said)
    assert not any("subscriber" in line or "900" in line for line in said)


@pytest.mark.django_db
def test_a_message_sent_again_has_the_same_key(night: Night) -> None:
    night.steer(sms="hang", voice="hang")
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    keys = {bytes(row.key).hex() for row in Delivery.objects.all()}
    night.steer()
    night.until(minutes=1)
    assert {one.key for one in night.sent_to("fir")} <= keys


@pytest.mark.django_db
def test_a_member_without_any_working_channel_does_not_stop_the_next_step(night: Night) -> None:
    night.steer(sms="fail", voice="fail")
    night.raise_alarm(plan(named(night.member("ash"), wait_s=60), named(night.member("fir"), wait_s=60)))
    night.run()
    night.steer()
    night.until(seconds=61)
    assert night.sent_to("fir")


@pytest.mark.django_db
def test_one_poisoned_row_does_not_hold_up_the_others(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("ash"))))
    with night.moment():
        from safeconduct.engine.models import Order

        order = Order.objects.get()
        sealed = bytes(order.sealed)
        order.sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
        order.save(update_fields=["sealed"])
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert len(night.sent_to("fir")) == 1
    assert Order.objects.count() == 1  # kept: the auditor names it


@pytest.mark.django_db
def test_a_provider_down_for_hours_is_tried_again_and_again(night: Night) -> None:
    night.steer(sms="fail", voice="fail")
    night.raise_alarm(plan(named(night.member("fir"), wait_s=3600), every_s=3600))
    night.until(hours=2)
    assert night.sent == []
    night.steer()
    night.until(minutes=2)
    assert {one.to for one in night.sent} == {ADDRESS["fir"]}
