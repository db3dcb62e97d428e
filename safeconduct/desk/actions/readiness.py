"""Who can be sent: away, let in, safe to be seen there, in conflict with a case."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, known
from safeconduct.desk.documents import ConflictDocument, ReadinessDocument
from safeconduct.desk.models import Conflict, Readiness
from safeconduct.kernel import clock
from safeconduct.kernel.errors import FORBIDDEN, INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.places import regions

NO_SUCH_PLACE = define(
    "no_such_region", 422, N_("This is no region that we know. Give its ISO code or its main town.")
)


class SayReadiness(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    member: (
        Annotated[
            UUID,
            Meta(
                title=N_("Colleague"),
                description=N_("Empty: yourself."),
                extra={"widget": "ref", "of": "people.member"},
            ),
        ]
        | None
    ) = None
    away_until: (
        Annotated[
            datetime,
            Meta(tz=True, title=N_("Away until"), examples=["2026-03-20T09:00:00+03:00"]),
        ]
        | None
    ) = None
    may_visit: Annotated[
        bool,
        Meta(
            title=N_("Is let in to detained people"),
            description=N_("An advocate with an order, or a defender whom the court admitted."),
        ),
    ] = True
    unsafe_in: Annotated[
        list[Annotated[str, Meta(max_length=100)]],
        Meta(
            title=N_("Must not be seen in"),
            description=N_("Regions, by ISO code or main town, a line each."),
            max_length=100,
            examples=[["RU-PNZ"]],
            extra={"widget": "lines"},
        ),
    ] = []


class ReadinessIs(Struct, kw_only=True, frozen=True):
    member: UUID
    away_until: datetime | None
    may_visit: bool
    unsafe_in: list[str]


@action(
    "desk.say_readiness",
    title=N_("Say who can be sent"),
    may=roles("lawyer", "passage", "psychologist", "coordinator"),
    example={"away_until": "2099-03-20T09:00:00+03:00"},
    inverse="desk.say_readiness",
)
def say_readiness(actor: Actor, given: SayReadiness) -> ReadinessIs:
    """Say whether you can be sent; a coordinator says it of others too. All of it is said anew each time.

    Refusals: forbidden for another's; invalid (no_such_region).
    """
    member = given.member or actor.member
    if member != actor.member and "coordinator" not in actor.roles:
        raise Refusal(FORBIDDEN)
    document = ReadinessDocument(
        member=member,
        at=clock.now(),
        away_until=given.away_until,
        may_visit=given.may_visit,
        unsafe_in=[_region(said) for said in given.unsafe_in],
    )
    for reader in (incidents.desk(actor.keys), member):
        rows.insert(actor.keys, Readiness, reader, document)
    return ReadinessIs(
        member=member,
        away_until=document.away_until,
        may_visit=document.may_visit,
        unsafe_in=document.unsafe_in,
    )


class MarkConflict(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    member: f.MemberOf
    case: f.CaseOf
    why: f.Why = ""


class ConflictIs(Struct, kw_only=True, frozen=True):
    member: UUID
    case: UUID
    stands: bool


@action(
    "desk.mark_conflict",
    title=N_("Conflict of interest"),
    may=roles("coordinator"),
    example={"member": f.EXAMPLE, "case": f.EXAMPLE, "why": "acts for the other side"},
    inverse="desk.lift_conflict",
    urgent=True,
)
def mark_conflict(actor: Actor, given: MarkConflict) -> ConflictIs:
    """Say that somebody may not be sent for a case: no new dispatch asks them. Refusals: not_found."""
    return _conflict(actor, given, stands=True)


@action(
    "desk.lift_conflict",
    title=N_("No conflict of interest any more"),
    may=roles("coordinator"),
    example={"member": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.mark_conflict",
)
def lift_conflict(actor: Actor, given: MarkConflict) -> ConflictIs:
    """Say that somebody may be sent for a case again. Refusals: not_found."""
    return _conflict(actor, given, stands=False)


def _conflict(actor: Actor, given: MarkConflict, *, stands: bool) -> ConflictIs:
    known.ref(actor, given.case)
    document = ConflictDocument(
        member=given.member, case=given.case, at=clock.now(), stands=stands, why=given.why
    )
    rows.insert(actor.keys, Conflict, incidents.desk(actor.keys), document)
    return ConflictIs(member=given.member, case=given.case, stands=stands)


def _region(said: str) -> str:
    code = said if said in regions.regions() else regions.meant(said)
    if not code:
        raise Refusal(INVALID, fields={"unsafe_in": NO_SUCH_PLACE})
    return code
