"""What forms about claims let one choose from."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases.choosing import Choices, choosing
from safeconduct.claims.rules.weight import REPLACED
from safeconduct.claims.words import STANCES
from safeconduct.kernel.errors import Refusal


@choosing("claims.sources")
def sources(actor: Actor, case: UUID) -> Choices:
    """The sources of a case, by title."""
    return [(str(one.id), one.title) for one in _asked(actor, "claims.sources", case)]


@choosing("claims.claims")
def claims(actor: Actor, case: UUID) -> Choices:
    """The claims of a case that nobody corrected since: who says it, and how it begins."""
    found = _asked(actor, "claims.claims", case)
    standing = [one for one in found if one.standing != REPLACED]
    return [(str(one.id), f"{one.speaker}: {one.text[:60]}") for one in standing]


@choosing("claims.stances")
def stances(actor: Actor, case: UUID) -> Choices:
    """What is noted between the claims of a case, and was not withdrawn."""
    speakers = {one.id: one.speaker for one in _asked(actor, "claims.claims", case)}
    return [
        (str(one.id), f"{speakers[one.claim]} {_(STANCES[one.kind])} {speakers[one.to]}: {one.why[:60]}")
        for one in _asked(actor, "claims.stances", case)
        if one.withdrawn is None
    ]


def _asked(actor: Actor, name: str, case: UUID) -> list[Any]:
    try:
        found: list[Any] = ask(actor, name, {"case": str(case)})
    except Refusal:
        return []
    return found
