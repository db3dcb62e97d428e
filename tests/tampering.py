"""What somebody can do who writes to the database: any column of any row, and leaves of the log too."""

import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from django.db import connection, models, transaction

from safeconduct.kernel.ids import new_id
from safeconduct.keys import log, rows, verify, vouched
from safeconduct.keys.keyring import Keyring, context
from safeconduct.keys.models import Entry, Epoch, Node, Organisation, SealedRow
from safeconduct.vault import envelopes, merkle, signing
from safeconduct.vault.types import BoxPublic, SignPrivate


class Undone(Exception):  # noqa: N818  (not a fault: the way back out of a transaction)
    """Everything in the block is taken back."""


@contextmanager
def undone() -> Iterator[None]:
    """Nothing of what the block does to the database stays."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


_VALUES: tuple[tuple[type[models.Field], Callable[[], Any]], ...] = (
    (models.UUIDField, new_id),
    (models.BinaryField, lambda: secrets.token_bytes(40)),
    (models.BooleanField, lambda: False),
    (models.DateTimeField, lambda: datetime(2026, 3, 11, 12, tzinfo=UTC)),
    (models.DateField, lambda: date(2026, 3, 11)),
    (models.IntegerField, lambda: 7),
    (models.CharField, lambda: secrets.token_hex(2)),
    (models.TextField, lambda: secrets.token_hex(2)),
)
_OTHERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (uuid.UUID, lambda _: new_id()),
    (bytes, lambda value: bytes([value[0] ^ 1]) + value[1:]),
    (memoryview, lambda value: bytes([value[0] ^ 1]) + bytes(value)[1:]),
    (bool, lambda value: not value),
    (datetime, lambda value: value + timedelta(seconds=1)),
    (date, lambda value: value + timedelta(days=1)),
    (int, lambda value: value + 1),
    (str, lambda value: value[:-1] + ("x" if value[-1:] != "x" else "y")),
)


def value_for(field: models.Field) -> Any:
    """A value that a column of this kind may hold."""
    return next(make for kind, make in _VALUES if isinstance(field, kind))()


def other(field: models.Field, value: Any) -> Any:
    """Another value that a column of this kind may hold."""
    if value is None:
        return value_for(field)
    return next(change for kind, change in _OTHERS if isinstance(value, kind))(value)


def fill(table: type[SealedRow], compartment: uuid.UUID) -> SealedRow:
    """A row of any sealed table, with its leaf; what stands inside is noise."""
    row = table(id=new_id(), compartment=compartment, epoch=1, version=1)
    for field in table._meta.concrete_fields:
        if field.name not in {"id", "compartment", "epoch", "version", "leaf", "sealed"}:
            setattr(row, field.attname, value_for(field))
    return rows.store(row, secrets.token_bytes(120))


def boxed(table: type[SealedRow], compartment: uuid.UUID, document: msgspec.Struct, **routing: Any) -> Any:
    """A document that nobody signed, sealed by the public half that stands in the clear, with a proper leaf:
    for this the database is enough."""
    epoch = Epoch.objects.filter(of=compartment).order_by("-number")[0]
    row = table(id=new_id(), compartment=compartment, version=1, epoch=epoch.number, **routing)
    bound = context(row, Organisation.objects.get().id)
    body = msgspec.msgpack.encode(document)
    payload = signing.unsigned_payload(bound, type(document).__name__, rows.SCHEMA, body)
    return rows.store(row, envelopes.seal_to(BoxPublic(bytes(epoch.box_public)), bound, payload))


def forged(keyring: Keyring, row: SealedRow, payload: bytes) -> SealedRow:
    """Store a payload in a box with a proper leaf, as anybody can who has the database."""
    public = vouched.public_half(keyring, row.compartment, row.epoch)
    return rows.store(row, envelopes.seal_to(public, context(row, keyring.organisation), payload))


def signed_as(
    keyring: Keyring, author: uuid.UUID, private: SignPrivate, row: SealedRow, document: msgspec.Struct
) -> bytes:
    bound = context(row, keyring.organisation)
    body = msgspec.msgpack.encode(document)
    return signing.sign_payload(private, bound, author, type(document).__name__, rows.SCHEMA, body)


def write(table: type[models.Model], pk: Any, column: str, value: Any) -> None:
    """Alter one column behind everybody's back."""
    field = table._meta.get_field(column)
    prepared = field.get_db_prep_value(value, connection) if value is not None else None
    raw(table, pk, column, prepared)


def raw(table: type[models.Model], pk: Any, column: str, value: Any) -> None:
    key = table._meta.pk
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints=ON")
        cursor.execute(
            f'UPDATE "{table._meta.db_table}" SET "{column}" = %s WHERE "{key.column}" = %s',  # noqa: S608
            [value, key.get_db_prep_value(pk, connection)],
        )
        assert cursor.rowcount == 1
        cursor.execute("PRAGMA ignore_check_constraints=OFF")


def named(row: SealedRow, **given: Any) -> set[str]:
    """What `verify` says of one row."""
    return {
        one.code
        for one in verify.check(**given).findings
        if one.row == row.pk and one.table == row._meta.db_table
    }


def rewrite_history(index: int) -> None:
    """Alter a leaf and build the whole tree anew over it, as somebody with the database can."""
    write(Entry, index, "envelope", b"y" * 32)
    Node.objects.all().delete()
    frontier = merkle.Frontier()
    for entry in Entry.objects.order_by("index"):
        leaf = log.Leaf(
            entry.compartment, entry.table, entry.row, entry.version, entry.envelope, entry.routing
        )
        frontier, made = frontier.append(merkle.leaf_hash(log.encode(leaf)))
        Node.objects.bulk_create(Node(level=le, position=at, hash=value) for le, at, value in made)
