"""First things first: emergencies before the rest, and the first message before the last is drained."""

import threading
from datetime import timedelta

import pytest

from safeconduct.channels import registry
from safeconduct.channels.port import Message, Receipt
from safeconduct.engine import orders
from safeconduct.engine.documents import Everyone, Later, Quiet, Step
from safeconduct.engine.models import Delivery, Order, Timer
from safeconduct.kernel import clock
from tests.engine.night import ADDRESS, Night, named, plan

pytestmark = pytest.mark.django_db


def test_the_first_message_of_many_leaves_before_the_last_is_even_fired(night: Night) -> None:
    at = night.now + timedelta(hours=1)
    for _ in range(60):
        night.plan_at(at, Later(plan=plan(named(night.member("fir")))))
    night.run()
    night.now = at
    with clock.held(at):
        while not night.sent:
            night.engine.run_pass(at)
    waiting = Timer.objects.filter(due__lte=at).count()
    assert waiting >= 40
    night.run()
    assert len(night.sent) == 60


def test_an_emergency_overtakes_everything_that_waits(night: Night) -> None:
    for _ in range(40):
        night.raise_alarm(plan(named(night.member("ash"))), emergency=False)
    night.raise_alarm(plan(named(night.member("fir"))), emergency=True)
    with clock.held(night.now):
        while not night.sent_to("fir"):
            night.engine.run_pass(night.now)
    assert Order.objects.count() >= 20  # the rest is still waiting for its turn


def test_an_emergency_overtakes_messages_that_wait_for_a_place(night: Night) -> None:
    """Forty messages hang at a provider that takes eight at once: the emergency needs no place of theirs."""
    let_go = threading.Event()
    order: list[str] = []
    send = registry.send

    def slow(settings: object, message: Message, deadline_s: float) -> Receipt:
        order.append(message.to)
        let_go.wait(deadline_s)
        return send(settings, message, deadline_s)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "send", slow)
        night.open_channels("sms", "voice", timeout_s=20.0)
        for _ in range(40):
            night.raise_alarm(plan(named(night.member("ash"))), emergency=False)
        with clock.held(night.now):
            while night.engine.run_pass(night.now) or len(order) < 8:
                pass
            assert len(order) == 8
            night.raise_alarm(plan(named(night.member("fir"))), emergency=True)
            while len(order) < 9:
                night.engine.run_pass(night.now)
            let_go.set()
        night.run()
    assert order[8] == ADDRESS["fir"]


def test_emergencies_know_no_quiet_hours_and_the_rest_lets_sleep(night: Night) -> None:
    night.publish("hazel", quiet=Quiet(begins="18:00", ends="07:00"))
    lawyers = Step(who=Everyone(roles=["lawyer"]))
    night.raise_alarm(plan(lawyers), emergency=False)
    night.run()
    assert (len(night.sent_to("hazel")), len(night.sent_to("juniper"))) == (0, 1)
    night.raise_alarm(plan(lawyers), emergency=True)
    night.run()
    assert len(night.sent_to("hazel")) == 1


def test_a_hanging_channel_does_not_hold_up_another(night: Night) -> None:
    """Fifty messages wait for a channel that hangs; one for another channel goes at once."""
    night.steer(sms="hang")
    night.publish("ash", channels=("sms",))
    night.publish("fir", channels=("voice",))
    for _ in range(50):
        night.raise_alarm(plan(named(night.member("ash"))), emergency=False)
    night.raise_alarm(plan(named(night.member("fir"))), emergency=False)
    with clock.held(night.now):
        for _ in range(40):
            night.engine.run_pass(night.now)
            if night.sent_to("fir"):
                break
    assert night.sent_to("fir")
    assert Delivery.objects.filter(state="due").count() >= 20


def test_a_new_alarm_wakes_the_loop(night: Night, django_capture_on_commit_callbacks: object) -> None:
    began = clock.monotonic()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.engine.listener.wait(60.0)  # returns at once: a datagram lies there
    assert clock.monotonic() - began < 30
    night.run()
    night.do("fir", orders.take, alarm)
