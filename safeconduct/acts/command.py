"""`safeconduct do NAME < input.json`: an action by hand, through the same path as every face.

    safeconduct do desk.log_signal --as HANDLE < signal.json

Passphrase and code are asked for on the terminal and not shown, or read as two lines from the file
descriptor that `--secrets-fd` names: an argument or a variable could be read by others on the machine.
The result is printed as one line of JSON, a refusal likewise on stderr.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.decode import MALFORMED
from safeconduct.acts.run import run
from safeconduct.kernel.errors import Refusal
from safeconduct.web.errors import as_json

DONE, REFUSED, NOT_UNDERSTOOD = 0, 1, 2
TERMINAL = "/dev/tty"
_STANDARD = {0, 1, 2}  # input, output, errors


class Secrets(NamedTuple):
    """What opens a member's keys."""

    passphrase: str
    code: str

    def __repr__(self) -> str:
        return "<Secrets>"


def _nobody_unlocks(_handle: str, _passphrase: str, _code: str) -> Actor:
    raise RuntimeError("nobody has said how members are unlocked")


# handle, passphrase, code -> who that is; raises Refusal. Members are above this part: wiring sets it.
UNLOCK: Callable[[str, str, str], Actor] = _nobody_unlocks


def main(arguments: list[str]) -> int:
    """Do one action. Exit status: 0 done, 1 refused, 2 not understood."""
    with translation.override(_language_of_terminal()):
        options = _parse(arguments)
        try:
            actor = _sign_in(options)
        except Refusal as refusal:
            return _refused(refusal)
        except OSError:
            print(_("There is no terminal to ask on. Use --secrets-fd."), file=sys.stderr)
            return NOT_UNDERSTOOD
        with translation.override(actor.language if options.handle else translation.get_language()):
            return _do(replace(actor, via="command"), options)


def _do(actor: Actor, options: argparse.Namespace) -> int:
    try:
        given = msgspec.json.decode(sys.stdin.buffer.read())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _refused(Refusal(MALFORMED), NOT_UNDERSTOOD)
    try:
        result = run(actor, options.name, given, ticket=options.ticket)
    except Refusal as refusal:
        return _refused(refusal)
    print(_line(result))
    return DONE


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "safeconduct do", description=_("Do one action with the JSON that stands on standard input.")
    )
    parser.add_argument("name", help=_("the name of the action, such as desk.log_signal"))
    parser.add_argument("--as", dest="handle", help=_("the sign-in name; without it, nobody is signed in"))
    parser.add_argument(
        "--secrets-fd",
        type=int,
        metavar="N",
        help=_("a file descriptor with two lines: passphrase and code"),
    )
    parser.add_argument("--ticket", type=UUID, help=_("a UUID under which this is done only once"))
    options = parser.parse_args(arguments)
    if options.secrets_fd in _STANDARD:
        parser.error(_("--secrets-fd: 0, 1 and 2 have other uses"))
    return options


def _sign_in(options: argparse.Namespace) -> Actor:
    """Raises Refusal when the secrets do not fit, OSError without a terminal."""
    if options.handle is None:
        return NOBODY
    secrets = from_terminal() if options.secrets_fd is None else from_descriptor(options.secrets_fd)
    return UNLOCK(options.handle, secrets.passphrase, secrets.code)


def from_terminal() -> Secrets:
    """Ask on the terminal, without showing what is typed. Raises OSError where there is none.

    Without this look first, getpass would read standard input, where the JSON stands.
    """
    os.close(os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY))
    return Secrets(getpass.getpass(_("Passphrase: ")), getpass.getpass(_("Code: ")))


def from_descriptor(number: int) -> Secrets:
    """Read two lines. Raises OSError for a descriptor that is not open."""
    with os.fdopen(number, encoding="utf-8") as source:
        passphrase, code = (source.readline().rstrip("\n") for _line in range(2))
    return Secrets(passphrase, code)


def _refused(refusal: Refusal, status: int = REFUSED) -> int:
    print(_line(as_json(refusal)), file=sys.stderr)
    return status


def _line(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _language_of_terminal() -> str:
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    try:
        return translation.get_supported_language_variant(wanted.partition(".")[0].replace("_", "-"))
    except LookupError:
        return "en"
