"""The HTTP gateway: one signed request to a real server, and nothing believed that it does not say."""

import json
import time
from collections.abc import Iterator

import msgspec
import pytest

from safeconduct.channels.gateway import signing
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.channels.gateway.transport import send
from safeconduct.channels.port import Message
from tests.channels.provider import SECRET, Provided, serving

MESSAGE = Message(
    to="+7 900 000-00-01", text="A73 4181: open the desk", code="4181", idempotency_key="ab" * 32
)


@pytest.fixture
def provider() -> Iterator[Provided]:
    with serving() as provided:
        yield provided


def test_a_message_is_posted_signed_and_with_its_key(provider: Provided) -> None:
    server, settings = provider
    receipt = send(settings, MESSAGE, 5.0)
    (seen,) = server.seen
    assert (receipt.state, receipt.provider_id) == ("sent", "m-1")
    assert signing.fits(SECRET, seen["body"], seen["headers"][signing.SIGNATURE], time.time())
    assert seen["headers"]["Idempotency-Key"] == MESSAGE.idempotency_key
    assert json.loads(seen["body"])["to"] == MESSAGE.to
    assert seen["path"] == "/send?key=1"
    assert "Safeconduct" not in seen["body"].decode()


@pytest.mark.parametrize("status", [400, 500, 503, 302])
def test_any_answer_but_a_good_one_means_not_sent(provider: Provided, status: int) -> None:
    server, settings = provider
    server.status = status
    assert send(settings, MESSAGE, 5.0).state == "failed"


def test_a_receipt_in_the_answer_is_believed_and_nonsense_is_not(provider: Provided) -> None:
    server, settings = provider
    server.answer = b'{"id": "m-2", "state": "delivered"}'
    assert send(settings, MESSAGE, 5.0).state == "delivered"
    server.answer = b"<html>fine</html>"
    assert send(settings, MESSAGE, 5.0).state == "sent"


def test_a_provider_that_drips_is_cut_off_at_the_deadline(provider: Provided) -> None:
    server, settings = provider
    server.drip, server.answer = True, b" " * 200
    began = time.monotonic()
    assert send(settings, MESSAGE, 0.6).state == "sent"  # it said 200, and no more that can be believed
    assert time.monotonic() - began < 20  # the answer would take forty seconds


def test_a_gateway_elsewhere_must_be_spoken_to_by_https() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"type": "gateway", "url": "http://sms.example.org/", "secret": SECRET}, GatewaySettings
        )


def test_a_signature_fits_one_body_one_secret_and_five_minutes() -> None:
    at = 1_700_000_000
    signature = signing.sign(SECRET, b"body", at)
    assert signing.fits(SECRET, b"body", signature, at + 299)
    assert not signing.fits(SECRET, b"body", signature, at + 301)
    assert not signing.fits(SECRET, b"other", signature, at)
    assert not signing.fits("another secret of a gateway", b"body", signature, at)
    for broken in ("", ".", "x.y", signature[:-1], "9" * 50 + ".00", "-5.00"):
        assert not signing.fits(SECRET, b"body", broken, at)
