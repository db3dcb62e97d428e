"""Sessions: a member's keys between two requests, and how they end.

1. The cookie is the only key. The server keeps, in memory-backed storage (`runtime`), one file per
   session: its name is a keyed hash of the cookie, its content the member's private keys sealed under
   the cookie, bound to member, session and time of issue.
2. The file is the session. Whoever deletes it ends the session at once, in every process.
3. Beside it the process that serves the member keeps the opened keyring, until the session ends.
4. Where there is no memory-backed storage the sessions live in the process alone, and a restart ends
   them: keys are never written to a disk.
5. Python cannot promise to erase memory. So a process in which the last session has ended asks to be
   replaced by a fresh one (`watch`).
"""

import contextlib
import os
import re
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import msgspec

from safeconduct.kernel import clock
from safeconduct.keys import runtime
from safeconduct.keys.keyring import Keyring
from safeconduct.vault import envelopes
from safeconduct.vault.derive import derive
from safeconduct.vault.types import BoxPair, BoxPrivate, SignPair, SignPrivate, SingleKey, VaultError

IDLE = timedelta(minutes=10)
IDLE_ON_DUTY = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
CLOCK_SLIP = timedelta(minutes=1)  # a clock set back further makes a session's age unknown: it ends
LOOK = 2.0  # seconds between two looks of the watch

_COOKIE = re.compile(r"[A-Za-z0-9_-]{43}")
_TABLE = "session"


class _Mark(NamedTuple):
    """The clear head of a session's file: enough to end it without its cookie."""

    organisation: UUID
    member: UUID
    began: datetime

    SIZE = 40  # type: ignore[misc]  # a constant beside the fields

    def encode(self) -> bytes:
        since = int(self.began.timestamp() * 1_000_000)
        return self.organisation.bytes + self.member.bytes + since.to_bytes(8, "big")


@dataclass
class Session:
    """One member signed in on one device. All times are aware, in UTC.

    `keyring` is as of its last `refresh`. `on_duty` (the longer idle time) may be set as shifts begin
    and end. `confirmed_at` is when the second factor was last given here; a restart forgets it.
    """
