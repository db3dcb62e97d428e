"""What is kept of a case, until when, and what was erased."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import query
from safeconduct.cases import briefs, endings, erasing, retention, rooms
from safeconduct.cases.endings import Book, Hold, Wish
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase, Nothing
from safeconduct.cases.rules import ending
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_


class HoldLine(msgspec.Struct, kw_only=True, frozen=True):
    """A legal hold; `kind` is empty when it is on everything."""

    id: UUID
    kind: str
    why: str
    at: datetime
    by: UUID


class WishLine(msgspec.Struct, kw_only=True, frozen=True):
    """Somebody wants it erased at once; `yours` if it was the asker, who cannot be the second."""

    by: UUID
    why: str
    at: datetime
    yours: bool


class EndingLine(msgspec.Struct, kw_only=True, frozen=True):
    """One room: how many `days` it is kept `since` what; `end` if that is known; `said` when announced.

    `able`: whether the asker could carry an erasing out.
    """

    kind: str
    since: str
    days: int
    end: datetime | None
    said: datetime | None
    kept_until: datetime | None
    holds: list[HoldLine]
    wish: WishLine | None
    able: bool


class ErasedLine(msgspec.Struct, kw_only=True, frozen=True):
    """A room that was erased, and when the last of our backups goes that holds it."""

    kind: str
    at: datetime
    gone_from_backups: datetime
    ground: str
    asked_by: UUID | None
    why: str


class Endings(msgspec.Struct, kw_only=True, frozen=True):
    """What is kept and what is not any more."""

    rooms: list[EndingLine]
    erased: list[ErasedLine]


class EndingSoon(msgspec.Struct, kw_only=True, frozen=True):
    """A room that ends within two weeks, unless somebody says otherwise."""

    case: UUID
    code: str
    kind: str
    end: datetime


@query(
    "cases.endings",
    title=N_("What is kept of a case, and until when"),
    may=anybody_signed_in,
    example={"case": EXAMPLE_ID},
)
def show_endings(actor: Actor, given: ByCase) -> Endings:
    """The rooms that you open, for coordinators all, with the end of each. Raises NOT_FOUND."""
    book = endings.of(actor.keys, given.case)
    mine = {one.kind for one in rooms.held(actor.keys, given.case)}
    shown = set(ROOMS) if "coordinator" in actor.roles else mine
    return Endings(
        rooms=[_line(actor, book, kind) for kind in ROOMS if kind in shown and book.standing(kind)],
        erased=[
            ErasedLine(
                kind=one.kind,
                at=one.at,
                gone_from_backups=one.gone,
                ground=one.ground,
                asked_by=one.asked_by,
                why=one.why,
            )
            for one in book.erased
            if one.kind in shown
        ],
    )


@query("cases.ending_soon", title=N_("What is erased soon"), may=roles("coordinator"), example={})
def ending_soon(actor: Actor, given: Nothing) -> list[EndingSoon]:
    """Every room of every case that was announced and is erased within two weeks, the first one first."""
    del given
    now, found = clock.now(), []
    for case, door in briefs.everything(actor.keys).items():
        if door.document.closed is None:
            continue
        book = Book(actor.keys, door)
        for kind in book.announced():
            at = ending.end(book.term(kind), now)
            if at is not None and at <= now + ending.NOTICE and book.standing(kind):
                found.append(EndingSoon(case=case, code=door.document.code, kind=kind, end=at))
    return sorted(found, key=lambda one: one.end)


def _line(actor: Actor, book: Book, kind: str) -> EndingLine:
    rule, term, now = retention.retention()[kind], book.term(kind), clock.now()
    said = ending.notice(term)
    wishes = book.wishes(kind, now)
    return EndingLine(
        kind=kind,
        since=rule.since,
        days=rule.days,
        end=ending.end(term, now),
        said=said.at if said else None,
        kept_until=term.kept_until,
        holds=[_hold(one) for one in book.holds(kind)],
        wish=_wish(actor, wishes[-1]) if wishes else None,
        able=erasing.able(actor, book.brief, kind),
    )


def _hold(one: Hold) -> HoldLine:
    return HoldLine(id=one.id, kind=one.kind, why=one.why, at=one.at, by=one.by)


def _wish(actor: Actor, one: Wish) -> WishLine:
    yours = one.by in briefs.lineage(actor.keys, actor.member)
    return WishLine(by=one.by, why=one.document.why, at=one.document.at, yours=yours)
