"""What happened, so that parts which never import each other can answer it.

An event is emitted inside the transaction of the action that caused it; everybody who reacts does so
in the same transaction, in the order of registration. What a reaction refuses, the action did not do.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from django.db import connection

from safeconduct.acts.actor import Actor


class Event(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Base of every event: handles and codes; who needs content reads it with own keys."""


@dataclass(frozen=True)
class Reaction:
    """One part's answer to one kind of event."""

    body: Callable[[Actor, Any], None]
    emits: frozenset[type[Event]]

    @property
    def name(self) -> str:
        """Where it stands: `desk.reactions.raise_alarm`."""
        return f"{self.body.__module__.removeprefix('safeconduct.')}.{self.body.__name__}"


_reactions: dict[type[Event], list[Reaction]] = defaultdict(list)
# Whose events may be emitted now: those of the action or reaction that runs. None outside both.
_declared: ContextVar[frozenset[type[Event]] | None] = ContextVar("declared", default=None)

F = TypeVar("F", bound=Callable[[Actor, Any], None])


def reacts(to: type[Event], *, emits: Iterable[type[Event]] = ()) -> Callable[[F], F]:
    """Register a reaction. `emits` are the further events that it may emit."""

    def register(body: F) -> F:
        _reactions[to].append(Reaction(body, frozenset(emits)))
        return body

    return register


def emit(actor: Actor, event: Event) -> None:
    """Let everybody who reacts to this event do so now, in the caller's transaction.

    Raises RuntimeError outside a transaction, and for an event that the running action or reaction
    has not declared: the reference and the reader must be able to trust the declaration.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an event is emitted in the transaction of what caused it")
    declared = _declared.get()
    if declared is not None and type(event) not in declared:
        raise RuntimeError(f"{type(event).__name__} is not declared in emits")
    for reaction in tuple(_reactions[type(event)]):
        with declaring(reaction.emits):
            reaction.body(actor, event)


@contextmanager
def declaring(kinds: frozenset[type[Event]]) -> Iterator[None]:
    """Only events of these kinds may be emitted while the block runs."""
    token = _declared.set(kinds)
    try:
        yield
    finally:
        _declared.reset(token)


def reactions(to: type[Event]) -> list[Reaction]:
    """Who reacts to an event, in order."""
    return list(_reactions.get(to, ()))


def known() -> list[type[Event]]:
    """Every event that somebody reacts to."""
    return list(_reactions)
