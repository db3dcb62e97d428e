"""Asking a fresh process: what goes in, what comes back, and when it is stopped."""

import subprocess
import sys
import threading
from collections.abc import Sequence

import msgspec

from safeconduct.claims.formats.extracted import (
    MOST_BYTES,
    MOST_CHARACTERS,
    REFUSALS,
    TOO_LARGE,
    TOO_MUCH_WORK,
    Extracted,
)
from safeconduct.kernel.errors import Refusal

SECONDS = 40  # by the clock; the child's own limit counts the processor's time
ANSWER = 16 * MOST_CHARACTERS  # bytes: more than any answer within its limits has
COMMAND = (sys.executable, "-I", "-m", "safeconduct.claims.formats.child")


class File(msgspec.Struct, frozen=True):
    """A file as it was brought. Its name is used for its ending alone. Prints as its name alone."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


class Answer(msgspec.Struct, frozen=True):
    """One of both."""

    extracted: Extracted | None = None
    refused: str = ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


class Child:
    """One process that is asked one thing. `stop` may be called from another thread."""

    def __init__(self, command: Sequence[str], *, most: int = ANSWER, seconds: float = SECONDS) -> None:
        self._most, self._seconds = most, seconds
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
        )

    def stop(self) -> None:
        """End it at once; the answer will be that it took too much."""
        self._process.kill()

    def ask(self, question: bytes) -> bytes:
        """What it answers. Raises Refusal TOO_MUCH_WORK when it died, was stopped, or said too much."""
        late = threading.Timer(self._seconds, self.stop)
        feeding = threading.Thread(target=self._feed, args=(question,), daemon=True)
        late.start()
        feeding.start()
        try:
            return self._answer()
        finally:
            late.cancel()
            self.stop()
            self._process.wait()
            feeding.join()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None and not pipe.closed:
                    pipe.close()

    def _answer(self) -> bytes:
        """Never more than `most` bytes in memory, whatever the child says."""
        said = self._process.stdout.read(self._most + 1) if self._process.stdout else b""
        if len(said) > self._most or self._process.wait() != 0:
            raise Refusal(TOO_MUCH_WORK)
        return said

    def _feed(self, question: bytes) -> None:
        """In a thread of its own: a child that does not listen must not hold up who asks."""
        pipe = self._process.stdin
        try:
            if pipe is not None:
                pipe.write(question)
                pipe.close()
        except OSError:
            return  # it ended before it heard everything; its exit status says so


def text_of(name: str, data: bytes) -> Extracted:
    """The text of a file, by what it is rather than by what it is called.

    Raises Refusal TOO_LARGE, and EMPTY, UNKNOWN_KIND, BROKEN, HOSTILE, TOO_LONG, TOO_MUCH_WORK.
    """
    require_size(data)
    return answered(Child(COMMAND).ask(question(name, data)))


def require_size(data: bytes) -> None:
    """Raises Refusal TOO_LARGE."""
    if len(data) > MOST_BYTES:
        raise Refusal(TOO_LARGE)


def question(name: str, data: bytes) -> bytes:
    """What the child is asked."""
    return msgspec.msgpack.encode(File(name=name[-200:], data=data))


def answered(said: bytes) -> Extracted:
    """What the child answered: it may have been taken over by the file, so it is read as a stranger's."""
    try:
        answer = msgspec.msgpack.decode(said, type=Answer)
    except msgspec.MsgspecError:
        raise Refusal(TOO_MUCH_WORK) from None
    if answer.extracted is None:
        raise Refusal(answer.refused if answer.refused in REFUSALS else TOO_MUCH_WORK)
    if len(answer.extracted.text) > MOST_CHARACTERS:
        raise Refusal(TOO_MUCH_WORK)
    return answer.extracted
