"""Every sealed row against the newest leaf that the log has of it. No keys are needed."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model

from safeconduct.keys import files, keyfile, log, rows
from safeconduct.keys.compartments import stands_once
from safeconduct.keys.emptying import OWN_KEY
from safeconduct.keys.models import Chunk, SealedFile, SealedRow
from safeconduct.keys.verify.findings import Finding
from safeconduct.keys.verify.reading import Unreadable, as_bytes, each, handles, sealed_tables
from safeconduct.keys.verify.tree import Newest, Rows


def compare(found: list[Finding], newest: Rows) -> int:
    """Look at every row of every sealed table; how many there were. Empties `newest`."""
    count = 0
    oldest: dict[object, int] = {}  # by compartment: the first leaf of what still lies there
    for table in sealed_tables():
        for row in each(table):
            count += 1
            if isinstance(row, Unreadable):
                found.append(Finding("row_unreadable", table._meta.db_table, detail=row.key))
                continue
            known = newest.pop((table._meta.db_table, row.id), None)
            if known is not None and table not in OWN_KEY:
                oldest[row.compartment] = min(known.first, oldest.get(row.compartment, known.first))
            found += [
                Finding(code, table._meta.db_table, row.id, known.leaf if known else None)
                for code in _faults(row, known)
            ]
    _absent(found, newest, oldest)
    _files(found)
    return count


def _faults(row: SealedRow, known: Newest | None) -> list[str]:
    """What is wrong with one row, beginning with what explains the rest."""
    if known is None:
        return ["row_not_in_log"]
    if known.envelope == log.ERASED:
        return ["row_erased"]
    if row.version != known.version:
        return ["row_version"]
    fits = {
        "row_compartment": row.compartment == known.compartment,
        "row_leaf": row.leaf == known.leaf,
        "row_envelope": _envelope(row) == known.envelope,
        "row_columns": _columns(row) == known.routing,
    }
    return [code for code, fit in fits.items() if not fit]


def _envelope(row: SealedRow) -> bytes:
    return log.envelope_hash(as_bytes(row.sealed))


def _columns(row: SealedRow) -> bytes:
    try:
        return log.routing_hash(rows.columns(row))
    except (TypeError, ValueError, OverflowError):
        return b""


def _absent(found: list[Finding], newest: Rows, oldest: dict[object, int]) -> None:
    known = {table._meta.db_table: table for table in sealed_tables()}
    for (table, row), leaf in newest.items():
        if table not in known:
            found.append(Finding("table_unknown", table, row, leaf.leaf))
        elif leaf.envelope != log.ERASED:
            found.append(Finding("row_missing", table, row, leaf.leaf))
        elif not known[table].MAY_GO and _alone(leaf, oldest):
            found.append(Finding("row_taken", table, row, leaf.leaf))


def _alone(leaf: Newest, oldest: dict[object, int]) -> bool:
    """Whether a row went and what lay beside it stayed: such rows go with their whole compartment only."""
    return stands_once(leaf.compartment) or oldest.get(leaf.compartment, leaf.leaf) < leaf.leaf


def _files(found: list[Finding]) -> None:
    """Files whose key is gone, and pieces that belong to nothing."""
    keyed = {one.thing for one in keyfile.kept()}
    purging = {one.thing for one in keyfile.begun()}
    stored = set(_named(found, SealedFile, "id"))
    pieces = set(_named(found, Chunk, "file"))
    found += [Finding("key_missing", files.PLACE, file) for file in stored - keyed - purging]
    found += [Finding("chunk_stray", Chunk._meta.db_table, file) for file in pieces - keyed - stored]


def _named(found: list[Finding], table: type[Model], column: str) -> Iterator[UUID]:
    for handle in handles(table, column):
        if isinstance(handle, Unreadable):
            found.append(Finding("row_unreadable", table._meta.db_table, detail=handle.key))
        else:
            yield handle
