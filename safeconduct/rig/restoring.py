"""What `safeconduct restore` does, once the folder it works in is known."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.utils.translation import gettext as _

from safeconduct.engine import boot
from safeconduct.keys import erasure, heads, keyfile, recovery, verify
from safeconduct.keys.keyring import Keyring
from safeconduct.rig import archive, dump, terminal, verifying
from safeconduct.rig.backup import KEPT_FILES
from safeconduct.vault import shares
from safeconduct.vault.compartments import box_pair
from safeconduct.vault.merkle import Head
from safeconduct.vault.types import BadShare, CompartmentSecret, SingleKey, VaultError, WrongKey

MOST_SHARES = 16
DATABASE = "safeconduct.sqlite3"
BACK, DOES_NOT_FIT, NOT_DONE = 0, 1, 2


class NotRestored(Exception):  # noqa: N818  (an answer to whoever sits there, not a fault)
    """The text is one line with the way out; nothing has got its place."""


def command(arguments: list[str], target: Path | None) -> int:
    with terminal.own_language():
        given = _parse(arguments)
        try:
            return _restore(given, _empty(target))
        except NotRestored as answer:
            terminal.complain(str(answer))
        except OSError as fault:
            terminal.complain(_("This cannot be read or written: %(why)s") % {"why": fault.strerror})
        except VaultError:
            terminal.complain(_("This is not a whole backup: it was cut, or altered."))
        return NOT_DONE


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "safeconduct restore", description=_("Bring everything back from a backup, with k shares.")
    )
    parser.add_argument("file", metavar="FILE", help=_("the backup"))
    parser.add_argument(
        "--shares-fd", type=int, metavar="N", help=_("read the shares from file descriptor N, one a line")
    )
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        type=verifying.head_given,
        metavar="SIZE:ROOT",
        help=_("a head of the log that was noted outside; the data must go on from it"),
    )
    parser.add_argument(
        "--although-damaged",
        action="store_true",
        help=_("hand the data over even if some of it does not fit"),
    )
    return parser.parse_args(arguments)


def _empty(target: Path | None) -> Path:
    if target is None:
        raise NotRestored(_("Name an empty folder for the data: --data DIR"))
    if target.is_mount():
        raise NotRestored(_("Name a folder below it: this one is the root of a volume."))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotRestored(_("The folder %(folder)s is not empty. Nothing was changed.") % {"folder": target})
    return target


def _restore(given: argparse.Namespace, target: Path) -> int:
    half = Path(settings.DATA_FOLDER)
    shutil.rmtree(half, ignore_errors=True)  # what a killed restore left
    with Path(given.file).open("rb") as source:
        head = archive.read_head(source)
        secret = _secret(given.shares_fd)
        _unpack(source, head, secret, half)
    _bring_up_to_date()
    keyring = recovery.keyring_of(head.organisation, secret)
    report = verify.check(keyring, given.head)
    verifying.show(report)
    if not report.fits and not given.although_damaged:
        terminal.complain(
            _("It was not handed over. It lies in %(folder)s; --although-damaged hands it over.")
            % {"folder": half}
        )
        return DOES_NOT_FIT
    boot_secret = _take_over(keyring)
    present = heads.offer()
    connections.close_all()
    half.rename(target)
    _say_what_is_next(target, present, boot_secret)
    return BACK if report.fits else DOES_NOT_FIT


def _secret(descriptor: int | None) -> CompartmentSecret:
    """Recovery's secret from shares. Raises NotRestored."""
    if descriptor is None:
        return _asked()
    try:
        return shares.combine(CompartmentSecret, terminal.lines_of(descriptor))
    except BadShare as fault:
        raise NotRestored(_said(fault)) from None


def _asked() -> CompartmentSecret:
    """Ask for one share after the other until they suffice."""
    typed: list[str] = []
    while len(typed) < MOST_SHARES:
        share = terminal.ask(_("Share %(number)s: ") % {"number": len(typed) + 1})
        if not share:
            break
        try:
            return shares.combine(CompartmentSecret, [*typed, share])
        except BadShare as fault:
            if _mistyped(fault):
                terminal.complain(_said(fault))
            else:
                typed.append(share)
    raise NotRestored(_("There are too few shares, or they are not of one set."))


def _mistyped(fault: BadShare) -> bool:
    return str(fault).endswith("mistyped")


def _said(fault: BadShare) -> str:
    if _mistyped(fault):
        return _("A word of share %(number)s is mistyped.") % {"number": str(fault).split()[1]}
    return _("There are too few shares, or they are not of one set.")


def _unpack(source: BinaryIO, head: archive.Head, secret: CompartmentSecret, half: Path) -> None:
    half.mkdir(mode=0o700, parents=True)
    loader = dump.Loader(half / DATABASE)
    ended = False
    try:
        for record in archive.records(source, head, box_pair(secret)):
            ended = _place(record, loader, half) or ended
    except WrongKey:
        raise NotRestored(_("These shares are of another recovery than the backup.")) from None
    if not ended:
        raise NotRestored(_("This is not a whole backup: it was cut, or altered."))
    loader.close()


def _place(record: list[Any], loader: dump.Loader, half: Path) -> bool:
    """Put one record where it belongs; whether it was the last."""
    match record:
        case ["backup", *_about]:
            return False
        case ["file", str(name), bytes(content)] if name in {keyfile.NAME, *KEPT_FILES}:
            handle = os.open(half / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            return False
        case ["erasure", bytes(key)]:
            erasure.keep(SingleKey(key))
            return False
        case ["end", list(purged)]:
            if purged:
                keyfile.resume(keyfile.Kept(UUID(bytes=thing), place, "") for thing, place in purged)
            return True
    loader.take(record)
    return False


def _bring_up_to_date() -> None:
    """By the same command as every start; it finishes purges too."""
    done = subprocess.run([sys.executable, "-P", "-m", "safeconduct", "setup"], check=False)
    if done.returncode:
        raise NotRestored(_("The tables could not be brought up to this version; the lines above say why."))


def _take_over(keyring: Keyring) -> str | None:
    """Note the use, and give the engine a new boot secret; None where its keys were not kept."""
    engine, secret = recovery.engine_of(keyring), boot.new_secret()
    with transaction.atomic():
        recovery.note_use(keyring)
        if engine is None:
            return None
        boot.wrap(engine, secret)
    return secret


def _say_what_is_next(target: Path, present: Head, boot_secret: str | None) -> None:
    print("\n" + _("Everything is in %(folder)s.") % {"folder": target})
    print(_("Its log now has this head; compare with the newest that was noted outside:"))
    print(heads.write(present))
    if boot_secret is None:
        print(_("The engine's keys were not kept: it starts with the boot secret from before."))
    else:
        print(_("The boot secret from before is void. This is the new one; it is shown only now:"))
        print(boot_secret)
    print("\n" + _("What is next:"))
    steps = (
        _("Carry the folder to the server and start it: ./start --data DIR"),
        _("Give the engine the new boot secret, and a trustee a copy of it on paper."),
        _("Sign in and replace recovery: its shares have met on this machine, so they are spent."),
        _("Let everybody sign in once, so that each seals their own compartments to the new recovery."),
        _("Wipe this machine."),
    )
    for number, step in enumerate(steps, start=1):
        print(f"{number}. {step}")
