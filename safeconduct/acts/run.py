"""Running an action, asking a query: the one path that every face takes.

1. The policy's door: may this actor ever? Before the input is looked at.
2. The input is decoded; every fault is named at once. What can wait stops here when the disk is nearly full.
3. In one transaction: the whole policy, the fresh second factor, the ticket, the action itself, its
   events and their reactions, the journal.
4. A database that is busy or full is a refusal that says so, never a fault; nothing is half done.
"""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import OperationalError

from safeconduct.acts import drafts, events, journal, registry, tickets
from safeconduct.acts.actor import Actor
from safeconduct.acts.decode import decode
from safeconduct.acts.transactions import all_or_nothing
from safeconduct.kernel import clock, room
from safeconduct.kernel.errors import BUSY, CONFIRM, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import log
from safeconduct.keys.errors import DAMAGED, Damaged, NotHeld

DISK_FULL = define(
    "disk_full",
    507,
    N_(
        "The disk of the server is full; its last room is kept for alarms, which go on. Nothing was changed. "
        "Copy what you typed, tell your administrator, and try again."
    ),
)
FRESH = timedelta(minutes=2)  # how long a second factor counts as just given

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FULL = frozenset({sqlite3.SQLITE_FULL})
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})

Given = msgspec.Struct | Mapping[str, Any]


def run(actor: Actor, name: str, given: Given, *, ticket: UUID | None = None) -> Any:
    """Do an action and give its result; a repeated ticket gives the first result and does nothing.

    Raises Refusal: NOT_FOUND for an unknown name, SIGN_IN, FORBIDDEN, INVALID with codes per field,
    CONFIRM, TICKET_USED, BUSY, DISK_FULL, and what the action itself refuses.
    """
    action = registry.find_action(name)
    action.policy.door(actor)
    decoded = decode(action.input, given)
    if not action.urgent and room.is_low(settings.DATA_FOLDER):
        raise Refusal(DISK_FULL)
    with _faults_as_refusals(), all_or_nothing(actor.keyring):
        action.policy(actor, decoded)
        require_fresh(actor, action)
        if ticket is not None and not tickets.take(ticket):
            return tickets.first_result(actor, ticket, action, decoded)
        since = log.size()
        with events.declaring(action.emits):
            result = action.body(actor, decoded)
        journal.enter(actor, name, since)
        if ticket is not None:
            if action.keeps_result:
                tickets.fill(actor, ticket, action, decoded, result)
            drafts.forget(ticket)
        return result


def ask(actor: Actor, name: str, given: Given) -> Any:
    """Answer a query. Raises Refusal as `run` does; nothing is written."""
    query = registry.find_query(name)
    query.policy.door(actor)
    decoded = decode(query.input, given)
    with _faults_as_refusals():
        query.policy(actor, decoded)
        require_fresh(actor, query)
        return query.body(actor, decoded)


def require_fresh(actor: Actor, asked: registry.Query) -> None:
    """Raises Refusal CONFIRM where the second factor must be given again first.

    A clock that was set back must not keep an old confirmation fresh: the future does not count.
    """
    if not asked.confirm:
        return
    given = actor.confirmed_at
    if given is None or not timedelta(0) <= clock.now() - given <= FRESH:
        raise Refusal(CONFIRM)


@contextmanager
def _faults_as_refusals() -> Iterator[None]:
    try:
        yield
    except NotHeld:
        raise Refusal(NOT_FOUND) from None
    except Damaged:
        raise Refusal(DAMAGED) from None
    except OperationalError as fault:
        raise _refusal_for(fault) from None
    except OSError as fault:
        if fault.errno not in _NO_SPACE:
            raise
        raise Refusal(DISK_FULL) from None


def _refusal_for(fault: OperationalError) -> Exception:
    """BUSY or DISK_FULL by SQLite's primary result code; any other fault stays one."""
    code = getattr(fault.__cause__, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return Refusal(BUSY)
    return Refusal(DISK_FULL) if code in _FULL else fault
