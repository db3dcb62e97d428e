"""Asking a database for the rows of very many compartments in one statement with one parameter.

A member of a large network holds tens of thousands of compartments. A list of as many parameters is slow
to build, and SQLite takes 32,766 of them at most.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Lookup, UUIDField
from django.db.models.sql.compiler import SQLCompiler


class Handles:
    """Handles as the databases take them in one piece: made once, asked with many times."""

    def __init__(self, handles: Iterable[UUID]) -> None:
        self.hexes = [one.hex for one in handles]
        self.as_json = json.dumps(self.hexes)

    def as_array(self) -> str:
        """As PostgreSQL writes an array."""
        return f"{{{','.join(self.hexes)}}}"


if TYPE_CHECKING:
    Base = Lookup[Any]
else:
    Base = Lookup  # what is generic to a type checker only


@UUIDField.register_lookup
class Among(Base):
    """`column__among=Handles(...)`: the column is one of these."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s::uuid[])", (*values, self.rhs.as_array())
        inside = "SELECT value FROM json_each(%s)"
        return f"{column} IN ({inside})", (*values, self.rhs.as_json)
