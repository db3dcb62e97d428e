"""What keeps the memory of a process from the other processes of the same user."""

import contextlib
import ctypes

_DUMPABLE = 4  # PR_SET_DUMPABLE, prctl(2)


def hide() -> None:
    """No other process of this user may look into the memory of this one, or take it over (ptrace(2)).

    Where the kernel allows that among the processes of one user, a file that takes over the process in which
    it is read would have every key. What this process forks is hidden too; what it starts anew hides itself.
    """
    with contextlib.suppress(OSError, AttributeError):  # another system has no such call
        ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)
