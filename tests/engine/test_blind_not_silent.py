"""Blind, not silent: without the boot secret nothing is sent, nothing is lost, everything is red and late."""

from pathlib import Path

import pytest

from safeconduct.engine import boot, orders, queries, refusals
from safeconduct.engine.models import Key, Order, Timer
from safeconduct.engine.rules.watch import Finding
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db


def reasons(night: Night) -> tuple[Finding, ...]:
    with clock.held(night.now):
        night.engine.beat(night.now)
        return queries.heartbeat().reasons


def test_a_machine_that_was_off_sends_nothing_until_somebody_gives_the_secret(night: Night) -> None:
    boot.forget()
    night.begin_engine()
    night.raise_alarm(plan(named(night.member("fir"))))
    night.until(minutes=45)
    assert night.sent == []
    assert Order.objects.count() == 1
    assert Finding.BLIND in reasons(night)
    night.let_see()
    night.run()
    (message,) = night.sent_to("fir")
    assert "(late)" in message.text
    assert Finding.BLIND not in reasons(night)
    assert [entry.late_s for line in night.lines() for entry in line.course] == [2700, 2700]


def test_due_rows_wait_and_go_out_once_when_it_sees_again(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("fir")), named(night.member("ash"))))
    night.run()
    boot.forget()
    night.begin_engine()
    night.until(hours=3)
    assert night.sent_to("ash") == []
    night.let_see()
    night.run()
    assert len(night.sent_to("ash")) == 1  # not once for each step that it slept through
    assert Timer.objects.count() == 1


def test_an_alarm_can_be_taken_while_the_engine_is_blind(night: Night) -> None:
    boot.forget()
    night.begin_engine()
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert [line.waiting for line in night.lines()] == [True]
    night.do("fir", orders.take, alarm)
    assert [line.owner for line in night.lines()] == [night.member("fir")]


def test_a_living_engine_goes_blind_when_its_key_is_dropped(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safeconduct.engine.loop.LOOK_AT_LEAST_EVERY", 0.0)
    boot.forget()
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert night.sent == []
    assert Finding.BLIND in reasons(night)


def test_the_right_secret_opens_its_eyes_and_a_wrong_one_does_not(night: Night) -> None:
    Key.objects.all().delete()
    boot.forget()
    with pytest.raises(Refusal) as none_yet:
        boot.let_see("anything")
    assert none_yet.value.code == refusals.NOT_READY
    secret = boot.new_secret()
    boot.install(night.cast.founded.engine, secret)
    boot.forget()
    with pytest.raises(Refusal) as wrong:
        boot.let_see(boot.new_secret())
    assert wrong.value.code == refusals.BOOT_SECRET
    assert boot.keyring() is None
    boot.let_see(secret.upper().replace(" ", "  "))
    ring = boot.keyring()
    assert ring is not None
    assert ring.member == night.cast.founded.engine.member


def test_the_secret_is_nowhere_on_the_disk(night: Night, settings: object, tmp_path: Path) -> None:
    secret = boot.new_secret()
    boot.install(night.cast.founded.engine, secret)
    key = Key.objects.get()
    private = night.cast.founded.engine.box.private.reveal()
    assert private not in bytes(key.blob)
    assert secret.encode() not in bytes(key.blob)


def test_an_unattended_secret_must_lie_on_another_volume(
    night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.DATA_FOLDER = tmp_path  # type: ignore[attr-defined]
    settings.ENVIRONMENT = __import__("dataclasses").replace(settings.ENVIRONMENT, demo=False)  # type: ignore[attr-defined]
    beside = tmp_path / "boot"
    beside.write_text("x")
    monkeypatch.setenv(boot.VARIABLE, str(beside))
    assert boot.refused_file() == beside
    elsewhere = Path("/dev/shm") / f"boot-{tmp_path.name}"
    elsewhere.write_text("x")
    try:
        monkeypatch.setenv(boot.VARIABLE, str(elsewhere))
        assert boot.refused_file() is None
        assert boot.mode() == "unattended"
    finally:
        elsewhere.unlink()
