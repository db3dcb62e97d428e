"""The log of a process: one line of JSON on stderr, in which no free text can stand; on a terminal the
same as a sentence (`lines`).

Nobody decides at a call whether something may be logged. Each key has a shape; what does not fit is
dropped and counted. What other libraries want to say is reduced to who says it, how bad it is and where
in our code it happened. A message, an address, a number or the text of an exception has no way in.
"""

import json
import logging
import re
import sys
import threading
import traceback
from types import TracebackType

import structlog
from structlog.typing import EventDict, WrappedLogger

from safeconduct.config import lines
from safeconduct.kernel import clock

_WORD = re.compile(r"[a-z][a-z_.]{0,60}")  # words of our code: no digits, so no number of a person
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,80}")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
SHAPES: dict[str, re.Pattern[str]] = {
    "at": re.compile(r"[a-z0-9_/]+\.py:\d+:[A-Za-z0-9_<>]+"),  # innermost place of our code
    "attempt": _NUMBER,
    "count": _NUMBER,
    "dropped": _NUMBER,
    "event": _WORD,
    "exception": _NAME,  # the class, never its text
    "kind": _WORD,
    "level": _WORD,
    "logger": _NAME,
    "pid": _NUMBER,
    "port": _NUMBER,
    "process": _WORD,
    "reason": _WORD,
    "seconds": _NUMBER,
    "status": _NUMBER,
    "time": re.compile(r"[0-9T:.+-]+"),
}

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | None


def line(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    """Render one event. Steps: 1 name the failure, 2 stamp, 3 drop what has no place, 4 write it."""
    event.update(describe(_failure(event.pop("exc_info", None))))
    event["time"] = clock.now().isoformat(timespec="milliseconds")
    kept = {key: value for key, value in event.items() if _fits(key, value)}
    if len(kept) < len(event):
        kept["dropped"] = len(event) - len(kept)
    return lines.worded(kept) if sys.stderr.isatty() else json.dumps(kept, sort_keys=True)


def _fits(key: str, value: object) -> bool:
    return key in SHAPES and SHAPES[key].fullmatch(str(value)) is not None


def _failure(given: object) -> Failure:
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    return sys.exc_info() if given else None


def describe(failure: Failure) -> dict[str, str]:
    """Say of which class a failure is and where our code was; its text may quote a case."""
    if failure is None or failure[0] is None:
        return {}
    described = {"exception": failure[0].__name__}
    for frame in reversed(traceback.extract_tb(failure[2])):
        _, ours, place = frame.filename.rpartition("/safeconduct/")
        if ours:
            described["at"] = f"{place}:{frame.lineno}:{frame.name}"
            break
    return described


class Others(logging.Formatter):
    """Records of other libraries, without what they say."""

    def format(self, record: logging.LogRecord) -> str:
        """Keep the library's name, the level, the status of an answer and the class of a failure."""
        event: EventDict = {
            "event": "library",
            "logger": record.name,
            "level": record.levelname.lower(),
            **describe(record.exc_info),
        }
        if hasattr(record, "status_code"):
            event["status"] = record.status_code
        return line(None, "", event)


def configure() -> None:
    """Send our events and the records of every library to stderr, through the shapes."""
    structlog.configure(
        processors=[structlog.processors.add_log_level, line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Others())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


def hide_tracebacks() -> None:
    """Let this process die without printing the values that its last words would quote."""
    log = structlog.get_logger()

    def died(failure: BaseException | None) -> None:
        log.error("died", exc_info=failure)

    sys.excepthook = lambda _kind, failure, _trace: died(failure)
    threading.excepthook = lambda args: died(args.exc_value)
