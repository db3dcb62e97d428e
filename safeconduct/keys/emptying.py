"""Emptying a compartment: everything that lies in it goes, and nothing of it can stay behind half.

1. The keys of its files are purged first, from the key file: a crash after that leaves rows that open
   nothing, and the next start finishes them (`sweeping`).
2. All rows go in one transaction, each with a leaf that says so: documents, pieces of files, and the keys
   of other things that were granted to the compartment.
3. The compartment's own key stays. It opens nothing any more, and whoever may write here can again.
"""

from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.db import transaction

from safeconduct.keys import keyfile, log
from safeconduct.keys.models import Chunk, Epoch, Previous, Roster, SealedFile, SealedRow

OWN_KEY: frozenset[type[SealedRow]] = frozenset({Roster, Previous, Epoch})
_AT_ONCE = 500  # rows named in one statement


def forget_files(compartment: UUID) -> None:
    """Purge the keys of all files in a compartment, for good and at once, whatever happens afterwards.

    Raises Refusal ERASURE_KEY, BUSY.
    """
    files = list(SealedFile.objects.filter(compartment=compartment).values_list("id", flat=True))
    if files:
        keyfile.purge(SealedFile._meta.db_table, files)


@transaction.atomic
def empty(compartment: UUID) -> int:
    """Erase every row that lies in a compartment; how many. `forget_files` comes first.

    Raises RuntimeError when a file still has its key: the key goes before the row.
    """
    files = set(SealedFile.objects.filter(compartment=compartment).values_list("id", flat=True))
    if files and files & {one.thing for one in keyfile.kept()}:
        raise RuntimeError("the key of a file is purged before its row is erased")
    Chunk.objects.filter(file__in=files).delete()
    gone = sum(_erase(table, compartment) for table in _tables())
    if files:
        transaction.on_commit(lambda: keyfile.finished(files))
    return gone


def _erase(table: type[SealedRow], compartment: UUID) -> int:
    found = list(table.objects.filter(compartment=compartment))
    for part in (found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE)):
        table.objects.filter(id__in=[row.id for row in part]).delete()
        log.append([log.erased(row) for row in part])
    return len(found)


def _tables() -> Iterable[type[SealedRow]]:
    return (table for table in apps.get_models() if issubclass(table, SealedRow) and table not in OWN_KEY)
