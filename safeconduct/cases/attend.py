"""What a coordinator's presence does by itself: rooms end when their time is over, cards follow rooms."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.cases import briefs, erasing, rebuilding
from safeconduct.cases.documents import EndNotice
from safeconduct.cases.endings import Book
from safeconduct.cases.models import Case
from safeconduct.cases.models import EndNotice as NoticeRow
from safeconduct.cases.rules import ending
from safeconduct.cases.rules.ending import Term
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

EVERY = timedelta(hours=1)  # how often one session looks through all closed cases

_looked: WeakKeyDictionary[Keyring, datetime] = WeakKeyDictionary()


@attends
def let_rooms_end(actor: Actor) -> None:
    """Say which rooms end within two weeks, and erase the first whose time is over; one in a visit, so
    that nobody waits. The next visit goes on.
    """
    now = clock.now()
    last = _looked.get(actor.keys)
    if "coordinator" not in actor.roles or (last is not None and timedelta(0) <= now - last < EVERY):
        return
    for door, book, kind, term in _terms(actor.keys):
        if ending.to_be_said(term, now) and book.standing(kind):
            _say(actor.keys, book, kind, term)
        elif ending.ended(term, now) and book.standing(kind) and erasing.able(actor, book.brief, kind):
            erasing.erase(actor, door, kind)
            return
    _looked[actor.keys] = now


@attends
def make_cards_anew(actor: Actor) -> None:
    """What others may see of a room follows what was written into it."""
    if "coordinator" in actor.roles:
        rebuilding.rebuild(actor.keys)


def _terms(keyring: Keyring) -> Iterator[tuple[Reading[Case], Book, str, Term]]:
    """Every room of every closed case with what is known about its end."""
    doors: dict[UUID, Reading[Case]] = dict(briefs.everything(keyring))
    for door in doors.values():
        if door.document.closed is not None:
            book = Book(keyring, door)
            for kind in ROOMS:
                yield door, book, kind, book.term(kind)


def _say(keyring: Keyring, book: Book, kind: str, term: Term) -> None:
    over = ending.over(term)
    if over is not None:
        rows.insert(keyring, NoticeRow, book.door, EndNotice(kind=kind, end=over, at=clock.now()))
