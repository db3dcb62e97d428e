"""What a crash can leave behind, put right at each start.

1. Erasure keys that nothing lies under.
2. Purges whose key is gone and whose row is still there: they are finished.
3. Keys whose row never came, or is erased: they go. One that is younger than a day may belong to a file
   that is arriving now, and stays.
4. Chunks of files that have neither row nor key.
"""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.apps import apps

from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import files, keyfile, log, rows
from safeconduct.keys.models import Chunk, Entry, SealedFile, SealedRow

ARRIVING = timedelta(days=1)


class Swept(NamedTuple):
    """How many of each were put right."""

    purges: int
    keys: int
    chunks: int


def sweep() -> Swept:
    """Put right what a crash left. Run before anything is served."""
    if not keyfile.path().exists():
        return Swept(0, 0, 0)
    keyfile.settle()
    purges = _finish_purges()
    try:
        keys = _drop_orphans()
    except Refusal:
        keys = 0  # the volume of the erasure key is missing: that must not stop a start
    return Swept(purges, keys, _drop_chunks())


def _finish_purges() -> int:
    begun = keyfile.begun()
    for thing, place, _since in begun:
        row = _row(place, thing)
        if isinstance(row, SealedFile):
            files.erase(None, row)
        elif row is not None:
            rows.erase(None, row)
    keyfile.finished(thing for thing, _place, _since in begun)
    return len(begun)


def _drop_orphans() -> int:
    oldest = (clock.now().date() - ARRIVING).isoformat()
    orphans = [
        one
        for one in keyfile.kept()
        # A table that is not known here belongs to a newer version: its keys are not ours to judge.
        if one.place in _tables()
        and _row(one.place, one.thing) is None
        and (one.since < oldest or _erased(one.thing))
    ]
    for place in {one.place for one in orphans}:
        keyfile.purge(place, [one.thing for one in orphans if one.place == place])
    keyfile.finished(one.thing for one in orphans)
    return len(orphans)


def _drop_chunks() -> int:
    known = {one.thing for one in keyfile.kept()}
    stored = set(Chunk.objects.values_list("file", flat=True).distinct())
    stray = stored - known - set(SealedFile.objects.values_list("id", flat=True))
    return Chunk.objects.filter(file__in=stray).delete()[0]


def _row(place: str, thing: UUID) -> SealedRow | None:
    table = _tables().get(place)
    found: SealedRow | None = None if table is None else table.objects.filter(pk=thing).first()
    return found


def _tables() -> dict[str, type[SealedRow]]:
    return {table._meta.db_table: table for table in apps.get_models() if issubclass(table, SealedRow)}


def _erased(thing: UUID) -> bool:
    last = Entry.objects.filter(row=thing).order_by("-index").first()
    return last is not None and bytes(last.envelope) == log.ERASED
