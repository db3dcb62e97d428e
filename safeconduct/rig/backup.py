"""`safeconduct backup FILE`: everything, as it is in one moment, sealed to recovery; while all runs on.

1. The database is read row by row in one transaction, so that nothing of it is copied to a disk on the
   way, and sealed as it is read.
2. Then the whole key file, which is written before its rows: a row in the backup has its key there. What
   was purged in between is named, so that a restore finishes that purge.
3. Last the erasure key that the key file lies under.

Nobody needs to be signed in. The boot secret is not in it.
"""

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from safeconduct import __version__
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import heads, keyfile, recovery
from safeconduct.keys.compartments import RECOVERY, well_known
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.models import Organisation
from safeconduct.rig import archive, dump, terminal
from safeconduct.vault.merkle import Head

NOTE = "last-backup"  # beside the data: when, and the head of the log then
KEPT_FILES = ("secret-key",)
STANDARD_OUTPUT = "-"


def main(arguments: list[str]) -> int:
    """Exit status: 0 written, 2 not possible."""
    with terminal.own_language():
        parser = argparse.ArgumentParser(
            "safeconduct backup", description=_("Write everything to one file that only recovery opens.")
        )
        parser.add_argument("file", metavar="FILE", help=_("where to; - is standard output"))
        given = parser.parse_args(arguments)
        try:
            return _write(given.file)
        except (NotHeld, Organisation.DoesNotExist):
            terminal.complain(_("There is no house yet, so there is nothing to keep."))
        except Damaged:
            terminal.complain(
                _("The public half of recovery is not the one that the log knows. Run “safeconduct verify”.")
            )
        except Refusal as refusal:
            terminal.complain(_(refusal.sentence))
        except OSError as fault:
            terminal.complain(_("The backup cannot be written: %(why)s") % {"why": fault.strerror})
        return 2


def make(sink: BinaryIO) -> Head:
    """Write a backup to `sink`; the head of the log that it goes on from.

    Raises NotHeld before the founding, Damaged, Refusal ERASURE_KEY.
    """
    organisation = Organisation.objects.get().id
    epoch, public = recovery.unattended_half(organisation)
    head = heads.offer()
    keyed = keyfile.kept()
    writer = archive.Writer(sink, public, organisation, well_known(RECOVERY, organisation), epoch)
    writer.write(["backup", __version__, clock.now().isoformat(), heads.write(head)])
    for record in dump.records(Path(str(settings.DATABASES["default"]["NAME"]))):
        writer.write(record)
    whole = keyfile.whole()
    if whole is not None:
        content, erasing = whole
        writer.write(["file", keyfile.NAME, content])
        writer.write(["erasure", erasing.reveal()])
    for name in KEPT_FILES:
        place = Path(settings.DATA_FOLDER) / name
        if place.is_file():
            writer.write(["file", name, place.read_bytes()])
    left = {one.thing for one in keyfile.kept()}
    writer.write(["end", [(one.thing.bytes, one.place) for one in keyed if one.thing not in left]])
    writer.close()
    return head


def _write(name: str) -> int:
    if name == STANDARD_OUTPUT:
        head = make(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        _note(head)
        print(_told(head), file=sys.stderr)
        return 0
    target = Path(name).absolute()
    if Path(settings.DATA_FOLDER).resolve() in target.resolve().parents:
        terminal.complain(_("A backup in the data folder is lost with it. Name another place."))
        return 2
    with _whole_or_nothing(target) as sink:
        head = make(sink)
    _note(head)
    print(_told(head))
    if target.stat().st_dev == Path(settings.DATA_FOLDER).stat().st_dev:
        terminal.complain(_("It lies on the same volume as the data: carry it elsewhere."))
    return 0


def _told(head: Head) -> str:
    return (
        _("The backup is written. Keep this line away from the machine; it is the head of the log:")
        + "\n"
        + heads.write(head)
    )


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[BinaryIO]:
    """A file that has its name only once it is complete and on the disk; a killed backup leaves the old one.

    Raises BlockingIOError while another backup is being written to the same place.
    """
    part = target.with_name(f"{target.name}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as sink:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            os.ftruncate(handle, 0)
            yield sink
            sink.flush()
            os.fsync(handle)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _sync(target.parent)


def _note(head: Head) -> None:
    """When the last backup was made, for `doctor`."""
    note = Path(settings.DATA_FOLDER) / NOTE
    half = note.with_suffix(".half")
    half.write_text(f"{clock.now().isoformat()}\n{heads.write(head)}\n", encoding="ascii")
    half.replace(note)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
