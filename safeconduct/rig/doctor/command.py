"""The command itself."""

import argparse

import msgspec
from django.utils.translation import gettext as _

from safeconduct.kernel.errors import Refusal
from safeconduct.keys.keyring import Keyring
from safeconduct.rig import terminal, unlocking
from safeconduct.rig.doctor import house, machine
from safeconduct.rig.doctor.lines import Line

FIT, NOT_FIT, NOT_LOOKED = 0, 1, 2
SIGNS = {True: "ok ", False: "RED", None: " – "}


def main(arguments: list[str]) -> int:
    """Exit status: 0 nothing is red, 1 something is, 2 it could not be looked at."""
    with terminal.own_language():
        parser = argparse.ArgumentParser(
            "safeconduct doctor", description=_("Look whether this machine is fit for it.")
        )
        parser.add_argument("--json", action="store_true", help=_("one line of JSON"))
        unlocking.add_to(parser)
        given = parser.parse_args(arguments)
        try:
            found = look(unlocking.keyring(given))
        except Refusal as refusal:
            terminal.complain(_(refusal.sentence))
            return NOT_LOOKED
        except OSError:
            terminal.complain(_("There is no terminal to ask on. Use --secrets-fd."))
            return NOT_LOOKED
        if given.json:
            print(msgspec.json.encode({name: line._asdict() for name, line in found.items()}).decode())
        else:
            _show(found)
        return NOT_FIT if any(line.fit is False for line in found.values()) else FIT


def look(keyring: Keyring | None = None) -> dict[str, Line]:
    """Everything, each under a name that never changes."""
    return {
        "swap": machine.swap(),
        "memory": machine.memory(),
        "permissions": machine.permissions(),
        "boot_secret": house.boot_mode(),
        "erasure_key": house.erasure_key(),
        "clock": machine.time(),
        "backup": house.backup(),
        "disk": machine.disk(),
        "versions": machine.versions(),
        "readers": house.two_readers(keyring),
    }


def _show(found: dict[str, Line]) -> None:
    for line in found.values():
        print(f"{SIGNS[line.fit]}  {line.about}: {line.says}")
        if line.do:
            print(f"     {line.do}")
