"""The ends of a case's rooms, as the brief's compartment tells them.

Whoever opens the brief can reckon when a room ends; only what coordinators and lawyers signed counts.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from safeconduct.cases import briefs, retention
from safeconduct.cases.documents import Brief, ErasedRoom, ErasureWish, KeptRoom
from safeconduct.cases.models import Case, EndNotice, LiftedHold
from safeconduct.cases.models import ErasedRoom as ErasedRow
from safeconduct.cases.models import ErasureWish as WishRow
from safeconduct.cases.models import KeptRoom as KeptRow
from safeconduct.cases.rules.ending import Notice, Term
from safeconduct.cases.shelves import shelf
from safeconduct.keys import compartments
from safeconduct.keys.compartments import room_id
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import R, Reading

WISH_COUNTS_FOR = timedelta(days=7)


class Hold(NamedTuple):
    """A legal hold that stands, on one kind of room or (empty) on every one."""

    id: UUID
    kind: str
    why: str
    at: datetime
    by: UUID


class Wish(NamedTuple):
    """Somebody wants a room erased at once."""

    id: UUID
    document: ErasureWish
    by: UUID


class Book:
    """Everything that was said about the ends of one case's rooms."""

    def __init__(self, keyring: Keyring, door: Reading[Case]) -> None:
        self.brief: Brief = door.document
        self.door = door.row.compartment
        self._notices = _said(keyring, EndNotice, self.door)
        self._kept = _said(keyring, KeptRow, self.door)
        self._lifted = {one.document.of: one.document.at for one in _said(keyring, LiftedHold, self.door)}
        self._wishes = _said(keyring, WishRow, self.door)
        self.erased: list[ErasedRoom] = [one.document for one in _said(keyring, ErasedRow, self.door)]

    def term(self, kind: str) -> Term:
        """What is known about the end of one room."""
        kept = [one for one in self._kept if one.document.kind in {"", kind}]
        lifted = [self._lifted[one.row.id] for one in kept if one.row.id in self._lifted]
        return Term(
            by_kind=retention.ends(self.brief, kind),
            kept_until=max((one.document.until for one in kept if one.document.until), default=None),
            notices=tuple(
                Notice(one.document.end, one.document.at)
                for one in self._notices
                if one.document.kind == kind
            ),
            held=bool(self.holds(kind)),
            lifted=max(lifted, default=None),
        )

    def holds(self, kind: str) -> list[Hold]:
        """The legal holds that stand on a room."""
        found: list[Hold] = []
        for one in self._kept:
            document: KeptRoom = one.document
            standing = document.until is None and one.row.id not in self._lifted
            if standing and document.kind in {"", kind} and one.author is not None:
                found.append(Hold(one.row.id, document.kind, document.why, document.at, one.author))
        return found

    def wishes(self, kind: str, now: datetime) -> list[Wish]:
        """Who wants the room erased, the newest last; a wish counts for a week, and until it was met."""
        since = max([now - WISH_COUNTS_FOR, *(one.at for one in self.erased if one.kind == kind)])
        return [
            Wish(one.row.id, one.document, one.author)
            for one in self._wishes
            if one.document.kind == kind and one.document.at > since and one.author is not None
        ]

    def announced(self) -> set[str]:
        """The kinds of room whose end was ever announced."""
        return {one.document.kind for one in self._notices}

    def standing(self, kind: str) -> bool:
        """Whether the room was made and not erased since the case was closed."""
        return self.made(kind) and not self.gone(kind)

    def made(self, kind: str) -> bool:
        """Whether something was ever written into the room."""
        return compartments.exists(room_id(self.brief.root, kind))

    def gone(self, kind: str) -> bool:
        """Whether the room of a closed case was erased. An open case writes into it anew."""
        closed = self.brief.closed
        return closed is not None and any(one.kind == kind and one.at >= closed for one in self.erased)


def of(keyring: Keyring, case: UUID) -> Book:
    """The book of one case. Raises Refusal NOT_FOUND without its brief."""
    return Book(keyring, briefs.find(keyring, case))


def gone(keyring: Keyring, case: UUID, kind: str) -> bool:
    """Whether a room of a closed case was erased. Raises Refusal NOT_FOUND without its brief."""
    return of(keyring, case).gone(kind)


def _said(keyring: Keyring, table: type[R], door: UUID) -> list[Reading[R]]:
    """What members signed in one brief's compartment, oldest first."""
    standing = shelf(keyring, table)
    standing.follow(keyring, keyring.compartments(briefs.KIND))
    by_door: dict[UUID, list[Reading[R]]] = standing.derived(dict, _group)
    return by_door.get(door, [])


def _group(by_door: dict[UUID, list[Reading[R]]], added: Iterable[Reading[R]]) -> None:
    for one in added:
        if one.verified:
            by_door.setdefault(one.row.compartment, []).append(one)
