"""The options by which a command is given a member's keys; the secrets are never among the arguments."""

import argparse

from django.utils.translation import gettext as _

from safeconduct.acts import command
from safeconduct.keys.keyring import Keyring


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--with-keys", metavar="NAME", help=_("a sign-in name: look also with its keys"))
    parser.add_argument(
        "--secrets-fd",
        type=int,
        metavar="N",
        help=_("a file descriptor with two lines: passphrase and code"),
    )


def keyring(given: argparse.Namespace) -> Keyring | None:
    """The keyring that was asked for. Raises Refusal, and OSError where there is no terminal."""
    if given.with_keys is None:
        return None
    secrets = (
        command.from_terminal() if given.secrets_fd is None else command.from_descriptor(given.secrets_fd)
    )
    return command.UNLOCK(given.with_keys, secrets.passphrase, secrets.code).keys
