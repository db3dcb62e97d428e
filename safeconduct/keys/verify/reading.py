"""Reading tables whose rows may hold anything: what cannot be read is given as such, never raised."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model

from safeconduct.keys.models import SealedRow

PAGE = 500  # rows
_NOT_OURS = (ValueError, TypeError, AttributeError, OverflowError, ValidationError)
M = TypeVar("M", bound=Model)


class Unreadable(NamedTuple):
    """A row of which a column holds what its type cannot; `key` is its primary key as it lies there."""

    key: str


def sealed_tables() -> list[type[SealedRow]]:
    """Every table of sealed rows, in the order of their names."""
    found = [table for table in apps.get_models() if issubclass(table, SealedRow)]
    return sorted(found, key=lambda table: table._meta.db_table)


def each(table: type[M], order: str = "") -> Iterator[M | Unreadable]:
    """Every row of a table, in the order of one column."""
    key, name = _key(table), table._meta.db_table
    column = order or key
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key}" FROM "{name}" ORDER BY "{column}"')  # noqa: S608  (our own names)
        for page in iter(lambda: cursor.fetchmany(PAGE), []):
            keys = [row[0] for row in page]
            try:
                yield from _fetch(table, keys, column)
            except _NOT_OURS:
                for one in keys:
                    yield from _alone(table, one, column)


def as_bytes(value: object) -> bytes:
    """What a binary column holds; nothing where somebody put a value of another kind there."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def handles(table: type[Model], column: str) -> Iterator[UUID | Unreadable]:
    """Every handle that stands in one column, once."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT DISTINCT "{column}" FROM "{table._meta.db_table}"')  # noqa: S608  (as above)
        for (value,) in cursor.fetchall():
            try:
                yield value if isinstance(value, UUID) else UUID(value)
            except _NOT_OURS:
                yield Unreadable(repr(value)[:60])


def _fetch(table: type[M], keys: list[object], order: str) -> list[M]:
    key, name = _key(table), table._meta.db_table
    places = ", ".join(["%s"] * len(keys))
    query = f'SELECT * FROM "{name}" WHERE "{key}" IN ({places}) ORDER BY "{order}"'  # noqa: S608  (as above)
    return list(table._default_manager.raw(query, keys))  # noqa: SLF001  (Django's documented interface)


def _key(table: type[Model]) -> str:
    return str(table._meta.pk.column)


def _alone(table: type[M], key: object, order: str) -> Iterator[M | Unreadable]:
    try:
        yield from _fetch(table, [key], order)
    except _NOT_OURS:
        yield Unreadable(repr(key)[:60])
