"""What a keyring has opened of a table, kept in memory beside it and gone with it.

Opening fifty thousand cards takes seconds; looking through them must not. A shelf opens each row once
and then follows the log: only rows written since the last look are opened again.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, cast
from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.keys import log, rows
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Entry, SealedRow
from safeconduct.keys.rows import Reading
from safeconduct.vault.types import VaultError

R = TypeVar("R", bound=SealedRow)
D = TypeVar("D")
_AT_ONCE = 500  # compartments or rows named in one statement


class Shelf(Generic[R]):
    """The readings of one table that one keyring can open, by row handle."""

    def __init__(self, table: type[R]) -> None:
        self.table = table
        self.readings: dict[UUID, Reading[R]] = {}
        self.damaged: set[UUID] = set()  # rows that do not fit; never shown, named by `verify`
        self._moment: log.Moment | None = None  # of the last look
        self._compartments: set[UUID] = set()
        self._derived: object = None
        self._added: list[Reading[R]] = []  # since `_derived` was made
        self._lock = threading.Lock()

    def follow(self, keyring: Keyring, compartments: Iterable[UUID]) -> dict[UUID, Reading[R]]:
        """Bring the shelf up to the log's end for these compartments and give what stands on it."""
        with self._lock:
            wanted, moment = set(compartments), log.moment()
            if moment == self._moment and wanted == self._compartments:
                return self.readings
            stands = self._moment is not None and log.stands(self._moment.end)
            self._drop(wanted if stands else set())
            changed = self._changed(self._moment.end.at, moment.end.at) if self._moment else set()
            for one in changed:
                self._forget(one)
            self._take(keyring, (self.table.objects.filter(id__in=part) for part in _parts(changed)))
            fresh = wanted - self._compartments
            self._compartments = wanted
            self._take(keyring, (self.table.objects.filter(compartment__in=part) for part in _parts(fresh)))
            self._moment = moment
            return self.readings

    def derived(self, make: Callable[[], D], add: Callable[[D, list[Reading[R]]], None]) -> D:
        """What is built from the readings, such as an index: an empty one by `make`, which `add` fills.

        It is built anew only when a reading has changed or gone; what is new is added.
        """
        with self._lock:
            if self._derived is None:
                self._derived, self._added = make(), list(self.readings.values())
            found = cast(D, self._derived)
            if self._added:
                add(found, sorted(self._added, key=lambda one: one.row.leaf))
                self._added = []
            return found

    def _changed(self, after: int, until: int) -> set[UUID]:
        """Rows of the table written or erased since the last look; none where nothing was looked at."""
        if not self._compartments:
            return set()
        tail = Entry.objects.filter(index__gt=after, index__lte=until, table=self.table._meta.db_table)
        return set(tail.values_list("row", flat=True))

    def _drop(self, wanted: set[UUID]) -> None:
        if self._compartments <= wanted:
            return
        self._compartments &= wanted
        for gone in [one for one, held in self.readings.items() if held.row.compartment not in wanted]:
            self._forget(gone)

    def _forget(self, row: UUID) -> None:
        self.damaged.discard(row)
        if self.readings.pop(row, None) is not None:
            self._derived = None

    def _take(self, keyring: Keyring, parts: Iterable[Iterable[R]]) -> None:
        for part in parts:
            for row in part:
                if row.compartment != keyring.member and not keyring.holds(row.compartment):
                    continue
                try:
                    reading = self.readings[row.id] = rows.read(keyring, row)
                except NotHeld:
                    continue  # written after this member was locked out
                except (Damaged, VaultError):
                    self.damaged.add(row.id)
                else:
                    self._added.append(reading)


_shelves: WeakKeyDictionary[Keyring, dict[type[SealedRow], Any]] = WeakKeyDictionary()
_making = threading.Lock()


def shelf(keyring: Keyring, table: type[R]) -> Shelf[R]:
    """The keyring's shelf of a table."""
    with _making:
        mine = _shelves.setdefault(keyring, {})
        return cast(Shelf[R], mine.setdefault(table, Shelf(table)))


def _parts(handles: set[UUID]) -> Iterable[list[UUID]]:
    ordered = sorted(handles)
    return (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))
