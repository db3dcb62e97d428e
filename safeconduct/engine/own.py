"""Writing and reading the engine's own alarms and timers: sealed, logged, and under its MAC."""

from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from safeconduct.engine.documents import AlarmCard, TimerCard
from safeconduct.engine.models import Alarm, Timer
from safeconduct.engine.sight import Sight
from safeconduct.keys import rows

R = TypeVar("R", bound=Alarm | Timer)


class Altered(Exception):  # noqa: N818  (somebody did it; it is not a fault of ours)
    """A row of the engine that no engine wrote as it stands."""

    def __init__(self, table: str, row: UUID) -> None:
        super().__init__(f"{table} {row}")
        self.table, self.row = table, row


def add_alarm(sight: Sight, id: UUID, card: AlarmCard) -> Alarm:  # noqa: A002
    row = rows.insert(
        sight.keyring, Alarm, sight.compartment, card, id=id, state=card.state, first=card.emergency
    )
    return under_mac(sight, row)


def set_alarm(sight: Sight, row: Alarm, card: AlarmCard) -> Alarm:
    changed = rows.rewrite(sight.keyring, row, card, state=card.state, first=card.emergency)
    return under_mac(sight, changed)


def add_timer(sight: Sight, id: UUID, card: TimerCard) -> Timer:  # noqa: A002
    due = utc(card.due)
    row = rows.insert(sight.keyring, Timer, sight.compartment, card, id=id, due=due, first=card.first)
    return under_mac(sight, row)


def set_timer(sight: Sight, row: Timer, card: TimerCard) -> Timer:
    changed = rows.rewrite(sight.keyring, row, card, due=utc(card.due), first=card.first)
    return under_mac(sight, changed)


def drop(sight: Sight, row: Alarm | Timer) -> None:
    sight.erase(row)


def alarm_card(sight: Sight, row: Alarm) -> AlarmCard:
    """Raises Altered when the row is not as an engine wrote it."""
    card: AlarmCard = _opened(sight, row)
    return card


def timer_card(sight: Sight, row: Timer) -> TimerCard:
    """Raises Altered when the row is not as an engine wrote it."""
    card: TimerCard = _opened(sight, row)
    return card


def sealed_card(sight: Sight, row: Alarm | Timer) -> Any:
    """What stands in the envelope, whatever became of the columns. Raises Altered."""
    try:
        return rows.read(sight.keyring, row).document
    except rows.UNREADABLE:
        raise Altered(row._meta.db_table, row.id) from None


def utc(at: datetime) -> datetime:
    """The same instant in UTC, as a column returns it: the MAC is over its text."""
    return at.astimezone(UTC)


def _opened(sight: Sight, row: Alarm | Timer) -> Any:
    # The MAC says that an engine wrote it; the signature inside need not be checked each time.
    if not sight.fits(row):
        raise Altered(row._meta.db_table, row.id)
    return rows.decode(row, rows.unseal(sight.keyring, row))


def under_mac(sight: Sight, row: R) -> R:
    row.mac = sight.mac(row)
    type(row).objects.filter(id=row.id).update(mac=row.mac)
    return row
