"""Claiming rows so that two engines never do the same work: one function, two dialects.

SQLite: every transaction begins IMMEDIATE (settings), so whoever is inside one is alone.
PostgreSQL: `FOR UPDATE SKIP LOCKED`, so whoever comes second sees other rows.
There a transaction takes one row: the log has one writer at a time, and whoever holds its place must not
wait for a row of somebody who waits for that place.
Leases alone use the database's own clock: it is the one clock that all engines share.
"""

from datetime import timedelta
from typing import TypeVar

from django.db import connection
from django.db.models import DateTimeField, ExpressionWrapper, Model, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

M = TypeVar("M", bound=Model)

LEASE = timedelta(seconds=30)  # longer than any transport may take (ChannelCard.timeout_s)


def at_once(limit: int) -> int:
    """How many rows one transaction takes of a batch of `limit`."""
    return 1 if connection.features.has_select_for_update_skip_locked else limit


def claim(found: QuerySet[M], limit: int) -> list[M]:
    """Up to `limit` rows of `found`, in its order, that are this transaction's alone until it ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("a claim lasts as long as the transaction that makes it")
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True)
    return list(found[:limit])


def lease_end() -> "ExpressionWrapper[CombinedExpression]":
    """When a lease taken now runs out, as the database reckons."""
    return ExpressionWrapper(Now() + LEASE, output_field=DateTimeField())


def lapsed(found: QuerySet[M]) -> QuerySet[M]:
    """Rows whose lease ran out, as the database reckons."""
    return found.filter(lease_until__lt=Now())
