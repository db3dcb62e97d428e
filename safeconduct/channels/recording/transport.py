"""Writes each message as one line of JSON, in one write, so that a kill leaves whole lines."""

import os
import time
from pathlib import Path

import msgspec

from safeconduct.channels.port import Message, Receipt
from safeconduct.channels.recording.settings import RecordingSettings
from safeconduct.kernel import clock


class Recorded(msgspec.Struct, kw_only=True):
    """One line of the record."""

    channel: str
    to: str
    text: str
    code: str
    link: str
    key: str
    at: str
    mode: str


class HungUp(Exception):  # noqa: N818  (what a provider that never answers looks like)
    """The channel was told to hang, and did until its deadline."""


def send(settings: RecordingSettings, message: Message, deadline_s: float) -> Receipt:
    """Record the message and behave as the file `mode` says. Raises HungUp when told to hang."""
    folder = Path(settings.folder)
    mode = mode_of(folder, settings.channel)
    if mode == "fail":
        return Receipt(state="failed", why="refused")
    if mode == "hang":
        time.sleep(deadline_s)
        raise HungUp
    _append(folder / "messages.jsonl", settings.channel, message, mode)
    return Receipt(state="sent" if mode == "silent" else "delivered", provider_id=message.idempotency_key)


def mode_of(folder: Path, channel: str) -> str:
    """What the channel was told to do; "receipt" unless told."""
    try:
        modes = msgspec.json.decode((folder / "mode").read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        return "receipt"
    return modes.get(channel, "receipt")


def recorded(folder: Path) -> list[Recorded]:
    """Everything handed to recording channels of this folder, oldest first."""
    path = folder / "messages.jsonl"
    lines = path.read_bytes().splitlines() if path.is_file() else []
    return [msgspec.json.decode(line, type=Recorded) for line in lines]


def _append(path: Path, channel: str, message: Message, mode: str) -> None:
    line = Recorded(
        channel=channel,
        to=message.to,
        text=message.text,
        code=message.code,
        link=message.link,
        key=message.idempotency_key,
        at=clock.now().isoformat(),
        mode=mode,
    )
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, msgspec.json.encode(line) + b"\n")
    finally:
        os.close(handle)
