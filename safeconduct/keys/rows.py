"""Writing and reading sealed rows: the only way to a document.

A row is signed inside by its author, sealed to its compartment, and its leaf stands in the log, all
in one transaction. What does not fit is refused by name, never shown.
"""

import hashlib
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.db import connection, transaction
from django.db.models import QuerySet

from safeconduct.kernel.errors import NOT_FOUND, STALE, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import log
from safeconduct.keys.errors import TOO_MUCH, Damaged, NotHeld
from safeconduct.keys.keyring import Keyring, context
from safeconduct.keys.models import Epoch, Organisation, SealedRow
from safeconduct.vault import envelopes, signing
from safeconduct.vault.types import BoxPublic, VaultError

SCHEMA = 1
_OF = Epoch._meta.get_field("of")
_OPEN_EPOCH = 'SELECT MAX(number) FROM keys_epoch WHERE "of" = %s'
KEPT = 5000  # rows that one keyring keeps open in memory
UNREADABLE = (NotHeld, Damaged, VaultError)
R = TypeVar("R", bound=SealedRow)


@dataclass(frozen=True)
class Reading(Generic[R]):
    """A row as its reader sees it. `author` is None, and `verified` False, for what came by the
    public half alone: a box proves nothing about its sender."""

    row: R
    document: Any
    author: UUID | None
    verified: bool


def insert(
    keyring: Keyring,
    table: type[R],
    compartment: UUID,
    document: msgspec.Struct,
    *,
    id: UUID | None = None,  # noqa: A002  (the column's own name)
    **routing: object,
) -> R:
    """Write a new row signed by the keyring's member.

    Sealed under the compartment's key where it is held, else to its public half, so that writers
    who may not read can write. Raises Refusal NOT_FOUND when there is no such compartment, TOO_MUCH for
    a document that is past a limit of its type.
    """
    row = table(
        id=id or new_id(), compartment=compartment, version=1, epoch=open_epoch(compartment), **routing
    )
    return write(keyring, row, document)


def insert_unsigned(
    table: type[R],
    compartment: UUID,
    document: msgspec.Struct,
    *,
    id: UUID | None = None,  # noqa: A002
    **routing: object,
) -> R:
    """Write what arrives from outside, sealed to the public half; it is shown as unverified.

    Raises TypeError for a table whose rows a member signs: nobody would read it.
    """
    if not table.UNSIGNED:
        raise TypeError(f"rows of {table._meta.db_table} are signed by a member")
    row = table(
        id=id or new_id(), compartment=compartment, version=1, epoch=open_epoch(compartment), **routing
    )
    organisation = Organisation.objects.get().id
    bound = context(row, organisation)
    payload = signing.unsigned_payload(bound, type(document).__name__, SCHEMA, _body(row, document))
    return store(row, envelopes.seal_to(_unvouched(row), bound, payload))


def rewrite(keyring: Keyring, row: R, document: msgspec.Struct, **routing: object) -> R:
    """Write the next version of a row. Raises Refusal STALE when somebody was faster, TOO_MUCH."""
    was = row.version
    for name, value in routing.items():
        setattr(row, name, value)
    row.version, row.epoch = was + 1, open_epoch(row.compartment)
    return write(keyring, row, document, replaces=was)


def erase(keyring: Keyring | None, row: SealedRow, mark: bytes = log.ERASED) -> None:
    """Delete a row; its last leaf says that it was erased, with a `mark` of whoever can prove it.

    Raises TypeError where no row goes alone.
    """
    del keyring  # whoever may reach this row's action may erase it; the signature is the journal's
    if not row.MAY_GO:
        raise TypeError(f"rows of {row._meta.db_table} never go alone: verification names what is gone")
    with transaction.atomic():
        gone, _ = type(row).objects.filter(id=row.id, version=row.version).delete()
        if not gone:
            raise Refusal(STALE)
        log.append([log.erased(row)._replace(routing=mark)])


def read(keyring: Keyring, row: R) -> Reading[R]:
    """Open one row and check all that stands inside.

    Raises NotHeld without the key, Damaged when context, signature, role or epoch do not fit, and for what
    nobody signed in a table whose rows a member signs: every thief of the database knows the public half.
    """
    payload = unseal(keyring, row)
    reading = Reading(row, decode(row, payload), payload.author, payload.author is not None)
    if payload.author is not None or not row.UNSIGNED:
        _check_author(keyring, row, payload)
    keyring.opened.add((row._meta.db_table, row.id))
    return reading


def read_signed(keyring: Keyring, row: R) -> Reading[R]:
    """Open a row that only a member may have written: on what nobody signed no key may be given out.

    Raises Damaged for a row that came by the public half alone, and as `read` does.
    """
    reading = read(keyring, row)
    if not reading.verified:
        raise Damaged(row._meta.db_table, row.id, "unsigned")
    return reading


def open_keyed(keyring: Keyring, row: SealedRow) -> Any:
    """The document of a row that somebody sealed who held the compartment's key; its author is not
    looked at. Raises NotHeld, and Damaged for what the public half alone could have sealed."""
    if envelopes.peek(bytes(row.sealed)).algorithm == envelopes.BOX:
        raise Damaged(row._meta.db_table, row.id, "unsigned")
    return decode(row, unseal(keyring, row))


def read_all(keyring: Keyring, found: QuerySet[R]) -> list[Reading[R]]:
    """Open every row of a query that lies in a compartment held; others are never fetched."""
    return [read(keyring, row) for row in keyring.within(found)]


def look_through(keyring: Keyring, found: QuerySet[R]) -> list[Reading[R]]:
    """As `read_all`, for what is looked at again and again (alarms, promises): a row that did not change
    is opened once. What was opened goes with the keyring, and after `KEPT` others.
    """
    return [_kept(keyring, row) for row in keyring.within(found)]


def _kept(keyring: Keyring, row: R) -> Reading[R]:
    key = (row._meta.db_table, row.id)
    before = keyring.readings.get(key)
    if before is None or bytes(before.row.sealed) != bytes(row.sealed) or columns(before.row) != columns(row):
        # A copy: whoever is given the row may write its next version into it.
        before = keyring.readings[key] = replace(read(keyring, row), row=copy(row))
        while len(keyring.readings) > KEPT:
            keyring.readings.popitem(last=False)
    return replace(before, row=row)


def find(keyring: Keyring, table: type[R], id: UUID) -> Reading[R]:  # noqa: A002
    """One row by its handle. Raises Refusal NOT_FOUND alike for absent and for not yours."""
    row = table.objects.filter(id=id).first()
    if row is None or not (row.compartment == keyring.member or keyring.holds(row.compartment)):
        raise Refusal(NOT_FOUND)
    try:
        return read(keyring, row)
    except NotHeld:
        raise Refusal(NOT_FOUND) from None


def unseal(keyring: Keyring, row: SealedRow) -> signing.Payload:
    """The signed payload of a row, its context checked, its author not yet."""
    bound = context(row, keyring.organisation)
    try:
        if envelopes.peek(bytes(row.sealed)).algorithm == envelopes.BOX:
            pair = keyring.box_pair(row.compartment, row.epoch)
            plain = envelopes.open_box(pair, bound, bytes(row.sealed))
        else:
            key = keyring.record_key(row.compartment, row.epoch)
            plain = envelopes.open_sealed(key, bound, bytes(row.sealed))
        return signing.open_payload(plain, bound)
    except VaultError as fault:
        raise Damaged(row._meta.db_table, row.id, type(fault).__name__) from None


def fingerprint(body: bytes) -> bytes:
    """What a countersignature is about: SHA-256 of the first signer's own bytes."""
    return hashlib.sha256(body).digest()


def write(keyring: Keyring, row: R, document: msgspec.Struct, replaces: int | None = None) -> R:
    """Sign, seal and store a row whose columns are set; `replaces` is the version it succeeds."""
    bound = context(row, keyring.organisation)
    payload = signing.sign_payload(
        keyring.sign.private,
        bound,
        keyring.member,
        type(document).__name__,
        SCHEMA,
        _body(row, document),
    )
    return store(row, _sealed(keyring, row, payload), replaces)


def _sealed(keyring: Keyring, row: SealedRow, payload: bytes) -> bytes:
    from safeconduct.keys import vouched  # what is vouched for stands in rows

    bound = context(row, keyring.organisation)
    try:
        return envelopes.seal(keyring.sealing_key(row.compartment, row.epoch), bound, payload)
    except NotHeld:
        public = vouched.public_half(keyring, row.compartment, row.epoch)
        return envelopes.seal_to(public, bound, payload)


def store(row: R, sealed: bytes, replaces: int | None = None) -> R:
    """Put an envelope into its row and its leaf into the log, in one transaction."""
    row.sealed = sealed
    with transaction.atomic():
        row.leaf = log.append(
            [_leaf(row, row.version, log.envelope_hash(sealed), log.routing_hash(columns(row)))]
        )
        if replaces is None:
            row.save(force_insert=True)
            return row
        fresh = {name: getattr(row, name) for name in row.ROUTING}
        changed = type(row).objects.filter(id=row.id, version=replaces)
        if not changed.update(sealed=sealed, version=row.version, epoch=row.epoch, leaf=row.leaf, **fresh):
            raise Refusal(STALE)
    return row


def columns(row: SealedRow) -> dict[str, object]:
    """The clear columns whose hash stands in the row's leaf."""
    return {"epoch": row.epoch, **{name: getattr(row, name) for name in row.ROUTING}}


def _leaf(row: SealedRow, version: int, envelope: bytes, routing: bytes) -> log.Leaf:
    return log.Leaf(row.compartment, row._meta.db_table, row.id, version, envelope, routing)


def open_epoch(compartment: UUID) -> int:
    """The open epoch of a compartment; 0 for a person's own handle."""
    with connection.cursor() as cursor:  # by hand, for it is asked before each row that is written
        cursor.execute(_OPEN_EPOCH, (_OF.get_db_prep_value(compartment, connection),))
        newest: int | None = cursor.fetchone()[0]
    return newest or 0


def _unvouched(row: SealedRow) -> BoxPublic:
    """The public half as the database has it: all that is known while nobody is signed in."""
    public = Epoch.objects.filter(of=row.compartment, number=row.epoch).first()
    if public is None:
        raise Refusal(NOT_FOUND)
    return BoxPublic(bytes(public.box_public))


@cache
def _decoder(table: type[SealedRow]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(table.DOCUMENT)


def _body(row: SealedRow, document: msgspec.Struct) -> bytes:
    """The bytes of a document that can be read again: limits are checked at reading, so that what is
    beyond them would be sealed, and lost for good. Raises Refusal TOO_MUCH."""
    body = msgspec.msgpack.encode(document)
    try:
        _decoder(type(row)).decode(body)
    except msgspec.ValidationError:
        raise Refusal(TOO_MUCH) from None
    return body


def decode(row: SealedRow, payload: signing.Payload) -> Any:
    """The typed document of a payload. Raises Damaged when it is not of the row's kind."""
    try:
        document = _decoder(type(row)).decode(payload.body)
    except msgspec.MsgspecError:
        raise Damaged(row._meta.db_table, row.id, "document") from None
    if payload.schema != SCHEMA or type(document).__name__ != payload.kind:
        raise Damaged(row._meta.db_table, row.id, "document")
    return document


def _check_author(keyring: Keyring, row: SealedRow, payload: signing.Payload) -> None:
    """The author must have been certified, in an accepted role, and the epoch open, at that leaf."""
    from safeconduct.keys import certificates  # certificates are rows themselves

    if payload.author is None:
        raise Damaged(row._meta.db_table, row.id, "unsigned")
    standing = certificates.directory(keyring, row.leaf).at(payload.author, row.leaf)
    if standing is None or (row.AUTHORS is not None and not row.AUTHORS & standing.roles):
        raise Damaged(row._meta.db_table, row.id, "author")
    closed = keyring.closed_at(row.compartment, row.epoch)
    if closed is not None and row.leaf > closed:
        raise Damaged(row._meta.db_table, row.id, "epoch")
    try:
        signing.verify_payload(payload, standing.sign_public)
    except VaultError:
        raise Damaged(row._meta.db_table, row.id, "signature") from None
