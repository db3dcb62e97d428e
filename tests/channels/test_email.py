"""E-mail over a real SMTP conversation, with a server in a thread."""

import smtplib
import socket
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest

from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.email.transport import NotLocal, send
from safeconduct.channels.port import Message
from tests.channels.sink import Server, sink

MESSAGE = Message(
    to="fir@example.org",
    text="А73 4181: откройте пульт или ответьте 4181.",
    code="4181",
    idempotency_key="cd" * 32,
    link="https://desk.example.org/a/x",
)


@pytest.fixture
def server() -> Iterator[Server]:
    with sink() as running:
        yield running


def settings(server: Server, **more: object) -> EmailSettings:
    port = server.server_address[1]
    return EmailSettings(
        host="127.0.0.1",
        port=port,
        sender="desk@example.org",
        security="local",
        **more,  # type: ignore[arg-type]
    )


def test_a_mail_is_taken_and_counts_as_sent(server: Server) -> None:
    assert send(settings(server), MESSAGE, 5.0).state == "sent"
    mail = message_from_bytes(server.mails[0])
    assert mail["To"] == MESSAGE.to
    assert str(make_header(decode_header(mail["Subject"]))) == "А73 4181"
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert MESSAGE.text in body.decode()
    assert MESSAGE.link in body.decode()


def test_a_mail_sent_twice_has_one_message_id(server: Server) -> None:
    for _ in range(2):
        send(settings(server), MESSAGE, 5.0)
    first, second = (message_from_bytes(mail)["Message-ID"] for mail in server.mails)
    assert first == second == f"<{MESSAGE.idempotency_key}@example.org>"


def test_neither_the_machine_nor_the_program_is_named(server: Server) -> None:
    send(settings(server), MESSAGE, 5.0)
    everything = "\n".join([*server.said, *(mail.decode() for mail in server.mails)]).lower()
    assert socket.gethostname().lower() not in everything.replace("example.org", "")
    for word in ("safeconduct", "python", "x-mailer", "user-agent"):
        assert word not in everything


def test_a_server_that_refuses_raises_and_is_not_believed(server: Server) -> None:
    server.refuses = "RCPT"
    with pytest.raises(Exception, match="550"):
        send(settings(server), MESSAGE, 5.0)
    assert server.mails == []


def test_a_server_that_drips_is_cut_off_at_the_deadline(server: Server) -> None:
    server.drips = True
    began = time.monotonic()
    with pytest.raises((OSError, smtplib.SMTPException)):
        send(settings(server), MESSAGE, 0.5)
    assert time.monotonic() - began < 20
    assert server.mails == []


def test_a_server_elsewhere_is_never_spoken_to_without_tls(server: Server) -> None:
    elsewhere = EmailSettings(host="mail.example.org", sender="desk@example.org", security="local")
    with pytest.raises(NotLocal):
        send(elsewhere, MESSAGE, 1.0)


def test_tls_is_demanded_of_a_server_that_has_none(server: Server) -> None:
    for security in ("tls", "starttls"):
        wanted = EmailSettings(
            host="127.0.0.1",
            port=server.server_address[1],
            sender="desk@example.org",
            security=security,  # type: ignore[arg-type]
        )
        with pytest.raises(Exception):  # noqa: B017, PT011  (whatever the handshake fails with)
            send(wanted, MESSAGE, 2.0)
    assert server.mails == []
