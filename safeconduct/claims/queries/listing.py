"""The sources, claims and stances of a case."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.claims import kept
from safeconduct.claims.documents import StanceDocument, StanceEnd
from safeconduct.claims.echoing import echoing
from safeconduct.claims.models import Stance
from safeconduct.claims.queries.lines import ClaimLine, SourceLine, claim_line, source_line
from safeconduct.claims.weighing import book, weigh, weights_of
from safeconduct.kernel.text import N_
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading


class StanceLine(msgspec.Struct, kw_only=True, frozen=True):
    """How one claim stands to another, noted by whom, when and why; and its withdrawal, if there is one."""

    id: UUID
    claim: UUID
    kind: str
    to: UUID
    why: str
    by: UUID | None
    at: datetime
    withdrawn: datetime | None
    withdrawn_by: UUID | None
    withdrawn_why: str


@query(
    "claims.sources",
    title=N_("Sources of a case"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def sources(actor: Actor, given: ByCase) -> list[SourceLine]:
    """The sources of a case, the newest first. Raises NOT_FOUND."""
    found = kept.sources(actor.keys, given.case)
    resting = [one.document.source for one in kept.claims(actor.keys, given.case)]
    return [source_line(one, resting.count(one.row.id)) for one in reversed(found)]


@query(
    "claims.claims",
    title=N_("Claims of a case"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def claims(actor: Actor, given: ByCase) -> list[ClaimLine]:
    """What is said in a case, in the order of what it can mean; what has no time comes last.

    Conflicting claims stand side by side, corrected ones too. Raises NOT_FOUND.
    """
    found = book(actor.keys, given.case)
    claims = weigh(found)
    echoes = echoing(claims, weights_of(found))
    return sorted((claim_line(one, echoes.get(one.id)) for one in claims), key=_place_in_time)


@query(
    "claims.stances",
    title=N_("How the claims of a case stand to each other"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID},
)
def stances(actor: Actor, given: ByCase) -> list[StanceLine]:
    """Every stance ever noted in a case, oldest first, those that were withdrawn too. Raises NOT_FOUND."""
    return stance_lines(actor.keys, given.case)


def stance_lines(keyring: Keyring, case: UUID) -> list[StanceLine]:
    """Every stance of a case, oldest first. Raises Refusal NOT_FOUND."""
    ended = kept.withdrawn(keyring, case)
    found = []
    for one in kept.stances(keyring, case):
        gone = ended.get(one.row.id)
        end: StanceEnd | None = gone.document if gone else None
        found.append(_stance(one, end, gone.author if gone else None))
    return found


def _stance(one: Reading[Stance], end: StanceEnd | None, by: UUID | None) -> StanceLine:
    document: StanceDocument = one.document
    return StanceLine(
        id=one.row.id,
        claim=document.claim,
        kind=document.kind,
        to=document.to,
        why=document.why,
        by=one.author,
        at=document.at,
        withdrawn=end.at if end else None,
        withdrawn_by=by,
        withdrawn_why=end.why if end else "",
    )


def _place_in_time(line: ClaimLine) -> tuple[bool, datetime]:
    at = line.earliest or line.latest
    return at is None, at or line.noted
