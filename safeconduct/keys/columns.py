"""The list of what stands in the clear, as a page of the reference."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from safeconduct.keys import tables
from safeconduct.keys.tables import Column, Table
from safeconduct.keys.verify.reading import sealed_tables


def lines() -> Iterator[str]:
    """The page below its title, in the language that is active."""
    yield _("Everything else is sealed. A test fails when a column of the database is not on this list.")
    yield from ("", "## " + _("Every sealed table"), "")
    yield from _rows(tables.COMMON)
    sealed = [table._meta.db_table for table in sealed_tables()]
    bare = [f"`{name}`" for name in sealed if name not in tables.TABLES]
    yield from ("", _("These have no other column:") + " " + ", ".join(bare) + ".", "")
    for name in sorted(tables.TABLES):
        yield from _chapter(f"`{name}`", tables.TABLES[name])
    yield from (_("The key file has tables of its own."), "")
    for name, table in tables.KEY_FILE.items():
        yield from _chapter(f"`keys.sqlite3`: `{name}`", table)


def _chapter(title: str, table: Table) -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from _rows(table.columns)
    yield ""
    if table.altered:
        yield from (_("Not covered by the log. Whoever alters it:") + " " + _(table.altered), "")


def _rows(columns: dict[str, Column]) -> Iterator[str]:
    titles = (_("column"), _("why it stands in the clear"), _("until when"))
    yield "| " + " | ".join(titles) + " |"
    yield "|---|---|---|"
    for name, column in columns.items():
        reason = _(column.reason)
        if not column.in_log:
            reason += " " + _("(not covered by the log)")
        yield f"| `{name}` | {reason} | {_(column.until)} |"
