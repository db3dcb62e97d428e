"""What became of messages is said plainly: of a channel to everybody, of a code to who asked for it. The mail
servers here are real ones, which refuse, hang up, hang, or are not there."""

import socket
from collections.abc import Iterator

import pytest

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.engine import auditor, orders, staff
from safeconduct.engine.documents import CodeCourse
from safeconduct.engine.models import Alarm, Door, Lately
from safeconduct.engine.queries import ChannelLine
from safeconduct.engine.rules.watch import Finding
from safeconduct.kernel import clock
from safeconduct.kernel.errors import FORBIDDEN, INVALID, Refusal
from tests.channels.sink import Server, sink
from tests.config.serving import free_port
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail() -> Iterator[Server]:
    with sink() as server:
        yield server


def set_up(night: Night, port: int, *, timeout_s: float = 5.0, **more: str) -> None:
    given = {"host": "127.0.0.1", "sender": "desk@example.org", "security": "local", **more}
    with night.moment():
        staff.publish_channel(
            night.cast["birch"],
            "email",
            EmailSettings(**given, port=port),  # type: ignore[arg-type]  # of texts, as fields are given
            timeout_s=timeout_s,
        )


def port_of(server: Server) -> int:
    return int(server.server_address[1])


def ask_for_code(night: Night, name: str = "hazel") -> CodeCourse:
    night.do(name, orders.send_code, "email", "hazel@example.org", "418141")
    night.run()
    course = orders.code_sent(night.cast[name])
    assert course is not None
    return course


def channel(night: Night, name: str = "email") -> ChannelLine:
    (line,) = [
        one for one in ask(Actor(night.cast["maple"], frozenset({"psychologist"})), "engine.channels", {})
        if one.name == name
    ]  # fmt: skip
    return line


def test_a_code_that_was_handed_over_is_said_to_be(night: Night, mail: Server) -> None:
    set_up(night, port_of(mail))
    assert ask_for_code(night).state == "sent"
    assert "418141" in mail.letters("hazel@example.org")[0]
    line = channel(night)
    assert (line.sent_at, line.failed_at, line.fails) == (night.now, None, False)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_refuses_is_named_without_its_own_words(night: Night, mail: Server, verb: str) -> None:
    set_up(night, port_of(mail))
    mail.refuses = verb
    course = ask_for_code(night)
    assert (course.state, course.why) == (
        "failed",
        {"MAIL": "sender", "RCPT": "address", "DATA": "refused"}[verb],
    )
    line = channel(night)
    assert line.fails
    assert "550" not in line.says, "providers quote numbers"


def test_a_server_that_hangs_is_said_not_to_answer_and_holds_up_nothing(night: Night, mail: Server) -> None:
    set_up(night, port_of(mail), timeout_s=0.3)
    mail.hangs = True
    alarm = night.raise_alarm(plan(named(night.member("fir"))))
    assert ask_for_code(night).state == "failed"
    sent = orders.code_sent(night.cast["hazel"])
    assert sent is not None
    assert sent.why == "hung"
    assert channel(night).says == "it did not answer in time"
    assert [one.channel for one in night.sent_to("fir")] == ["sms"]
    assert [line.id for line in night.lines()] == [alarm]
    mail.hangs = False
    assert ask_for_code(night).state == "sent", "what was typed stands, and the next try needs nothing more"


def test_a_server_that_is_not_there_or_speaks_no_tls_is_told_apart(night: Night, mail: Server) -> None:
    set_up(night, free_port())
    assert ask_for_code(night).why == "nobody"
    set_up(night, port_of(mail), security="tls")
    assert ask_for_code(night).why == "encryption"
    set_up(night, port_of(mail), security="starttls")
    assert ask_for_code(night).why == "encryption"


def test_a_connection_that_is_cut_is_said_to_have_broken_off(night: Night) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        set_up(night, listening.getsockname()[1])
        night.do("hazel", orders.send_code, "email", "hazel@example.org", "418141")
        with clock.held(night.now):
            while not night.engine.sender.busy():
                night.engine.run_pass(night.now)
        listening.accept()[0].close()
        night.run()
    course = orders.code_sent(night.cast["hazel"])
    assert course is not None
    assert (course.state, course.why) == ("failed", "broken")


def test_a_code_by_a_channel_that_was_withdrawn_meanwhile_is_said_to_be_lost(night: Night) -> None:
    assert ask_for_code(night).why == "gone"


def test_nobody_else_reads_what_became_of_a_code(night: Night, mail: Server) -> None:
    set_up(night, port_of(mail))
    ask_for_code(night)
    assert orders.code_sent(night.cast["cedar"]) is None


def test_a_storm_of_messages_writes_a_line_a_minute_and_each_turn(night: Night) -> None:
    everybody = [night.member(name) for name in ("fir", "cedar", "elm", "hazel", "juniper")]
    night.raise_alarm(plan(named(*everybody)))
    night.run()
    (row,) = Lately.objects.all()
    assert row.version == 1
    night.steer(sms="fail")
    night.raise_alarm(plan(named(*everybody)))
    night.run()
    assert channel(night, "sms").fails
    assert Lately.objects.get(id=row.id).version == 2
    night.steer(sms="receipt")
    night.until(minutes=2)
    assert not channel(night, "sms").fails


def test_a_channel_set_up_anew_begins_without_a_past(night: Night, mail: Server) -> None:
    set_up(night, port_of(mail))
    mail.refuses = "RCPT"
    ask_for_code(night)
    set_up(night, port_of(mail))
    line = channel(night)
    assert (line.sent_at, line.failed_at) == (None, None)


def keeper(night: Night, name: str = "birch", role: str = "admin") -> Actor:
    return Actor(night.cast[name], frozenset({role}), confirmed_at=clock.now())


def test_whoever_may_change_a_channel_sees_what_is_set_up_and_no_secret(night: Night) -> None:
    given = {"name": "email", "host": "mail.example.org", "sender": "desk@example.org", "user": "desk"}
    run(keeper(night), "engine.set_mail", {**given, "password": "rowan-berry"})
    shown = ask(keeper(night, "ash", "coordinator"), "engine.channel_set_up", {"name": "email"}).shown
    assert shown["host"] == "mail.example.org"
    assert "rowan-berry" not in str(shown)
    with pytest.raises(Refusal) as refused:
        ask(keeper(night, "hazel", "lawyer"), "engine.channel_set_up", {"name": "email"})
    assert refused.value.code == FORBIDDEN


def test_a_change_without_the_password_is_refused_at_its_field(night: Night) -> None:
    """Kept, it could be sent to a server of somebody else's choosing."""
    given = {"name": "email", "host": "mail.example.org", "sender": "desk@example.org", "user": "desk"}
    run(keeper(night), "engine.set_mail", {**given, "password": "rowan-berry"})
    with pytest.raises(Refusal) as refused:
        run(keeper(night), "engine.set_mail", {**given, "host": "mail.example.net"})
    assert refused.value.code == INVALID
    assert refused.value.fields == {"password": "password_again"}


def test_no_server_elsewhere_is_set_up_without_encryption(night: Night) -> None:
    given = {"name": "email", "host": "mail.example.org", "sender": "desk@example.org", "security": "local"}
    with pytest.raises(Refusal) as refused:
        run(keeper(night), "engine.set_mail", given)
    assert refused.value.fields == {"security": "not_here"}


def test_a_gateway_that_is_changed_or_withdrawn_leaves_no_door_open(night: Night) -> None:
    """What is still delivered at an old door would look like a forgery, and wake somebody."""
    given = {"name": "text", "url": "https://sms.example.org/send", "secret": "a secret of the gateway"}
    doors = [run(keeper(night), "engine.set_gateway", given).path for _ in range(2)]
    assert doors[0] != doors[1]
    assert Door.objects.count() == 1
    run(keeper(night), "engine.withdraw_channel", {"name": "text"})
    assert not Door.objects.exists()


def test_the_watcher_is_shown_to_who_may_change_it(night: Night) -> None:
    assert ask(keeper(night), "engine.watcher", {}).url == ""
    run(keeper(night), "engine.set_watcher", {"url": "https://watch.example.org/ping", "every_s": 60})
    line = ask(keeper(night, "ash", "coordinator"), "engine.watcher", {})
    assert (line.url, line.every_s, line.answers) == ("https://watch.example.org/ping", 60, True)
    run(keeper(night), "engine.set_watcher", {"url": ""})
    assert ask(keeper(night), "engine.watcher", {}).url == ""


def test_no_alarm_is_raised_about_what_no_alarm_could_be_sent_about(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the first day of a house there is no channel yet; every page says so, and nobody has to close it."""
    monkeypatch.setattr(auditor.Auditor, "_engine", lambda _self, _now: {Finding.NO_CHANNEL, Finding.DISK})
    with clock.held(night.now):
        auditor.Auditor().check(night.now)
    night.run()
    assert Alarm.objects.count() == 1
    assert [line.kind for line in night.lines()] == [Finding.DISK.value]
