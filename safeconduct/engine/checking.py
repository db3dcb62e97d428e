"""What `safeconduct verify` asks of the engine: whether its own sums fit, which the log does not cover."""

from collections.abc import Iterator
from typing import TypeVar

from safeconduct.engine import boot
from safeconduct.engine.models import Alarm, Delivery, Timer
from safeconduct.engine.sight import Sight
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.verify import Finding
from safeconduct.keys.verify.reading import Unreadable, each

T = TypeVar("T", Alarm, Timer, Delivery)


def misfits(keyring: Keyring | None) -> Iterator[Finding]:
    """Rows under the engine's MAC that no engine wrote as they stand.

    Needs the engine's compartment: of the keyring given (recovery has it), else of an engine that sees
    on this machine. Without either nothing is said: the auditor looks at the same rows all the time.
    """
    ring = keyring if keyring is not None and _holds(keyring) else boot.keyring()
    if ring is None or not _holds(ring):
        return
    sight = Sight(ring)
    for found in (_misfits(sight, Alarm), _misfits(sight, Timer), _misfits(sight, Delivery)):
        yield from found


def _misfits(sight: Sight, table: type[T]) -> Iterator[Finding]:
    name = table._meta.db_table
    for row in each(table):
        if isinstance(row, Unreadable):
            yield Finding("row_unreadable", name, detail=row.key)
        elif not _fits(sight, row):
            yield Finding("mac", name, row.id)


def _fits(sight: Sight, row: Alarm | Timer | Delivery) -> bool:
    try:
        return sight.fits(row)
    except (
        NotHeld,
        TypeError,
        ValueError,
        AttributeError,
    ):  # a column of another kind, an epoch that never was
        return False


def _holds(keyring: Keyring) -> bool:
    return keyring.holds(well_known(ENGINE, keyring.organisation))
