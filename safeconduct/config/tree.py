"""One tree of addresses in one process with threads. Started by `serve`, never by hand.

python -m safeconduct.config.tree HOST PORT
"""

import os
import signal
import sys
from typing import Any

import structlog
from django.core.handlers.wsgi import WSGIHandler
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from safeconduct.config import lifeline, logs
from safeconduct.config.bodies import WholeBodies

THREADS = 8  # libsodium and Argon2 let go of the interpreter while they work

_QUIET: dict[str, Any] = {
    "formatters": {"shaped": {"()": logs.Others}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "shaped"}},
    "loggers": {"_granian": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}


def application() -> WholeBodies:
    """What the worker calls for each request; made in the worker, so that it dies with its parent."""
    lifeline.tie()
    logs.hide_tracebacks()
    try:
        return WholeBodies(_pages())
    except Exception as fault:  # noqa: BLE001  (whatever it is, the supervisor must see a death and not a silence)
        structlog.get_logger().error("pages_do_not_load", exc_info=fault)
        sys.exit(1)


def _pages() -> WSGIHandler:
    """The pages with every address loaded, so that a fault in one shows now and no visitor waits."""
    from django.urls import get_resolver

    from safeconduct.config.wsgi import application as pages
    from safeconduct.keys import sessions

    if not get_resolver().url_patterns:
        raise LookupError("no addresses")
    sessions.watch(_replace)
    return pages


def _replace() -> None:
    """Have the process that holds the port put a fresh worker in the place of this one, then end it.

    Its memory knew somebody's keys, and nobody is signed in any more.
    """
    os.kill(os.getppid(), signal.SIGHUP)


def main(host: str, port: int) -> None:
    """Serve until told to end."""
    os.umask(0o077)
    lifeline.tie()
    Granian(
        "safeconduct.config.tree:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=_QUIET,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
