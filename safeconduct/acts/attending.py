"""What a member's presence does by itself: keys follow people, rooms find their readers.

    @attends
    def catch_up(actor): …

Called after signing in, and at most once a minute while somebody works; each in its own transaction. One
that fails says so in the log and stops neither the others nor the page: the next minute tries again.
"""

from collections.abc import Callable
from typing import TypeVar

import structlog
from django.db import DatabaseError

from safeconduct.acts.actor import Actor
from safeconduct.acts.transactions import all_or_nothing
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.errors import Damaged, NotHeld

Attending = Callable[[Actor], object]
F = TypeVar("F", bound=Attending)

_attending: list[Attending] = []
_log = structlog.get_logger()


def attends(function: F) -> F:
    """Register what is to be done when a member is present; in order of registration."""
    _attending.append(function)
    return function


def attend(actor: Actor) -> None:
    """Do all of it now, for somebody who has signed in."""
    for one in _attending:
        try:
            with all_or_nothing(actor.keyring):
                one(actor)
        except (Refusal, Damaged, NotHeld, DatabaseError) as fault:
            _log.warning("attending_failed", kind=one.__name__, reason=type(fault).__name__)
