"""One passphrase at a time: a flood of sign-ins costs one processor and 64 MiB, never the server.

Two slots across all processes: one for devices that signed in here before, one for everybody else, so
that strangers cannot keep members out. Whoever finds too many waiting is sent away at once, before a
thread of the server is spent on waiting.
"""

import fcntl
import os
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core import signing

from safeconduct.kernel import clock
from safeconduct.kernel.errors import SLOW_DOWN, Refusal
from safeconduct.keys import runtime
from safeconduct.people.rules.entrance import must_wait

PATIENCE = 8.0  # seconds to wait for the slot
LOOK = 0.02  # seconds between two looks at it
DEVICES = 1000  # how many devices' failures are remembered
_SALT = "safeconduct.people.device"

_waiting = {"known": threading.BoundedSemaphore(4), "stranger": threading.BoundedSemaphore(2)}
_failures: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
_lock = threading.Lock()


def new_mark() -> str:
    """What a device is given at its first sign-in: random, signed by us, telling nothing of its owner."""
    return signing.dumps(secrets.token_hex(16), salt=_SALT)


def device_of(mark: str) -> str | None:
    """The device that a mark stands for; None for a stranger."""
    try:
        return str(signing.loads(mark, salt=_SALT)) if mark else None
    except signing.BadSignature:
        return None


@contextmanager
def slot(device: str | None) -> Iterator[None]:
    """Hold the slot of known devices, or of strangers, while the block runs. Raises Refusal SLOW_DOWN."""
    kind = "stranger" if device is None else "known"
    if not _waiting[kind].acquire(blocking=False):
        raise Refusal(SLOW_DOWN)
    try:
        handle = os.open(_folder() / f"slot-{kind}", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
            yield
        finally:
            os.close(handle)  # and with it the lock, also when this process is killed
    finally:
        _waiting[kind].release()


def check(device: str | None) -> None:
    """Raises Refusal SLOW_DOWN when this device was wrong too often just now. Strangers share one slot
    that is slow enough, and nobody can slow down somebody else's device."""
    with _lock:
        wrong, last = _failures.get(device or "", (0, None))
    if must_wait(wrong, last, clock.now()):
        raise Refusal(SLOW_DOWN)


def note(device: str | None, *, fits: bool) -> None:
    """Remember how an attempt from this device went."""
    if device is None:
        return
    with _lock:
        wrong, _last = _failures.pop(device, (0, None))
        if not fits:
            _failures[device] = (wrong + 1, clock.now())
            while len(_failures) > DEVICES:
                _failures.popitem(last=False)


def _take(handle: int) -> None:
    until = clock.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if clock.monotonic() > until:
                raise Refusal(SLOW_DOWN) from None
            time.sleep(LOOK)
        else:
            return


def _folder() -> Path:
    """Locks hold nothing, so a disk will do where there is no folder in memory."""
    return runtime.folder("door") or Path(settings.DATA_FOLDER)
