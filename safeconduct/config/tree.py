"""One tree of addresses in one process with threads. Started by `serve`, never by hand.

python -m safeconduct.config.tree HOST PORT [TREE]
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
from safeconduct.kernel.hiding import hide

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

    if not get_resolver().url_patterns:
        raise LookupError("no addresses")
    if os.environ.get("SAFECONDUCT_TREE") != "public":
        from safeconduct.keys import sessions  # the public process does not even load what knows keys

        sessions.watch(_replace)
    return pages


def _replace() -> None:
    """Have the process that holds the port put a fresh worker in the place of this one, then end it.

    Its memory knew somebody's keys, and nobody is signed in any more.
    """
    os.kill(os.getppid(), signal.SIGHUP)


def main(host: str, port: int, tree: str = "staff") -> None:
    """Serve a tree until told to end. That of the public is not told where the boot secret lies."""
    os.environ["SAFECONDUCT_TREE"] = tree
    if tree == "public":
        os.environ["DJANGO_SETTINGS_MODULE"] = "safeconduct.config.public"
        os.environ.pop("SAFECONDUCT_BOOT_SECRET_FILE", None)
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
    if sys.argv[3:] != ["public"]:  # that one holds no key, and anybody may look
        hide()
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
