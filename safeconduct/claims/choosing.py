"""What forms about claims let one choose from."""

from typing import Any
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases.choosing import Choices, choosing
from safeconduct.kernel.errors import Refusal


@choosing("claims.sources")
def sources(actor: Actor, case: UUID) -> Choices:
    """The sources of a case, by title."""
    return [(str(one.id), one.title) for one in _asked(actor, "claims.sources", case)]


@choosing("claims.claims")
def claims(actor: Actor, case: UUID) -> Choices:
    """The claims of a case: who says it, and how it begins."""
    found = _asked(actor, "claims.claims", case)
    return [(str(one.id), f"{one.speaker}: {one.text[:60]}") for one in found]


def _asked(actor: Actor, name: str, case: UUID) -> list[Any]:
    try:
        found: list[Any] = ask(actor, name, {"case": str(case)})
    except Refusal:
        return []
    return found
