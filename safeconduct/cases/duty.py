"""Who takes a new case: the coordinators, those on duty first."""

import secrets
from collections.abc import Callable, Sequence
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.keys import certificates

OnDuty = Callable[[Actor, str], Sequence[UUID]]
_asked: list[OnDuty] = []


def ask_of(query: OnDuty) -> None:
    """Let whoever keeps the shifts say who of a role is on duty now, first to be asked first."""
    _asked[:] = [query]


def coordinators(actor: Actor) -> list[UUID]:
    """Every coordinator who stands: those on duty in their order, then the others in any order."""
    standing = [one.handle for one in certificates.directory(actor.keys).members("coordinator")]
    on_duty = [one for query in _asked for one in query(actor, "coordinator") if one in standing]
    rest = [one for one in standing if one not in on_duty]
    secrets.SystemRandom().shuffle(rest)
    return [*dict.fromkeys(on_duty), *rest]
