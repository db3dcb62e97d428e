"""What a seeing engine works with, and how it works through rows without one fault stopping the rest."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

import structlog
from django.db import OperationalError, transaction
from django.db.models import Model, QuerySet

from safeconduct.engine.book import Book
from safeconduct.engine.claim import at_once, claim
from safeconduct.engine.sight import Sight
from safeconduct.kernel import clock, ids

M = TypeVar("M", bound=Model)
ASIDE_FOR = 60.0  # seconds after which a row that failed is tried again
MOST_CODES = 9_000  # of 10,000; with more under way the sender's address has to decide

log = structlog.get_logger()


@dataclass
class Seeing:
    """The engine's keys and address book; of messages under way the codes, channels and audiences, so that
    they are not read again and again; rows set aside."""

    sight: Sight
    book: Book
    codes: set[str] = field(default_factory=set)
    channel_of: dict[UUID, str] = field(default_factory=dict)
    audiences: dict[UUID, list[UUID]] = field(default_factory=dict)
    aside: dict[UUID, float] = field(default_factory=dict)

    def fresh_code(self) -> str:
        """A code that no message under way has: a reply must mean one alarm."""
        code = ids.delivery_code()
        while code in self.codes and len(self.codes) < MOST_CODES:
            code = ids.delivery_code()
        self.codes.add(code)
        return code

    def set_aside(self, row: UUID, seconds: float = ASIDE_FOR) -> None:
        """Leave a row that failed alone for a while: a poisoned one must not hold up the others. The
        auditor names what stays undone."""
        self.aside[row] = clock.monotonic() + seconds

    def passed_over(self) -> Collection[UUID]:
        """Rows that are set aside now."""
        now = clock.monotonic()
        self.aside = {row: until for row, until in self.aside.items() if until > now}
        return self.aside.keys()

    def work_through(self, found: QuerySet[M], limit: int, do: Callable[[M], None]) -> int:
        """Do up to `limit` rows, each in a savepoint; how many were looked at.

        A busy or full database ends the whole batch, which stays as it was; any other fault undoes one
        row and sets it aside.
        """
        looked_at, size = 0, at_once(limit)
        for _batch in range(0, limit, size):
            now = self._transaction(found, size, do)
            looked_at += now
            if now < size:
                break
        return looked_at

    def _transaction(self, found: QuerySet[M], size: int, do: Callable[[M], None]) -> int:
        with transaction.atomic():
            rows = claim(found.exclude(pk__in=list(self.passed_over())), size)
            for row in rows:
                try:
                    with transaction.atomic():
                        do(row)
                except OperationalError:
                    raise
                except Exception as fault:
                    # Whatever it is: the other alarms go on.
                    log.error("row_set_aside", kind=row._meta.model_name, exc_info=fault)
                    self.set_aside(row.pk)
            return len(rows)
