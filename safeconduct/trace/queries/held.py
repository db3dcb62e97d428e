"""The board of the held."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.cases.inputs import Nothing
from safeconduct.kernel.text import N_
from safeconduct.trace import board
from safeconduct.trace.queries.custody import (
    ClockLine,
    CustodyLine,
    ReachLine,
    clock_line,
    custody_line,
    reach_line,
)


class HeldLine(msgspec.Struct, kw_only=True, frozen=True):
    """One person who is held as claimed. `last_sign` is when they were last told of, with its claim."""

    case: UUID
    code: str
    person: UUID | None
    label: str
    minor: bool | None
    status: str
    custody: CustodyLine
    reach: ReachLine
    last_sign_earliest: datetime | None
    last_sign_latest: datetime | None
    last_claim: UUID | None
    last_grade: str
    next: ClockLine | None
    next_visit: datetime | None


@query("trace.held", title=N_("The held"), may=roles(*sorted(board.READERS)), example={})
def held(actor: Actor, given: Nothing) -> list[HeldLine]:
    """Everybody who is held as claimed, in every case whose claims and inquiries you read, the most urgent
    first. A release of which one source speaks takes nobody off.
    """
    return [_line(actor, one) for one in board.held(actor.keys)]


def _line(actor: Actor, one: board.Held) -> HeldLine:
    last = one.last
    return HeldLine(
        case=one.case,
        code=one.code,
        person=one.known.person,
        label=one.known.label,
        minor=one.known.minor,
        status=one.known.custody.status,
        custody=custody_line(one.known, one.whole),
        reach=reach_line(one.known),
        last_sign_earliest=last.last.earliest if last else None,
        last_sign_latest=last.last.latest if last else None,
        last_claim=last.claims[0] if last else None,
        last_grade=f"{last.grade.source}{last.grade.information}" if last else "",
        next=clock_line(actor, one.known, one.next) if one.next else None,
        next_visit=one.visit,
    )
