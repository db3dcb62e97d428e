"""The house: how its engine starts, whether it is backed up, who could still read."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeconduct.engine import boot
from safeconduct.engine.models import Key
from safeconduct.kernel import clock
from safeconduct.keys import erasure
from safeconduct.keys.keyring import Keyring
from safeconduct.people import upkeep
from safeconduct.rig.backup import NOTE
from safeconduct.rig.doctor.lines import Line

OLDEST_BACKUP = timedelta(hours=26)  # daily, with two hours to spare
# Rooms that a person's life may hang on: nobody may be the only one who can open them.
NEVER_ALONE = frozenset({"identity", "contacts", "shelter", "route"})


def boot_mode() -> Line:
    """There are two ways to start the engine, and no third."""
    about = _("Boot secret")
    if boot.refused_file() is not None:
        return Line(
            about,
            False,
            _("its file lies on the volume of the data: whoever takes the disk has both"),
            _("Put the file on another volume and name that in SAFECONDUCT_BOOT_SECRET_FILE."),
        )
    if not _founded():
        return Line(about, None, _("there is no house yet"))
    match boot.mode():
        case "attended":
            return Line(
                about,
                True,
                _("attended: after each start of the machine somebody gives it; until then no alarm"),
            )
        case "unattended":
            return Line(about, True, _("unattended: its file lies on another volume"))
        case _:
            return Line(about, None, _("demo: its file lies beside the data; fiction only"))


def _founded() -> bool:
    try:
        return Key.objects.exists()
    except DatabaseError:
        return False  # not even the tables are there


def erasure_key() -> Line:
    """Where the key lies that makes old copies worthless after a purge."""
    if erasure.apart():
        return Line(_("Erasure key"), True, _("on another volume than the data"))
    return Line(
        _("Erasure key"),
        None,
        _("beside the data: a copy of the whole disk from before a purge still holds what was purged"),
        _("Put the boot secret's file on another volume; the key follows at the next purge."),
    )


def backup() -> Line:
    """A backup that was not made is missed on the worst day."""
    about, do = _("Last backup"), _("Run: safeconduct backup FILE, daily, to another machine.")
    try:
        written = (Path(settings.DATA_FOLDER) / NOTE).read_text(encoding="ascii").splitlines()[0]
        age = clock.now() - datetime.fromisoformat(written)
    except (OSError, ValueError, IndexError):
        return Line(about, False, _("there is none"), do)
    hours = int(age.total_seconds() // 3600)
    says = ngettext("%(hours)s hour ago", "%(hours)s hours ago", hours) % {"hours": hours}
    fit = timedelta(0) <= age <= OLDEST_BACKUP
    return Line(about, fit, says, "" if fit else do)


def two_readers(keyring: Keyring | None) -> Line:
    """What only one living member can open is lost with that member."""
    about = _("Two living readers")
    if keyring is None:
        return Line(
            about,
            None,
            _("only somebody with keys can tell"),
            _("Run: safeconduct doctor --with-keys NAME"),
        )
    rooms = [room for kind in sorted(NEVER_ALONE) for room in keyring.compartments(kind)]
    alone = [room for room in rooms if upkeep.living_readers(keyring, room) < 2]
    if not alone:
        says = ngettext("in %(count)s room that you hold", "in %(count)s rooms that you hold", len(rooms))
        return Line(about, True, says % {"count": len(rooms)})
    says = ngettext("%(count)s room has fewer", "%(count)s rooms have fewer", len(alone))
    return Line(
        about,
        False,
        says % {"count": len(alone)},
        _("Assign a second member to the case; House shows which."),
    )
