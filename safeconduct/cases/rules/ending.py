"""When a room ends: never before its time, never unannounced, never under a legal hold. Pure.

1. Its time is over at the later of what the retention of its kind says and what somebody asked for.
2. That is announced two weeks before. A notice is about one end: another end needs another notice, and
   so does an end that was under a legal hold when it was announced.
3. It is erased once its time is over and the notice has stood for two weeks, however late it was given.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

NOTICE = timedelta(days=14)


@dataclass(frozen=True)
class Notice:
    """Said at `at`: the time is over at `end`."""

    end: datetime
    at: datetime


@dataclass(frozen=True)
class Term:
    """What was said about the end of one room. `by_kind` None: its time has not begun to run."""

    by_kind: datetime | None
    kept_until: datetime | None = None
    notices: tuple[Notice, ...] = ()
    held: bool = False
    lifted: datetime | None = None  # when the last legal hold was


def over(term: Term) -> datetime | None:
    """When the time of the room is over; None while nobody knows."""
    if term.by_kind is None:
        return None
    return max(term.by_kind, term.kept_until or term.by_kind)


def notice(term: Term) -> Notice | None:
    """The notice that counts: the first about this very end since the last hold was lifted."""
    counting = [
        one for one in term.notices if one.end == over(term) and (term.lifted is None or one.at > term.lifted)
    ]
    return min(counting, key=lambda one: one.at, default=None)


def end(term: Term, now: datetime) -> datetime | None:
    """When the room is erased, if nobody says otherwise; None under a hold and while nobody knows."""
    at = over(term)
    if at is None or term.held:
        return None
    said = notice(term)
    return max(at, (said.at if said else now) + NOTICE)


def to_be_said(term: Term, now: datetime) -> bool:
    """Whether a notice is due that nobody has given."""
    at = over(term)
    return at is not None and not term.held and notice(term) is None and now >= at - NOTICE


def ended(term: Term, now: datetime) -> bool:
    """Whether the room is to be erased now."""
    at = end(term, now)
    return at is not None and notice(term) is not None and now >= at
