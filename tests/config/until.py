"""Waiting for what another process is about to do."""

import time
from collections.abc import Callable

PATIENCE = 30.0  # seconds


def until(happened: Callable[[], bool]) -> None:
    """Look until it has happened; fails after PATIENCE, which is far beyond what it can take."""
    limit = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < limit, "it never happened"
        time.sleep(0.05)
