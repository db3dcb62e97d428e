"""Who looked up what: for the coordinators all of it, for everybody their own."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.cases import briefs
from safeconduct.cases.documents import LookUp
from safeconduct.cases.inputs import Nothing
from safeconduct.cases.models import Asked
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

NEWEST = 200


class LookUpLine(msgspec.Struct, kw_only=True, frozen=True):
    """One look-up: who, what was typed, which cases answered."""

    who: UUID
    kind: str
    typed: str
    hits: list[UUID]
    at: datetime


@query("cases.look_ups", title=N_("Look-ups"), may=anybody_signed_in, example={})
def look_ups(actor: Actor, given: Nothing) -> list[LookUpLine]:
    """The newest look-ups: of everybody for coordinators, one's own for others."""
    del given
    team = briefs.team(actor.keys, "coordinator")
    place = team if actor.keys.holds(team) else actor.member
    found = Asked.objects.filter(compartment=place).order_by("-leaf")[:NEWEST]
    return [_line(rows.read(actor.keys, row).document) for row in found]


def _line(document: LookUp) -> LookUpLine:
    return LookUpLine(
        who=document.who, kind=document.kind, typed=document.typed, hits=document.hits, at=document.at
    )
