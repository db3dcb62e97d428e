"""What a part asks of one that lies above it: plugged in once, when everything is loaded."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from safeconduct.acts import command
from safeconduct.engine import boot, orders, staff
from safeconduct.engine.documents import Quiet, ShiftCard, Span, StaffCard, Way
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.people import ports, unlock


def plug() -> None:
    """Fill every port of people, and let the command line in by the door of people."""
    command.UNLOCK = unlock.unlock
    asked = ports.PORTS
    asked.wrap_engine = _wrap_engine
    asked.boot_choices = _boot_choices
    asked.boot_mode = boot.mode
    asked.publish_reach = _publish_reach
    asked.withdraw_reach = staff.withdraw_staff
    asked.publish_shifts = _publish_shifts
    asked.channels = _channels
    asked.send_code = orders.send_code


def _secret_file() -> Path | None:
    given = os.environ.get(boot.VARIABLE)
    return Path(given) if given else None


def _boot_choices() -> Sequence[str]:
    """A file that is named in the environment settles it; where there is none, somebody types the secret."""
    path = _secret_file()
    if path is None:
        return ["attended"]
    if path.parent.stat().st_dev != Path(settings.DATA_FOLDER).stat().st_dev:
        return ["unattended"]
    return ["demo"] if settings.ENVIRONMENT.demo else []


def _wrap_engine(engine: Keyring, mode: str) -> ports.Boot:
    """Keep the engine's keys under a new secret; where it starts unattended, write the secret's file."""
    secret, path = boot.new_secret(), _secret_file()
    boot.install(engine, secret)
    if path is None or mode == "attended":
        return ports.Boot("attended", secret)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secret)
        file.flush()
        os.fsync(handle)
    return ports.Boot(mode, secret, str(path))


def _publish_reach(keyring: Keyring, reach: ports.Reach) -> None:
    card = StaffCard(
        member=reach.member,
        at=clock.now(),
        channels=[Way(channel=channel, address=address) for channel, address in reach.ways],
        language=reach.language,
        zone=reach.zone,
        roles=sorted(reach.roles),
        quiet=Quiet(begins=reach.quiet[0], ends=reach.quiet[1]) if reach.quiet else None,
    )
    staff.publish_staff(keyring, card)


def _publish_shifts(keyring: Keyring, spans: Sequence[ports.Span]) -> None:
    shown = [Span(member=one.member, role=one.role, since=one.since, until=one.until) for one in spans]
    staff.publish_shifts(keyring, ShiftCard(at=clock.now(), spans=shown))


def _channels(keyring: Keyring) -> Sequence[str]:
    return [channel.name for channel in staff.channels(keyring)]
