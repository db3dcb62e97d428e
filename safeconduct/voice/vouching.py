"""Whether everything that stands in public was put there by a member: a leaf of the log needs no key."""

import hashlib
from collections.abc import Iterable, Iterator

from safeconduct.cases import briefs
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.verify.findings import Finding
from safeconduct.keys.verify.reading import Unreadable, as_bytes, each
from safeconduct.voice.models import Publication, Published


def unsigned(keyring: Keyring | None) -> Iterator[Finding]:
    """Published rows that nobody signed as they stand; without keys nothing can be said of that.

    Only who reads every statement can say that nobody did.
    """
    if keyring is None:
        return
    signed = _signed(keyring)
    everything = keyring.holds(briefs.team(keyring, "coordinator"))
    for row in each(Published):
        if isinstance(row, Unreadable):
            continue  # named already
        known = signed.get(row.id)
        if known != hashlib.sha256(as_bytes(row.sealed)).digest() and (known or everything):
            yield Finding("published_unsigned", Published._meta.db_table, row.id, row.leaf)


def _signed(keyring: Keyring) -> dict[object, bytes]:
    found: Iterable[Publication] = keyring.within(Publication.objects.order_by("leaf"))
    newest = {}
    for row in found:
        try:
            reading = rows.read(keyring, row)
        except rows.UNREADABLE:
            continue  # named already
        newest[reading.document.row] = reading.document.digest
    return newest
