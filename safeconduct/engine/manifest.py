"""The log as the manifest of the engine's rows: what was changed or deleted by hand does not fit it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from safeconduct.engine.models import Alarm, Card, Half, Inbox, Order, Timer
from safeconduct.engine.sight import Sight
from safeconduct.keys import log, rows
from safeconduct.keys.models import Entry, SealedRow

TABLES: dict[str, type[SealedRow]] = {
    table._meta.db_table: table for table in (Alarm, Timer, Order, Card, Half, Inbox)
}


class Name(NamedTuple):
    """One row of one table."""

    table: str
    row: UUID


class Said(NamedTuple):
    """What the newest leaf of a row says."""

    version: int
    envelope: bytes
    routing: bytes


class Manifest:
    """What the log says of every living row; read once, then only what was added."""

    def __init__(self) -> None:
        self.size = 0
        self._said: dict[Name, Said] = {}
        self._went: dict[Name, Said] = {}  # whose last leaf says “erased”, until somebody sees who wrote it

    def misfits(self, sight: Sight | None = None) -> tuple[set[Name], set[Name]]:
        """Rows that are altered, and rows that are missing. Each was looked at twice, the second time in
        one view of the whole database: an engine that writes meanwhile is no misfit.

        Whoever writes to the database can append a leaf that says “erased”: with `sight`, also rows that
        no engine erased are missing, and stay so.
        """
        self._read_on()
        doubtful = self._compare(TABLES.values())
        taken = self._taken(sight)
        if not doubtful:
            return set(), taken
        with one_view():
            self._read_on()
            found = self._compare(TABLES[table] for table in {name.table for name in doubtful})
        missing = {name for name in found if not TABLES[name.table].objects.filter(id=name.row).exists()}
        return found - missing, missing | taken

    def _taken(self, sight: Sight | None) -> set[Name]:
        if sight is None:
            return set()
        self._went = {
            name: said
            for name, said in self._went.items()
            if sight.went(name.table, name.row, said.version) != said.routing
        }
        return set(self._went)

    def _read_on(self) -> None:
        added = Entry.objects.filter(index__gte=self.size).order_by("index")
        for entry in added.iterator():
            self.size = entry.index + 1
            if entry.table not in TABLES:
                continue
            name = Name(entry.table, entry.row)
            said = Said(entry.version, bytes(entry.envelope), bytes(entry.routing))
            if said.envelope == log.ERASED:
                self._said.pop(name, None)
                self._went[name] = said
            else:
                self._said[name] = said

    def _compare(self, tables: Iterable[type[SealedRow]]) -> set[Name]:
        found: set[Name] = set()
        for table in tables:
            kind = table._meta.db_table
            expected = {name: said for name, said in self._said.items() if name.table == kind}
            for row in table.objects.all():
                name = Name(kind, row.id)
                if expected.pop(name, None) != _says(row):
                    found.add(name)
            found |= expected.keys()
        return found


def _says(row: SealedRow) -> Said:
    envelope = log.envelope_hash(bytes(row.sealed))
    return Said(row.version, envelope, log.routing_hash(rows.columns(row)))


@contextmanager
def one_view() -> Iterator[None]:
    """A transaction in which every query sees the same database."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
