"""Reading as work that can be left: two processes without keys, one after the other, and what they found.

The sealed file is what counts. What is here lives in memory, and a crash costs the work alone: the next
look at the reading begins it anew. Nothing here holds a key; what was found waits for a session to seal it.
"""

import sys
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from safeconduct.claims.brought.child import Article
from safeconduct.claims.formats import Extracted, asking
from safeconduct.claims.formats.extracted import MOST_CHARACTERS, TOO_MUCH_WORK
from safeconduct.claims.read import Read
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal

OPENING, WORDS = "opening", "words"  # the text is taken out; it is read
READER = (sys.executable, "-I", "-m", "safeconduct.claims.brought.child")
SECONDS = 120.0
ANSWER = 64 * MOST_CHARACTERS  # bytes: a draft for each sentence with all that is in it
FORGOTTEN = timedelta(minutes=10)  # after which what nobody came for is dropped

_one_at_a_time = threading.Lock()  # each may take a gigabyte
_guard = threading.Lock()
_works: dict[UUID, "Work"] = {}


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How a document is to be read. Prints as its name alone."""

    data: bytes
    title: str = ""
    language: str = ""
    earliest: datetime | None = None
    latest: datetime | None = None
    zone: str = "UTC"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


class Outcome(msgspec.Struct, frozen=True):
    """What was found, or the code of why nothing was."""

    extracted: Extracted | None = None
    read: Read | None = None
    fault: str = ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


@dataclass(eq=False)
class Work:
    """One reading that is under way or done."""

    since: datetime
    stage: str = OPENING
    outcome: Outcome | None = None
    stopped: bool = False
    done: threading.Event = field(default_factory=threading.Event)
    child: asking.Child | None = None


def begin(reading: UUID, wish: Wish) -> None:
    """Begin to read; nothing happens where it is under way. Children run one at a time."""
    with _guard:
        _forget()
        if reading in _works:
            return
        work = _works[reading] = Work(since=clock.now())
    threading.Thread(target=_work, args=(work, wish), name="reading", daemon=True).start()


def state(reading: UUID, wait_s: float = 0.0) -> Work | None:
    """The work on a reading, after at most `wait_s` seconds for its end; None where there is none."""
    work = _works.get(reading)
    if work is not None and wait_s:
        work.done.wait(wait_s)
    return work


def outcome(reading: UUID) -> Outcome | None:
    """What was found; None while it is not done. It stays until it was sealed (`forget`)."""
    work = _works.get(reading)
    return work.outcome if work is not None else None


def forget(reading: UUID) -> None:
    """What was found is sealed: it is nowhere else any more."""
    with _guard:
        _works.pop(reading, None)


def stop(reading: UUID) -> None:
    """End the work and forget it."""
    with _guard:
        work = _works.pop(reading, None)
    if work is not None:
        work.stopped = True
        if work.child is not None:
            work.child.stop()


def _work(work: Work, wish: Wish) -> None:
    try:
        with _one_at_a_time:
            work.outcome = _read(work, wish)
    except Refusal as refusal:
        work.outcome = Outcome(fault=refusal.code)
    except Exception:  # noqa: BLE001  (no process, or nonsense from one: nobody must wait for it for ever)
        work.outcome = Outcome(fault=TOO_MUCH_WORK)
    finally:
        work.done.set()


def _read(work: Work, wish: Wish) -> Outcome:
    asking.require_size(wish.data)
    said = _ask(work, asking.Child(asking.COMMAND), asking.question("", wish.data))
    extracted = asking.answered(said)
    work.stage = WORDS
    article = Article(
        text=extracted.text,
        title=extracted.title,
        sender=extracted.sender,
        language=wish.language,
        earliest=wish.earliest,
        latest=wish.latest,
        zone=wish.zone,
    )
    reader = asking.Child(READER, most=ANSWER, seconds=SECONDS)
    answer = _ask(work, reader, msgspec.msgpack.encode(article))
    return Outcome(extracted, _checked(msgspec.msgpack.decode(answer, type=Read), extracted))


def _ask(work: Work, child: asking.Child, question: bytes) -> bytes:
    work.child = child
    if work.stopped:
        child.stop()
    return child.ask(question)


def _checked(read: Read, extracted: Extracted) -> Read:
    """A draft points to its words, or it is no draft: what a child says is a stranger's word."""
    fits = len(read.text) == len(extracted.text)
    if not fits or any(one.text != read.text[one.start : one.end] for one in read.drafts):
        raise Refusal(TOO_MUCH_WORK)
    return read


def _forget() -> None:
    late = clock.now() - FORGOTTEN
    for reading in [one for one, work in _works.items() if work.done.is_set() and work.since < late]:
        del _works[reading]
