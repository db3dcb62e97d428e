"""An SQLite database as records, and back: every table, every row, of one moment.

Nothing is copied to a disk on the way. A reading transaction shows one moment however long it takes,
while others go on writing (write-ahead log). Pages that were freed are not in it, so that nothing erased
is carried into a backup.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

BATCH = 256 * 1024  # bytes of values in one record, about
_SEQUENCE = "sqlite_sequence"  # the counters of automatic numbers


def records(database: Path) -> Iterator[list[Any]]:
    """First the statements that make the tables, then their rows in batches."""
    with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as source:
        source.execute("PRAGMA query_only=ON")
        source.execute("BEGIN")
        made = source.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type = 'table' DESC, rowid"
        )
        yield ["tables", [sql for (sql,) in made]]
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
        for (table,) in source.execute(named).fetchall():
            if table == _SEQUENCE or not table.startswith("sqlite_"):
                yield from _rows(source, table)
        source.execute("COMMIT")


def _rows(source: sqlite3.Connection, table: str) -> Iterator[list[Any]]:
    batch: list[tuple[Any, ...]] = []
    weight = 0
    for row in source.execute(f"SELECT * FROM {_quoted(table)}"):  # noqa: S608  (quoted)
        batch.append(row)
        weight += sum(len(value) if isinstance(value, bytes | str) else 8 for value in row)
        if weight > BATCH:
            yield ["rows", table, batch]
            batch, weight = [], 0
    yield ["rows", table, batch]


class Loader:
    """A new database, filled by records; nobody reads it before `close`."""

    def __init__(self, database: Path) -> None:
        """Raises FileExistsError."""
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self._path = database
        self._into = sqlite3.connect(database, isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "trusted_schema=OFF"):
            self._into.execute(f"PRAGMA {pragma}")
        self._into.execute("BEGIN")

    def take(self, record: list[Any]) -> None:
        match record:
            case ["tables", statements]:
                for statement in statements:
                    self._into.execute(statement)
            case ["rows", table, batch]:
                self._fill(table, batch)
            case _:
                raise ValueError("not a record of a database")

    def close(self) -> None:
        """Complete and on the disk."""
        self._into.execute("COMMIT")
        self._into.close()
        handle = os.open(self._path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    def _fill(self, table: str, batch: list[list[Any]]) -> None:
        if table == _SEQUENCE:
            self._into.execute(f"DELETE FROM {_SEQUENCE}")  # noqa: S608  (a constant)
        if batch:
            places = ", ".join("?" * len(batch[0]))
            self._into.executemany(f"INSERT INTO {_quoted(table)} VALUES ({places})", batch)  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
