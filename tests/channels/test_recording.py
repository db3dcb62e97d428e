"""The recording channel behaves as it is told, and only where everything is fiction."""

import dataclasses
from pathlib import Path

import pytest

from safeconduct.channels import registry
from safeconduct.channels.console.settings import ConsoleSettings
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.port import Message
from safeconduct.channels.recording.settings import RecordingSettings
from safeconduct.channels.recording.transport import HungUp, recorded

MESSAGE = Message(to="+7 900 000-00-01", text="A73 4181", code="4181", idempotency_key="ef" * 32)


def to_file(folder: Path) -> RecordingSettings:
    return RecordingSettings(folder=str(folder), channel="sms")


@pytest.mark.parametrize(
    ("mode", "state", "kept"),
    [("receipt", "delivered", 1), ("silent", "sent", 1), ("fail", "failed", 0), ("unknown", "delivered", 1)],
)
def test_it_does_what_it_is_told(tmp_path: Path, mode: str, state: str, kept: int) -> None:
    (tmp_path / "mode").write_text(f'{{"sms": "{mode}"}}')
    assert registry.send(to_file(tmp_path), MESSAGE, 1.0).state == state
    assert len(recorded(tmp_path)) == kept


def test_it_gives_a_receipt_at_once_unless_told_otherwise(tmp_path: Path) -> None:
    assert registry.send(to_file(tmp_path), MESSAGE, 1.0).state == "delivered"
    (one,) = recorded(tmp_path)
    assert (one.to, one.code, one.key) == (MESSAGE.to, MESSAGE.code, MESSAGE.idempotency_key)


def test_told_to_hang_it_hangs_until_its_deadline(tmp_path: Path) -> None:
    (tmp_path / "mode").write_text('{"sms": "hang"}')
    with pytest.raises(HungUp):
        registry.send(to_file(tmp_path), MESSAGE, 0.05)
    assert recorded(tmp_path) == []


def test_the_console_prints_and_says_no_more_than_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert registry.send(ConsoleSettings(), MESSAGE, 1.0).state == "sent"
    assert "A73 4181" in capsys.readouterr().out


def test_channels_that_leave_messages_lying_about_are_for_fiction_only(
    settings: object, tmp_path: Path
) -> None:
    here = settings.ENVIRONMENT  # type: ignore[attr-defined]
    recording = RecordingSettings(folder=str(tmp_path), channel="sms")
    mail = EmailSettings(host="mail.example.org", sender="desk@example.org")
    for demo in (True, False):
        settings.ENVIRONMENT = dataclasses.replace(here, demo=demo)  # type: ignore[attr-defined]
        assert registry.allowed(recording) is demo
        assert registry.allowed(ConsoleSettings()) is demo
        assert registry.allowed(mail)
