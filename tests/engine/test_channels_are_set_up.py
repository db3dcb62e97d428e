"""Channels and the watcher are set up by actions; members see that they stand and nothing that they need."""

import pytest
from django.test import Client

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.engine import orders
from safeconduct.engine.models import Card, Channel, Delivery
from safeconduct.kernel import clock
from safeconduct.kernel.errors import CONFIRM, FORBIDDEN, NOT_FOUND, Refusal
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db

MAIL = {"name": "email", "host": "mail.example.org", "sender": "desk@example.org", "password": "rowan-berry"}
GATEWAY = {"name": "text", "url": "https://sms.example.org/send", "secret": "a secret of the gateway"}


def somebody(night: Night, name: str, role: str) -> Actor:
    return Actor(night.cast[name], frozenset({role}), confirmed_at=clock.now())


def standing(night: Night, name: str = "hazel") -> dict[str, str]:
    lines = ask(somebody(night, name, "lawyer"), "engine.channels", {})
    return {line.name: line.kind for line in lines}


def test_a_channel_that_an_admin_sets_up_is_the_engines_and_its_name_everybodys(night: Night) -> None:
    run(somebody(night, "birch", "admin"), "engine.set_mail", MAIL)
    assert standing(night)["email"] == "email"
    night.run()
    assert night.engine.seeing is not None
    card = night.engine.seeing.book.channels["email"]
    assert isinstance(card.settings, EmailSettings)
    assert card.settings.password == "rowan-berry"
    for row in (*Card.objects.all(), *Channel.objects.all()):
        assert b"rowan-berry" not in bytes(row.sealed)


def test_a_gateway_gets_a_door_of_its_own(night: Night) -> None:
    opened = run(somebody(night, "ash", "coordinator"), "engine.set_gateway", GATEWAY)
    night.run()
    assert night.engine.seeing is not None
    card = night.engine.seeing.book.channels["text"]
    assert isinstance(card.settings, GatewaySettings)
    assert card.settings.door is not None
    assert Client().post(opened.path, b"{}", content_type="application/json").status_code == 200


def test_changing_a_channel_leaves_one_of_its_name(night: Night) -> None:
    for host in ("mail.example.org", "post.example.org"):
        run(somebody(night, "birch", "admin"), "engine.set_mail", {**MAIL, "host": host})
    assert list(standing(night)).count("email") == 1
    night.run()
    assert night.engine.seeing is not None
    settings = night.engine.seeing.book.channels["email"].settings
    assert isinstance(settings, EmailSettings)
    assert settings.host == "post.example.org"


def test_a_withdrawn_channel_is_used_no_more_and_cannot_be_withdrawn_twice(night: Night) -> None:
    run(somebody(night, "birch", "admin"), "engine.withdraw_channel", {"name": "sms"})
    assert "sms" not in standing(night)
    night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    assert [one.channel for one in night.sent_to("fir")] == ["voice"]
    with pytest.raises(Refusal) as refused:
        run(somebody(night, "birch", "admin"), "engine.withdraw_channel", {"name": "sms"})
    assert refused.value.code == NOT_FOUND


def test_only_admins_and_coordinators_set_up_and_only_with_a_fresh_factor(night: Night) -> None:
    with pytest.raises(Refusal) as refused:
        run(somebody(night, "hazel", "lawyer"), "engine.set_mail", MAIL)
    assert refused.value.code == FORBIDDEN
    with pytest.raises(Refusal) as refused:
        run(Actor(night.cast["birch"], frozenset({"admin"})), "engine.set_mail", MAIL)
    assert refused.value.code == CONFIRM


def test_the_watcher_is_named_and_unnamed(night: Night) -> None:
    admin = somebody(night, "birch", "admin")
    run(admin, "engine.set_watcher", {"url": "https://watch.example.org/ping"})
    night.run()
    assert night.engine.seeing is not None
    watcher = night.engine.seeing.book.watcher
    assert watcher is not None
    assert watcher.url == "https://watch.example.org/ping"
    run(admin, "engine.set_watcher", {"url": ""})
    night.run()
    assert night.engine.seeing.book.watcher is None


def test_the_engines_health_is_a_question_like_others(night: Night) -> None:
    night.run()
    with clock.held(night.now):
        health = ask(somebody(night, "hazel", "lawyer"), "engine.health", {})
    assert (health.ok, health.reasons) == (False, ["unwatched"])
    assert health.says == ["The auditor does not run: nobody watches the engine."]


def test_a_code_goes_once_to_the_address_that_was_named(night: Night) -> None:
    night.do("hazel", orders.send_code, "voice", "+7 900 000-00-77", "418141")
    night.until(hours=1)
    (message,) = [one for one in night.sent if one.to == "+7 900 000-00-77"]
    assert (message.channel, message.text) == ("voice", "418141: type this code on your own page.")
    assert message.link == ""


def test_a_code_by_a_channel_that_fails_or_is_none_is_not_tried_again(night: Night) -> None:
    night.steer(voice="fail")
    night.do("hazel", orders.send_code, "voice", "+7 900 000-00-77", "418141")
    night.do("hazel", orders.send_code, "pigeon", "+7 900 000-00-77", "418141")
    night.until(hours=1)
    assert night.sent == []
    assert {row.state for row in Delivery.objects.all()} == {"failed"}


def test_a_code_answered_by_reply_takes_nothing(night: Night) -> None:
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    night.run()
    night.do("hazel", orders.send_code, "voice", "+7 900 000-00-77", "4181")
    night.run()
    assert [line.id for line in night.lines()] == [alarm]
    assert [line.state for line in night.lines()] == ["open"]
