"""What those see of claims who may not read them: cleared words for press, codes for analysts."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access, parts
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.cases.rules.digests import CLEARED, CODED
from safeconduct.claims import clearing, coding
from safeconduct.claims.documents import Clearing, CodedClaim
from safeconduct.claims.models import Cleared
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading

T = TypeVar("T")


class ClearedLine(msgspec.Struct, kw_only=True, frozen=True):
    """Words that may be told in public, and who cleared them when. `free`: nobody was made to say them.
    `other_…`: the same in the other language, empty where nobody gave it. `withheld`: a name or place stands
    in it that must not stand in public; only who reads those words is told."""

    claim: UUID
    attribution: str
    sentence: str
    region: str
    time: str
    free: bool
    by: UUID | None
    at: datetime
    other_attribution: str
    other_sentence: str
    withheld: bool


@query(
    "claims.cleared",
    title=N_("Words cleared for the public"),
    may=access.within({**access.readers("claims"), **access.readers(CLEARED)}),
    example={"case": EXAMPLE_ID},
)
def cleared(actor: Actor, given: ByCase) -> list[ClearedLine]:
    """What may be told of a case in public, in these very words, oldest first. Raises NOT_FOUND."""
    found = _or_none(lambda: clearing.cleared(actor.keys, given.case), actor, given.case).values()
    return [_cleared(actor, given.case, one) for one in sorted(found, key=lambda one: one.row.leaf)]


@query(
    "claims.coded",
    title=N_("Claims by codes"),
    may=access.within(access.readers(CODED)),
    example={"case": EXAMPLE_ID},
)
def coded(actor: Actor, given: ByCase) -> list[CodedClaim]:
    """The claims of a case by codes, without persons, places or words. Raises NOT_FOUND."""
    return list(_or_none(lambda: coding.coded(actor.keys, given.case), actor, given.case).values())


def _or_none(read: Callable[[], dict[UUID, T]], actor: Actor, case: UUID) -> dict[UUID, T]:
    """What stands on a card; nothing where nobody used it yet. Raises Refusal NOT_FOUND for who sees nothing
    of the case."""
    try:
        return read()
    except Refusal:
        if parts.code(actor.keys, case) is None:
            raise
        return {}


def _cleared(actor: Actor, case: UUID, one: Reading[Cleared]) -> ClearedLine:
    document: Clearing = one.document
    return ClearedLine(
        claim=document.claim,
        attribution=document.attribution,
        sentence=document.sentence,
        region=document.region,
        time=document.time,
        free=document.free,
        by=one.author,
        at=document.at,
        other_attribution=document.other_attribution,
        other_sentence=document.other_sentence,
        withheld=_withheld(actor, case, document),
    )


def _withheld(actor: Actor, case: UUID, document: Clearing) -> bool:
    try:
        return bool(clearing.named_in(actor.keys, case, document))
    except Refusal:
        return False
