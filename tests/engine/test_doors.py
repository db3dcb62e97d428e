"""What providers deliver at a door: receipts, replies, and strangers' messages, while nobody is signed in."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client

from safeconduct.channels.gateway import signing
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.engine import boot, doors, staff
from safeconduct.engine.documents import Happened
from safeconduct.engine.models import Inbox, Letter
from safeconduct.keys import rows
from tests.channels.provider import SECRET, Provided, serving
from tests.engine.night import ADDRESS, Night, named, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider() -> Iterator[Provided]:
    with serving() as provided:
        yield provided


@pytest.fixture
def door(night: Night, provider: Provided) -> str:
    """fir is reached by a real gateway whose door is known."""
    _server, settings = provider
    with night.moment():
        identity, token = doors.open_door()
        with_door = GatewaySettings(url=settings.url, secret=SECRET, door=identity)
        staff.publish_channel(night.cast["birch"], "sms", with_door, timeout_s=5.0)
    return f"/in/{token}"


def deliver(night: Night, door: str, said: dict[str, str], secret: str = SECRET) -> int:
    body = json.dumps(said).encode()
    signature = signing.sign(secret, body, int(night.now.timestamp()))
    headers = {signing.SIGNATURE: signature}
    with night.moment():
        answer = Client().post(door, body, content_type="application/json", headers=headers)
    night.run()
    return answer.status_code


def an_alarm(night: Night, provider: Provided) -> str:
    """Raise one for fir, then ash; the code in fir's message."""
    night.raise_alarm(plan(named(night.member("fir"), wait_s=120), named(night.member("ash"))))
    night.run()
    return str(json.loads(provider[0].seen[-1]["body"])["code"])


def test_a_receipt_by_the_door_keeps_the_next_channel_quiet(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    an_alarm(night, provider)
    assert (
        deliver(night, door, {"type": "receipt", "id": "e-1", "message": "m-1", "state": "delivered"}) == 200
    )
    night.until(seconds=90)
    assert night.sent_to("fir") == []  # voice, which only records, was not needed
    assert Happened.REACHED in [entry.happened for line in night.lines() for entry in line.course]


def test_a_receipt_that_says_failed_tries_the_next_channel_at_once(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    an_alarm(night, provider)
    deliver(night, door, {"type": "receipt", "id": "e-1", "message": "m-1", "state": "failed"})
    assert [one.channel for one in night.sent_to("fir")] == ["voice"]


def test_a_reply_with_the_code_is_a_provisional_take_from_whatever_number(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    code = an_alarm(night, provider)
    deliver(night, door, {"type": "message", "id": "e-1", "from": "+7 900 000-00-99", "text": f" {code}. "})
    (line,) = night.lines()
    assert (line.state, line.owner) == ("open", None)
    assert line.course[-1].happened is Happened.COMING
    assert not Letter.objects.exists()
    night.until(minutes=3, seconds=59)
    assert not [one for one in provider[0].seen if json.loads(one["body"])["to"] == ADDRESS["ash"]]
    night.until(seconds=1)
    assert [one for one in provider[0].seen if json.loads(one["body"])["to"] == ADDRESS["ash"]]


def test_the_same_reply_delivered_twice_is_heard_once(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    code = an_alarm(night, provider)
    said = {"type": "message", "id": "e-7", "from": ADDRESS["fir"], "text": code}
    assert [deliver(night, door, said), deliver(night, door, said)] == [200, 200]
    assert Inbox.objects.count() == 1


def test_words_beside_the_code_reach_the_desk_too(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    code = an_alarm(night, provider)
    words = f"{code} they are here"
    deliver(night, door, {"type": "message", "id": "e-1", "from": ADDRESS["fir"], "text": words})
    letter = rows.read(night.cast["cedar"], Letter.objects.get())
    assert letter.document.text == words
    assert not letter.verified


def test_a_message_from_a_stranger_is_sealed_to_the_desk_and_somebody_is_called(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    deliver(night, door, {"type": "message", "id": "e-1", "from": "+7 900 000-00-99", "text": "help"})
    letter = rows.read(night.cast["cedar"], Letter.objects.get()).document
    assert (letter.sender, letter.text) == ("+7 900 000-00-99", "help")
    assert [line.kind for line in night.lines("cedar")] == ["letters"]
    assert b"900" not in bytes(Letter.objects.get().sealed)


def test_a_message_is_for_the_desk_even_while_the_engine_is_blind(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    boot.forget()
    night.begin_engine()
    deliver(night, door, {"type": "message", "id": "e-1", "from": "+7 900 000-00-99", "text": "help"})
    assert rows.read(night.cast["cedar"], Letter.objects.get()).document.text == "help"


def test_what_the_provider_did_not_sign_changes_nothing_and_is_named(
    night: Night,
    provider: Provided,
    door: str,
) -> None:
    code = an_alarm(night, provider)
    said = {"type": "message", "id": "e-1", "from": ADDRESS["fir"], "text": code}
    assert deliver(night, door, said, secret="not the secret of the gateway") == 200
    assert {line.kind for line in night.lines()} == {"dispatch", "forged"}
    assert Happened.COMING not in [entry.happened for line in night.lines() for entry in line.course]
    assert not Inbox.objects.exists()


def raw(night: Night, door: str, body: bytes, **more: str) -> int:
    signature = signing.sign(SECRET, body, int(night.now.timestamp()))
    headers = {signing.SIGNATURE: signature, **more}
    with night.moment():
        answer = Client().post(door, body, content_type="application/json", headers=headers)
    night.run()
    return answer.status_code


DEEP = b'{"type": "message", "id": "1", "text": "x", "more": ' + b"[" * 30_000


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"\xff\xfe", b'{"type": "message"}', b'{"type": ["receipt"]}', b'{"type": "link"}', DEEP],
    ids=["empty", "list", "no text", "without words", "wrong kind", "of a page", "deep"],
)
def test_whatever_a_provider_delivers_the_engine_goes_on(
    night: Night, provider: Provided, door: str, body: bytes
) -> None:
    assert raw(night, door, body) == 200
    assert [line.kind for line in night.lines()] == ["forged"]
    assert not Inbox.objects.exists()
    deliver(night, door, {"type": "message", "id": "e-1", "from": "+7 900 000-00-99", "text": "help"})
    assert rows.read(night.cast["cedar"], Letter.objects.get()).document.text == "help"


def test_a_signature_of_any_kind_but_the_right_one_proves_nothing(
    night: Night, provider: Provided, door: str
) -> None:
    said = b'{"type": "message", "id": "e-1", "from": "1", "text": "help"}'
    seconds = int(night.now.timestamp())
    right = signing.sign(SECRET, said, seconds)
    old = signing.sign(SECRET, said, seconds - signing.TOLERANCE_S - 1)
    for wrong in ("", "x", ".", "1." * 5000, f"{'9' * 400}.{right}", right.upper()[:-1], right + "é", old):
        assert raw(night, door, said, **{signing.SIGNATURE: wrong.encode().decode("latin-1")}) == 200
        assert not Inbox.objects.exists(), wrong
        assert not Letter.objects.exists()


def test_words_as_long_as_a_door_takes_reach_the_desk_whole(
    night: Night, provider: Provided, door: str
) -> None:
    text = "help " * 12_000
    deliver(night, door, {"type": "message", "id": "e-1", "from": "+7 900 000-00-99", "text": text})
    assert rows.read(night.cast["cedar"], Letter.objects.get()).document.text == text


def test_at_no_door_of_ours_nothing_is_kept(night: Night, door: str) -> None:
    assert deliver(night, "/in/guessed", {"type": "message", "id": "1", "from": "1", "text": "x"}) == 404
    assert Client().get(door).status_code == 405
    assert Client().post(door, b"x" * (doors.LARGEST + 1), content_type="text/plain").status_code == 413
    assert not Inbox.objects.exists()
