"""What people asks of the floors above, which it may not import; `config.wiring` plugs them in.

A port that nobody plugged raises when it is used: founding without an engine, for one, must not seem
to have worked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, NoReturn
from uuid import UUID

from safeconduct.keys.keyring import Keyring


class Boot(NamedTuple):
    """How the engine's key is unlocked at a start: `secret` is shown once, `place` is where the file is."""

    mode: str
    secret: str
    place: str = ""


class Reach(NamedTuple):
    """How a member is reached while nobody is signed in."""

    member: UUID
    ways: Sequence[tuple[str, str]]
    language: str
    zone: str
    roles: frozenset[str]
    quiet: tuple[str, str] | None


class Span(NamedTuple):
    """One member on shift in one role, from `since` up to `until` (aware, UTC)."""

    member: UUID
    role: str
    since: datetime
    until: datetime


def _unplugged(*_given: object, **_more: object) -> NoReturn:
    raise RuntimeError("nothing is plugged into this port: see config.wiring")


def _nothing(_keyring: Keyring) -> Sequence[str]:
    return ()


@dataclass
class Ports:
    """`wrap_engine(engine, mode)` keeps the engine's keys under a new boot secret; `boot_choices()` are
    the modes possible here, `boot_mode()` the one in use. `publish_*` and `withdraw_reach` are called
    inside the action's transaction. `channels(keyring)` are the names of channels that can carry a message;
    `send_code(keyring, channel, address, code)` sends a code to an address of the member's own."""

    wrap_engine: Callable[[Keyring, str], Boot] = field(default=_unplugged)
    boot_choices: Callable[[], Sequence[str]] = field(default=_unplugged)
    boot_mode: Callable[[], str] = field(default=_unplugged)
    publish_reach: Callable[[Keyring, Reach], None] = field(default=_unplugged)
    withdraw_reach: Callable[[Keyring, UUID], None] = field(default=_unplugged)
    publish_shifts: Callable[[Keyring, Sequence[Span]], None] = field(default=_unplugged)
    channels: Callable[[Keyring], Sequence[str]] = field(default=_nothing)
    send_code: Callable[[Keyring, str, str, str], None] = field(default=_unplugged)

    @property
    def can_send(self) -> bool:
        """Whether a code can be sent from here."""
        return self.send_code is not _unplugged


PORTS = Ports()
