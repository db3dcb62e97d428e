"""The page behind a message's link: it says nothing, and what is typed there is a provisional take."""

from collections.abc import Iterator

import pytest
from django.test import Client

from safeconduct.engine import doors
from safeconduct.engine.documents import Happened
from safeconduct.engine.models import Inbox
from safeconduct.keys import sessions
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_flood() -> Iterator[None]:
    doors._pressed.clear()
    yield
    doors._pressed.clear()


def a_message(night: Night) -> tuple[str, str]:
    """The path behind the link that fir got, and its code."""
    night.raise_alarm(plan(named(night.member("fir"), wait_s=120), named(night.member("ash"))))
    night.run()
    (message,) = night.sent_to("fir")
    return "/a/" + message.link.rsplit("/", 1)[1], message.code


def test_it_says_nothing_before_sign_in_and_the_same_for_a_link_that_leads_nowhere(night: Night) -> None:
    path, _code = a_message(night)
    page = Client().get(path)
    assert page.status_code == 200
    for word in ("Safeconduct", "alarm", "dispatch", "screams"):
        assert word not in page.content.decode()
    nowhere = Client().get("/a/nowhere")
    assert nowhere.content.replace(b"/a/nowhere", path.encode()).count(b"<") == page.content.count(b"<")


def test_looking_changes_nothing(night: Night) -> None:
    path, _code = a_message(night)
    Client().get(path)
    Client().head(path)
    assert not Inbox.objects.exists()


def test_the_code_typed_there_delays_the_next_step_once(night: Night) -> None:
    path, code = a_message(night)
    for _again in range(3):
        assert b"Sent" in Client(headers={"accept-language": "en"}).post(path, {"code": f" {code} "}).content
        night.run()
    night.until(minutes=3, seconds=59)
    assert night.sent_to("ash") == []
    night.until(seconds=1)
    assert len(night.sent_to("ash")) == 1
    assert [entry.happened for line in night.lines() for entry in line.course].count(Happened.COMING) == 1


def test_a_wrong_code_gets_the_same_answer_and_does_nothing(night: Night) -> None:
    path, code = a_message(night)
    wrong = "0000" if code != "0000" else "0001"
    right = Client(headers={"accept-language": "en"}).post(path, {"code": wrong})
    assert b"Sent" in right.content
    night.until(minutes=2)
    assert len(night.sent_to("ash")) == 1


def test_what_is_no_code_is_sent_back_with_what_was_typed(night: Night) -> None:
    path, _code = a_message(night)
    answer = Client().post(path, {"code": "help me"})
    assert answer.status_code == 422
    assert not Inbox.objects.exists()


def test_a_flood_of_codes_leaves_nothing_behind(night: Night) -> None:
    for _ in range(doors.PRESSES + 20):
        Client().post("/a/x", {"code": "1234"})
    assert Inbox.objects.count() == doors.PRESSES


def test_whoever_is_signed_in_is_led_to_the_alarm(night: Night) -> None:
    path, _code = a_message(night)
    cookie = sessions.begin(night.cast["fir"])
    client = Client()
    client.cookies["session"] = cookie
    (line,) = night.lines()
    assert client.get(path).headers["Location"] == f"/alarms/{line.id}"
    assert client.get("/a/nowhere").status_code == 404
    sessions.end(cookie)
