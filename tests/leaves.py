"""What happens to a process that is to write its leaf number N of the log, in the middle of a transaction."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import run
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import log


def die_at(leaf: int) -> None:
    """Be killed there; never with 0."""
    _at(leaf, lambda: os.kill(os.getpid(), signal.SIGKILL))


def wait_at(leaf: int) -> None:
    """Say so there, and wait until the test writes a line; never with 0."""

    def wait() -> None:
        print("inside", flush=True)
        sys.stdin.readline()

    _at(leaf, wait)


def said(actor: Actor, name: str, given: dict[str, Any]) -> str:
    """Say "asks" and do it: empty, or the code of the refusal."""
    print("asks", flush=True)
    try:
        run(actor, name, given)
    except Refusal as refusal:
        return refusal.code
    return ""


def _at(leaf: int, what: Callable[[], None]) -> None:
    left, real = [leaf], log.append

    def append(leaves: Any) -> int:
        left[0] -= 1
        if left[0] == 0:
            what()
        return real(leaves)

    log.append = append
