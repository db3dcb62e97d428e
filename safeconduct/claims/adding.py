"""Writing a source or a claim into the claims room, with every check that holds for each of them.

Actions of this pillar and of those above write through here alone.
"""

from typing import Any
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import access, parts
from safeconduct.cases.rooms import room
from safeconduct.claims.documents import (
    Amount,
    ClaimDocument,
    Interval,
    OfClaim,
    OfSource,
    SourceDocument,
)
from safeconduct.claims.models import Claim, Source
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.places.regions import regions

WRONG_WAY_ROUND = define("wrong_way_round", 422, N_("The greater is smaller than the lesser."))
NO_REGION = define("no_region", 422, N_("There is no region with this code."))
NO_SPEAKER = define("no_speaker", 422, N_("Say who says it; if nobody knows, write “unknown”."))


def add_source(actor: Actor, case: UUID, document: SourceDocument) -> UUID:
    """Write a source into the claims room of a case.

    Raises Refusal FORBIDDEN, NOT_FOUND (also for a source of another case that it derives from).
    """
    access.require(actor, case, access.writers("claims"))
    compartment = room(actor.keys, case, "claims", create=True)
    require(Source, [*document.derived_from, *_anchors(document.dated, OfSource)], compartment)
    require(Claim, _anchors(document.dated, OfClaim), compartment)
    return rows.insert(actor.keys, Source, compartment, document).id


def add_claim(actor: Actor, case: UUID, document: ClaimDocument) -> UUID:
    """Write a claim into the claims room of a case.

    Raises Refusal FORBIDDEN, NOT_FOUND (also for a source, claim or person of another case) and
    INVALID: NO_SPEAKER, WRONG_WAY_ROUND, NO_REGION.
    """
    access.require(actor, case, access.writers("claims"))
    compartment = room(actor.keys, case, "claims", create=True)
    require(Source, [document.source, *_anchors(document.time, OfSource)], compartment)
    require(Claim, [*_anchors(document.time, OfClaim), *_given(document.replaces)], compartment)
    _require_persons(actor, case, document)
    if not document.speaker:
        raise Refusal(INVALID, fields={"speaker": NO_SPEAKER})
    _require_order(document.amount, "count_high")
    _require_order(document.age, "age_high")
    if document.place and document.place.region and document.place.region not in regions():
        raise Refusal(INVALID, fields={"region": NO_REGION})
    return rows.insert(actor.keys, Claim, compartment, document).id


def require(table: type[Any], handles: list[UUID], compartment: UUID) -> None:
    """Raises Refusal NOT_FOUND for a row of another case."""
    wanted = set(handles)
    if table.objects.filter(id__in=wanted, compartment=compartment).count() != len(wanted):
        raise Refusal(NOT_FOUND)


def _anchors(interval: Interval | None, kind: type[OfClaim] | type[OfSource]) -> list[UUID]:
    anchor = interval.reckoned_from if interval else None
    if isinstance(anchor, OfClaim) and kind is OfClaim:
        return [anchor.claim]
    if isinstance(anchor, OfSource) and kind is OfSource:
        return [anchor.source]
    return []


def _given(handle: UUID | None) -> list[UUID]:
    return [] if handle is None else [handle]


def _require_persons(actor: Actor, case: UUID, document: ClaimDocument) -> None:
    """Raises Refusal NOT_FOUND for a person of another case."""
    named = {one.person for one in (document.subject, document.object, document.to) if one is not None}
    named = (named | {one.person for one in document.speakers}) - {None}
    if named and not named <= parts.letters(actor.keys, case).keys():
        raise Refusal(NOT_FOUND)


def _require_order(amount: Amount | None, field: str) -> None:
    if amount and amount.low is not None and amount.high is not None and amount.high < amount.low:
        raise Refusal(INVALID, fields={field: WRONG_WAY_ROUND})
