"""The end of a room: put off, stopped by a legal hold, or wanted at once by two."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, briefs, endings, erasing, rooms
from safeconduct.cases.documents import ErasureWish, KeptRoom, LiftedHold
from safeconduct.cases.endings import Book
from safeconduct.cases.events import RoomErasing
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words, ref
from safeconduct.cases.models import ErasureWish as WishRow
from safeconduct.cases.models import KeptRoom as KeptRow
from safeconduct.cases.models import LiftedHold as LiftedRow
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.cases.words import ROOM_NAMES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

AT_MOST = timedelta(days=5 * 365)  # how far one person may put an end off
NOT_BEFORE_ITS_TIME = define(
    "not_before_its_time", 422, N_("Choose a day after today, and within five years.")
)
LEGAL_HOLD = define("legal_hold", 409, N_("A legal hold stands on this. A lawyer must lift it first."))
OWN_WISH = define(
    "own_wish", 403, N_("You asked for this yourself. Somebody else must look at it and erase it.")
)

Kind = Annotated[str, Meta(title=N_("What is kept there"), extra={"widget": "choice", "choices": ROOM_NAMES})]
RoomOrAll = Annotated[
    str,
    Meta(
        title=N_("What is kept there"),
        extra={"widget": "choice", "choices": {"": N_("everything in the case"), **ROOM_NAMES}},
    ),
]


ON_IT = access.within({"coordinator": TEAM, "lawyer": ASSIGNED})


class KeepRoom(Input, kw_only=True, frozen=True):
    """One part of the case, kept longer than its own time."""

    case: CaseRef
    kind: Kind
    until: Annotated[datetime, Meta(title=N_("Until"), tz=True)]
    why: Words


@action(
    "cases.keep_room",
    title=N_("Keep it longer"),
    may=ON_IT,
    example={
        "case": EXAMPLE_ID,
        "kind": "timeline",
        "until": "2027-06-01T12:00:00+00:00",
        "why": "the appeal is still open",
    },
    inverse="cases.ask_erasure",
)
def keep_room(actor: Actor, given: KeepRoom) -> Made:
    """Put the end of a room off, for five years at most. Raises NOT_FOUND, INVALID (NOT_BEFORE_ITS_TIME)."""
    now = clock.now()
    if not now < given.until <= now + AT_MOST:
        raise Refusal(INVALID, fields={"until": NOT_BEFORE_ITS_TIME})
    return _write(
        actor, given.case, KeptRow, KeptRoom(kind=given.kind, until=given.until, why=given.why, at=now)
    )


class HoldRoom(Input, kw_only=True, frozen=True):
    """What must not be erased for a reason of law."""

    case: CaseRef
    kind: RoomOrAll = ""
    why: Words


@action(
    "cases.hold_room",
    title=N_("Put under a legal hold"),
    may=ON_IT,
    example={"case": EXAMPLE_ID, "why": "a court asked for the file"},
    inverse="cases.lift_hold",
)
def hold_room(actor: Actor, given: HoldRoom) -> Made:
    """Stop the end of one room or of all until a lawyer lifts the hold. It brings back nothing that
    was erased before. Raises NOT_FOUND.
    """
    return _write(
        actor, given.case, KeptRow, KeptRoom(kind=given.kind, until=None, why=given.why, at=clock.now())
    )


class LiftHold(Input, kw_only=True, frozen=True):
    """The legal hold that stands no longer."""

    case: CaseRef
    hold: Annotated[UUID, Meta(title=N_("Legal hold"), extra=ref("cases.endings"))]
    why: Words


@action(
    "cases.lift_hold",
    title=N_("Lift the legal hold"),
    may=access.within({"lawyer": ASSIGNED}),
    example={"case": EXAMPLE_ID, "hold": EXAMPLE_ID, "why": "the court gave the file back"},
    inverse="cases.hold_room",
)
def lift_hold(actor: Actor, given: LiftHold) -> Made:
    """End a legal hold; what should have ended meanwhile is announced anew, two weeks before it goes.

    Raises NOT_FOUND.
    """
    book = endings.of(actor.keys, given.case)
    if given.hold not in {one.id for kind in ROOM_NAMES for one in book.holds(kind)}:
        raise Refusal(NOT_FOUND)
    return _write(actor, given.case, LiftedRow, LiftedHold(of=given.hold, why=given.why, at=clock.now()))


class AskErasure(Input, kw_only=True, frozen=True):
    """Something that must be gone before its time."""

    case: CaseRef
    kind: Kind
    why: Words


@action(
    "cases.ask_erasure",
    title=N_("Ask to have it erased now"),
    may=ON_IT,
    example={"case": EXAMPLE_ID, "kind": "testimony", "why": "the person asked for it"},
    inverse="cases.withdraw_erasure",
)
def ask_erasure(actor: Actor, given: AskErasure) -> Made:
    """Ask for a room to be erased at once. Nothing goes until a coordinator who is somebody else agrees,
    within a week. Raises NOT_FOUND, LEGAL_HOLD.
    """
    _erasable(actor, given.case, given.kind)
    return _write(actor, given.case, WishRow, ErasureWish(kind=given.kind, why=given.why, at=clock.now()))


class OneRoom(Input, kw_only=True, frozen=True):
    """One part of a case."""

    case: CaseRef
    kind: Kind


@action(
    "cases.withdraw_erasure",
    title=N_("Do not erase it"),
    may=ON_IT,
    example={"case": EXAMPLE_ID, "kind": "testimony"},
    inverse="cases.ask_erasure",
)
def withdraw_erasure(actor: Actor, given: OneRoom) -> Made:
    """Take the wish to erase a room back, one's own or another's. Raises NOT_FOUND."""
    found = endings.of(actor.keys, given.case).wishes(given.kind, clock.now())
    if not found:
        raise Refusal(NOT_FOUND)
    for one in found:
        rows.erase(actor.keys, rows.find(actor.keys, WishRow, one.id).row)
    return Made(id=given.case)


class Erased(msgspec.Struct, kw_only=True, frozen=True):
    """What was erased, and when the last backup of ours goes that holds it. Copies that we do not
    control stay."""

    case: UUID
    kind: str
    at: datetime
    gone_from_backups: datetime


@action(
    "cases.erase_room",
    title=N_("Erase it now, for good"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID, "kind": "testimony"},
    final=N_(
        "It is gone at once, and from our backups on the day that the page then names; "
        "copies that we do not control stay"
    ),
    destructive=True,
    confirm=True,
    emits=[RoomErasing],
)
def erase_room(actor: Actor, given: OneRoom) -> Erased:
    """Erase a room that somebody else asked to have erased.

    Raises NOT_FOUND when nobody asked within a week, OWN_WISH, LEGAL_HOLD, NOT_ITS_READER, CONFIRM.
    """
    book = _erasable(actor, given.case, given.kind)
    wishes = book.wishes(given.kind, clock.now())
    if not wishes:
        raise Refusal(NOT_FOUND)
    mine = briefs.lineage(actor.keys, actor.member)
    others = [one for one in wishes if one.by not in mine]
    if not others:
        raise Refusal(OWN_WISH)
    door = briefs.find(actor.keys, given.case)
    said = erasing.erase(actor, door, given.kind, asked_by=others[-1].by, why=others[-1].document.why)
    return Erased(case=given.case, kind=given.kind, at=said.at, gone_from_backups=said.gone)


def _erasable(actor: Actor, case: UUID, kind: str) -> Book:
    """The book of a case whose room stands and is under no hold.

    Raises Refusal NOT_FOUND, also for a lawyer who does not read the room, and LEGAL_HOLD.
    """
    book = endings.of(actor.keys, case)
    seen = "coordinator" in actor.roles or rooms.reads(actor.keys, case, kind)
    if not book.standing(kind) or not seen:
        raise Refusal(NOT_FOUND)
    if book.holds(kind):
        raise Refusal(LEGAL_HOLD)
    return book


def _write(actor: Actor, case: UUID, table: Any, document: msgspec.Struct) -> Made:
    door = briefs.find(actor.keys, case).row.compartment
    return Made(id=rows.insert(actor.keys, table, door, document).id)
