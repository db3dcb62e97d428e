"""The only source of time, so that a story can play a night in a second.

`now()` is the wall clock, aware, in UTC, and may jump. `monotonic()` is for waiting and never jumps.
A scenario steers time by a file named in `SAFECONDUCT_CLOCK` that holds one ISO 8601 instant: the
server, the engine and the runner are separate processes and must agree on it.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

_held: list[datetime] = []


def now() -> datetime:
    """The present instant, aware, in UTC."""
    if _held:
        return _held[-1]
    steered = os.environ.get("SAFECONDUCT_CLOCK")
    if steered:
        return datetime.fromisoformat(Path(steered).read_text(encoding="ascii")).astimezone(UTC)
    return datetime.now(UTC)


def steered() -> bool:
    """Whether a story or a test tells this process the time: it may then jump without anybody having
    slept."""
    return bool(_held or os.environ.get("SAFECONDUCT_CLOCK"))


def monotonic() -> float:
    """Seconds from an arbitrary start; for waits, leases in memory and time-outs."""
    return time.monotonic()


@contextmanager
def held(at: datetime) -> Iterator[None]:
    """Hold the clock of this process at `at` (aware) while the block runs."""
    if at.tzinfo is None:
        raise ValueError("a clock without a zone cannot be held")
    _held.append(at.astimezone(UTC))
    try:
        yield
    finally:
        _held.pop()


def steer(path: Path, at: datetime) -> None:
    """Write `at` (aware) for every process that follows the file; atomic, so no reader sees half."""
    beside = path.with_suffix(".next")
    beside.write_text(at.astimezone(UTC).isoformat(), encoding="ascii")
    beside.replace(path)
