"""What a process that reads a stranger's file may use: set in the child before it opens the file.

1. It is the first to die when memory runs out; memory and time are bounded by the kernel.
2. It writes no file: a file that it opened could hold no byte. It leaves no image of its memory.
3. With `sealed_off` it opens nothing more at all, neither file nor connection: no descriptor is left for one.
   Whatever it still needs is loaded before.
"""

import contextlib
import resource
import sys
from pathlib import Path

MEMORY = 1024 * 1024 * 1024  # bytes of addresses
SECONDS = 30  # of the processor


def bound(*, memory: int = MEMORY, seconds: int = SECONDS, sealed_off: bool = True) -> None:
    """Give up everything that is not needed, for good."""
    with contextlib.suppress(OSError):  # a system without /proc
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_AS, memory)
    if sealed_off:
        _limit(resource.RLIMIT_NOFILE, 0)
    sys.addaudithook(_refuse)


def _limit(what: int, most: int) -> None:
    """Never above what the system allows already."""
    _soft, hard = resource.getrlimit(what)
    given = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (given, given))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    """No address is looked up, no program started: said by Python itself where the kernel would allow it."""
    if event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "ctypes.")
    ):
        raise PermissionError(event)
