"""Writing down that somebody tried to reach the detained, and what came of it."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access, parts
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rooms import room
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, STALE, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.trace import asked, documents
from safeconduct.trace import inputs as f
from safeconduct.trace.models import Attempt, Visit


class LogAttempt(Input, kw_only=True, frozen=True):
    """Who tried to reach the detained, where, and what they were told."""

    case: CaseRef
    who: f.Who
    capacity: f.Capacity
    where: f.Place
    result: f.Result
    reason: f.Reason = ""
    proof: f.Proof = ""
    at: f.WhenDone | None = None
    persons: f.Persons = []
    visit: (
        Annotated[
            UUID,
            Meta(
                title=N_("The visit that was planned"),
                extra={**ref("trace.visits"), "blank": N_("none was planned")},
            ),
        ]
        | None
    ) = None


@action(
    "trace.log_attempt",
    title=N_("Log an attempt"),
    may=access.writes("inquiries"),
    example={
        "case": EXAMPLE_ID,
        "who": "lawyer Rowan",
        "capacity": "own_lawyer",
        "where": "temporary detention facility",
        "result": "refused",
        "reason": "Come on Monday.",
        "proof": "no written refusal; order and card shown; photo of the log",
    },
)
def log_attempt(actor: Actor, given: LogAttempt) -> Made:
    """Write down an attempt to reach the detained; no time: just now. Only a private contact of their own
    lawyer or of somebody they trust ends the time out of reach. Raises NOT_FOUND, INVALID.
    """
    compartment = room(actor.keys, given.case, asked.ROOM, create=True)
    persons = list(dict.fromkeys(given.persons))
    if persons and not set(persons) <= parts.letters(actor.keys, given.case).keys():
        raise Refusal(NOT_FOUND)
    asked.require(Visit, given.visit, compartment)
    document = documents.AttemptDocument(
        who=given.who,
        capacity=given.capacity,
        persons=persons,
        where=given.where,
        at=f.past(given.at) if given.at else clock.now(),
        result=given.result,
        noted=clock.now(),
        reason=given.reason,
        proof=given.proof,
        visit=given.visit,
    )
    return Made(id=rows.insert(actor.keys, Attempt, compartment, document).id)


class AmendAttempt(Input, kw_only=True, frozen=True):
    """An attempt as it should have been written; the earlier writing stays."""

    case: CaseRef
    attempt: Annotated[UUID, Meta(title=N_("Attempt"), extra=ref("trace.attempts"))]
    result: f.Result
    why: f.Why
    reason: f.Reason = ""
    proof: f.Proof = ""


@action(
    "trace.amend_attempt",
    title=N_("Mend an attempt"),
    may=all_of(access.writes("inquiries"), access.opens("inquiries")),
    example={
        "case": EXAMPLE_ID,
        "attempt": EXAMPLE_ID,
        "result": "present",
        "why": "an officer stood in the door all the time",
    },
)
def amend_attempt(actor: Actor, given: AmendAttempt) -> Made:
    """Write an attempt again, with what was wrong; both stay. Raises NOT_FOUND, STALE where it was mended
    already.
    """
    before = asked.find(actor.keys, given.case, Attempt, given.attempt)
    if any(one.document.replaces == given.attempt for one in asked.rows_of(actor.keys, given.case, Attempt)):
        raise Refusal(STALE)
    document = replace(
        before.document,
        result=given.result,
        reason=given.reason or before.document.reason,
        proof=given.proof or before.document.proof,
        noted=clock.now(),
        replaces=given.attempt,
        why=given.why,
    )
    return Made(id=rows.insert(actor.keys, Attempt, before.row.compartment, document).id)
