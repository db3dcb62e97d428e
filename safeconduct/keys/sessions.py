"""Sessions: a member's keys between two requests, and how they end.

1. The cookie is the only key. The server keeps one file per session in storage that is memory
   (`session_files`): its name is a keyed hash of the cookie, its content the member's private keys
   sealed under the cookie, bound to member, session and time of issue.
2. The file is the session. Whoever deletes it ends the session at once, in every process.
3. Beside it the process that serves the member keeps the opened keyring, until the session ends.
4. Where no storage is memory, sessions live in the process alone, and a restart ends them: keys are
   never written to a disk.
5. Python cannot promise to erase memory. So a process in which the last session ended asks to be
   replaced by a fresh one (`watch`).
"""

import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.session_files import shelf
from safeconduct.vault import envelopes
from safeconduct.vault.derive import derive
from safeconduct.vault.types import BoxPair, BoxPrivate, SignPair, SignPrivate, SingleKey, VaultError

IDLE = timedelta(minutes=10)
IDLE_ON_DUTY = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
SLIP = timedelta(minutes=1)  # a clock set back further makes a session's age unknown: it ends
LOOK = 2.0  # seconds between two looks of `watch`

_COOKIE = re.compile(r"[A-Za-z0-9_-]{43}")
_EPOCH = datetime.fromtimestamp(0, UTC)


class _Head(NamedTuple):
    """The clear beginning of a sealed session: what it takes to end it without its cookie."""

    organisation: UUID
    member: UUID
    began: datetime

    def encode(self) -> bytes:
        return self.organisation.bytes + self.member.bytes + _micros(self.began).to_bytes(8, "big")

    @classmethod
    def decode(cls, sealed: bytes) -> "_Head":
        began = _EPOCH + timedelta(microseconds=int.from_bytes(sealed[32:40], "big"))
        return cls(UUID(bytes=sealed[:16]), UUID(bytes=sealed[16:32]), began)


class _Inside(msgspec.Struct, array_like=True, frozen=True):
    """What only the cookie opens."""

    sign: bytes
    box: bytes
    root: bytes | None
    totp_seed: bytes
    roles_hint: list[str]
    on_duty: bool


class Session:
    """One member signed in on one device. All times are aware, in UTC.

    `keyring` is as of its last refresh. `on_duty` allows the longer idle time and may be set whenever
    a shift begins or ends. `confirmed_at` is when the second factor was last given here; a restart of
    the process forgets it, so that it is asked again. `totp_seed` and `roles_hint` are what `begin` was
    given; who holds which role is the directory's to say.
    """

    def __init__(self, name: str, head: _Head, inside: _Inside, keyring: Keyring) -> None:
        self.keyring = keyring
        self.began = head.began
        self.on_duty = inside.on_duty
        self.totp_seed = inside.totp_seed
        self.roles_hint = frozenset(inside.roles_hint)
        self.confirmed_at: datetime | None = None
        self.name = name  # says nothing about the cookie; for the journal and the lock screen

    def __repr__(self) -> str:
        return f"<Session of {self.keyring.member}>"

    @property
    def member(self) -> UUID:
        return self.keyring.member

    @property
    def seen(self) -> datetime:
        """When the member was last active; when the session began, if it has ended since."""
        return shelf().seen(self.name) or self.began

    @property
    def ends_at(self) -> datetime:
        """When the session ends if nothing more is done."""
        return min(self.seen + (IDLE_ON_DUTY if self.on_duty else IDLE), self.began + LONGEST)

    def touch(self) -> None:
        """The member did something. A page that refreshes itself is not that."""
        shelf().touch(self.name, clock.now())

    def confirm(self) -> None:
        """The member just gave the second factor again."""
        self.confirmed_at = clock.now()
        self.touch()

    def stands(self) -> bool:
        """Whether its file is there and neither time is up."""
        seen = shelf().seen(self.name)
        return seen is not None and _in_time(self.began, seen, self.on_duty)


_live: dict[str, Session] = {}
_lock = threading.RLock()
_used = False  # whether this process held anybody's keys since it started


def begin(
    keyring: Keyring,
    *,
    roles_hint: Collection[str] | None = None,
    on_duty: bool = False,
    totp_seed: bytes = b"",
) -> str:
    """Begin a session of the keyring's member; the cookie's value, which stands nowhere else.

    `totp_seed` is what checks a later second factor; without it the member confirms by passphrase.
    """
    global _used  # noqa: PLW0603  (a fact about this process)
    cookie = secrets.token_urlsafe(32)
    name = _name(cookie)
    head = _Head(keyring.organisation, keyring.member, clock.now())
    inside = _Inside(
        sign=keyring.sign.private.reveal(),
        box=keyring.box.private.reveal(),
        root=keyring.root,
        totp_seed=totp_seed,
        roles_hint=sorted(roles_hint or ()),
        on_duty=on_duty,
    )
    sealed = envelopes.seal(_key(cookie), _context(name, head), msgspec.msgpack.encode(inside))
    shelf().put(name, head.encode() + sealed, head.began)
    with _lock:
        _used = True
        _live[name] = Session(name, head, inside, keyring)
    return cookie


def resume(cookie: str) -> Session | None:
    """The session of a cookie; None when there is none, or it has ended, or its time is up."""
    if not _COOKIE.fullmatch(cookie):
        return None
    name = _name(cookie)
    with _lock:
        session = _live.get(name) or _reopen(cookie, name)
    if session is not None and not session.stands():
        _end(name)
        return None
    return session


def end(cookie: str) -> None:
    """End the session of a cookie, its keys with it."""
    if _COOKIE.fullmatch(cookie):
        _end(_name(cookie))


def end_all(members: Collection[UUID] | None = None) -> int:
    """End every session, or those of `members`; how many that were."""
    ended = [name for name, head in _heads() if members is None or head.member in members]
    for name in ended:
        _end(name)
    return len(ended)


def count_by_member() -> dict[UUID, int]:
    """How many sessions each member has open."""
    sweep()
    return dict(Counter(head.member for _, head in _heads()))


def sweep() -> None:
    """End what nobody came back for, and forget the keys of what somebody else ended."""
    for name, head in _heads():
        session = _live.get(name)
        seen = shelf().seen(name)
        # Without the cookie nobody can tell who is on duty: the longer time counts, `resume` knows better.
        if seen is not None and not _in_time(head.began, seen, session is None or session.on_duty):
            _end(name)
    for name, session in list(_live.items()):
        if not session.stands():
            _end(name)


def drained() -> bool:
    """Whether this process held keys and now nobody is signed in: time for a fresh process."""
    sweep()
    return _used and not _heads()


def watch(replace: Callable[[], None]) -> threading.Thread:
    """Sweep every few seconds in a thread, and call `replace` once when the process is drained."""

    def look() -> None:
        while not drained():
            time.sleep(LOOK)
        replace()

    thread = threading.Thread(target=look, name="sessions", daemon=True)
    thread.start()
    return thread


def _reopen(cookie: str, name: str) -> Session | None:
    """After a restart: the keys from the file, the compartments from the grants."""
    global _used  # noqa: PLW0603
    kept = shelf().get(name)
    if kept is None:
        return None
    try:
        head = _Head.decode(kept)
        opened = envelopes.open_sealed(_key(cookie), _context(name, head), kept[len(head.encode()) :])
        inside = msgspec.msgpack.decode(opened, type=_Inside)
    except (
        VaultError,
        ValueError,
        OverflowError,
    ):  # a ValueError also where a former version wrote another layout
        return None
    sign, box = SignPair.of(SignPrivate(inside.sign)), BoxPair.of(BoxPrivate(inside.box))
    keyring = Keyring(head.organisation, head.member, sign, box, root=inside.root)
    keyring.refresh()
    _used = True
    return _live.setdefault(name, Session(name, head, inside, keyring))


def _end(name: str) -> None:
    shelf().wipe(name)
    with _lock:
        _live.pop(name, None)


def _heads() -> list[tuple[str, _Head]]:
    found = []
    for name in shelf().names():
        kept = shelf().get(name)
        try:
            if kept is not None:
                found.append((name, _Head.decode(kept)))
        except (ValueError, OverflowError):
            shelf().wipe(name)  # not a session: it must not stop the others from being ended
    return found


def _in_time(began: datetime, seen: datetime, on_duty: bool) -> bool:
    now = clock.now()
    if now < began - SLIP or now < seen - SLIP:
        return False
    return now < began + LONGEST and now < seen + (IDLE_ON_DUTY if on_duty else IDLE)


def _name(cookie: str) -> str:
    return derive(cookie.encode(), "session name", length=16).hex()


def _key(cookie: str) -> SingleKey:
    return SingleKey(derive(cookie.encode(), "session"))


def _context(name: str, head: _Head) -> envelopes.Context:
    return envelopes.Context(
        organisation=head.organisation,
        table="session",
        row=UUID(hex=name),
        compartment=head.member,
        epoch=0,
        version=_micros(head.began),
    )


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)
