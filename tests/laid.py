"""A house that was founded once in this process, laid down again row by row for each test that needs it.

Founding and certifying ten people costs a third of a second, and a thousand tests begin with it. What they
get is the very same: real rows, real keys, each keyring as it was then and a copy of its own.
"""

from collections.abc import Callable
from copy import copy
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Model

from safeconduct.kernel import clock
from safeconduct.keys import runtime
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Entry, Organisation

T = TypeVar("T")


class Kept(NamedTuple):
    """What founding left: rows by table, and what it gave."""

    rows: list[tuple[type[Model], list[dict[str, Any]]]]
    given: Any


_kept: dict[tuple[str, datetime | None], Kept] = {}


def again(name: str, found: Callable[[], T], copied: Callable[[T], T]) -> T:
    """What `found` gives in an empty database: founded the first time, laid down every other.

    A clock that is held makes a house of its own: what was signed says when.
    """
    if connection.vendor != "sqlite" or Entry.objects.exists():
        return found()
    key = (name, clock.now() if clock.steered() else None)
    if key not in _kept:
        before = {table: table._default_manager.count() for table in apps.get_models()}
        given = found()
        tables = [table for table, count in before.items() if table._default_manager.count() > count]
        assert not any(before[table] for table in tables), "laid down on nothing"
        rows = [(table, list(table._default_manager.values())) for table in tables]
        _kept[key] = Kept(rows, copied(given))
        return given
    kept = _kept[key]
    for table, found_rows in kept.rows:
        table._default_manager.bulk_create([table(**row) for row in found_rows])
    _forget_its_other_lives()
    given_then: T = kept.given
    return copied(given_then)


def _forget_its_other_lives() -> None:
    """An auditor remembers the log of a house it has seen: this one is younger, and nobody put it back."""
    folder = runtime.folder("engine")
    if folder is not None:
        (folder / f"head-{Organisation.objects.get().id}").unlink(missing_ok=True)


def another(keyring: Keyring) -> Keyring:
    """The same keys in a keyring of its own: what it learns, the first does not."""
    new = object.__new__(Keyring)
    for name, value in vars(keyring).items():
        setattr(new, name, copy(value) if isinstance(value, dict | set | list) else value)
    new.halves = {place: (meaning, list(held)) for place, (meaning, held) in keyring.halves.items()}
    return new
