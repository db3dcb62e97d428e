"""`safeconduct engine`: the loop, with the auditor as its child.

    safeconduct engine [--boot-secret-fd N]     run until SIGTERM or SIGINT
    safeconduct engine --part auditor --of PID  only watch (started by the above)
    safeconduct engine --part stepper           be told the time on standard input (stories, tests)

The boot secret is read from an open file descriptor, never from an argument: arguments are public.
"""

import argparse
import os
import sys
import threading

import structlog
from django.utils.translation import gettext as _

from safeconduct.engine import auditor, boot, loop, pulse, stepper
from safeconduct.kernel.errors import Refusal

log = structlog.get_logger()


def main(arguments: list[str]) -> int:
    """Run the part that was asked for; the exit status."""
    given = _parse(arguments)
    if boot.refused_file() is not None:
        print(_("The boot secret lies on the volume of the data. Move it to another one."), file=sys.stderr)
        return 2
    try:
        if given.boot_secret_fd is not None:
            boot.let_see(_read_secret(given.boot_secret_fd))
        return _run(given.part, given.of)
    except Refusal as refusal:
        print(_(refusal.sentence), file=sys.stderr)
        return 2
    except pulse.OtherSchema:
        print(
            _("The data is of another version. Run “safeconduct setup” of this one first."), file=sys.stderr
        )
        return 2


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "safeconduct engine", description=_("Run the engine: timers and messages.")
    )
    parser.add_argument(
        "--boot-secret-fd", type=int, metavar="N", help=_("read the boot secret from file descriptor N")
    )
    parser.add_argument(
        "--part", choices=("loop", "auditor", "stepper"), default="loop", help=_("which part to run (loop)")
    )
    parser.add_argument("--of", type=int, default=os.getppid(), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _read_secret(descriptor: int) -> str:
    with os.fdopen(descriptor, encoding="utf-8") as source:
        return source.readline().strip()


def _run(part: str, engine: int) -> int:
    pulse.check_schema()
    match part:
        case "auditor":
            auditor.serve(engine)
        case "stepper":
            stepper.play(sys.stdin)
        case _:
            tending = threading.Thread(target=auditor.tend, name="auditor", daemon=True)
            tending.start()
            loop.serve()
    return 0
