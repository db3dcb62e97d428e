"""What counts as one matter, how urgent it is, and what became of it when."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from safeconduct.desk.documents import CaseRef, IncidentDocument, Level, SignalDocument, Stamp

SAME_MATTER: Final = timedelta(hours=2)  # a further contact from one number joins the open incident
DESK_KEEPS: Final = timedelta(hours=24)  # a filed signal stays readable to the desk this long

TIMES: Final = (
    "received",
    "answered",
    "triaged",
    "offered",
    "accepted",
    "en_route",
    "on_scene",
    "contact",
    "clear",
)
URGENCY: Final[Mapping[Level, int]] = {
    Level.UNSET: 0,
    Level.INFORMATION: 1,
    Level.LOW: 2,
    Level.URGENT: 3,
    Level.CRITICAL: 4,
}


def most_urgent(levels: Iterable[Level]) -> Level:
    """The most urgent of several levels; `unset` of none."""
    return max(levels, key=URGENCY.__getitem__, default=Level.UNSET)


def same_matter(number: str, now: datetime, others: Iterable[SignalDocument]) -> UUID | None:
    """The incident that a further contact from `number` joins, if there is one.

    `number` is normalised, as are those of `others`, signals of open incidents. An empty or withheld
    number joins nothing.
    """
    if not number:
        return None
    close = [
        one for one in others if one.number == number and timedelta(0) <= now - one.received_at <= SAME_MATTER
    ]
    return max(close, key=lambda one: one.received_at).incident if close else None


def earliest(times: Mapping[str, Stamp], what: str, stamp: Stamp) -> dict[str, Stamp]:
    """The times of an incident with one more; of each kind the earliest counts. Raises ValueError for
    what is no time of an incident."""
    if what not in TIMES:
        raise ValueError(f"{what} is not a time of an incident")
    known = times.get(what)
    return {**times, what: stamp if known is None or stamp.at < known.at else known}


def root(handle: UUID, incidents: Mapping[UUID, IncidentDocument]) -> UUID:
    """The incident that this one went into by merging, at last; itself if it was not merged.

    Should a circle stand in the rows (nothing here writes one), every incident in it is its own.
    """
    at, seen = handle, {handle}
    while (known := incidents.get(at)) is not None and known.merged_into is not None:
        at = known.merged_into
        if at in seen:
            return handle
        seen.add(at)
    return at


def parts(handle: UUID, incidents: Mapping[UUID, IncidentDocument]) -> list[UUID]:
    """The incident and all that were merged into it, the oldest first after itself."""
    others = [one for one in incidents if one != handle and root(one, incidents) == handle]
    return [handle, *sorted(others, key=lambda one: (incidents[one].opened_at, one))]


def signals(documents: Iterable[IncidentDocument]) -> list[UUID]:
    """The signals of all parts, each once, in their order."""
    return list(dict.fromkeys(one for document in documents for one in document.signals))


def cases(documents: Iterable[IncidentDocument]) -> list[CaseRef]:
    """The cases of all parts, each once, in their order."""
    found: dict[UUID, CaseRef] = {}
    for ref in (ref for document in documents for ref in document.cases):
        found.setdefault(ref.case, ref)
    return list(found.values())


def times(documents: Iterable[IncidentDocument]) -> dict[str, Stamp]:
    """The times of all parts; of each kind the earliest."""
    found: dict[str, Stamp] = {}
    for what, stamp in (pair for document in documents for pair in document.times.items()):
        found = earliest(found, what, stamp)
    return found


def lapsed(document: SignalDocument, now: datetime) -> bool:
    """Whether the desk's day with a filed signal is over."""
    return document.filed_at is not None and now - document.filed_at >= DESK_KEEPS


def unfiled_too_long(document: SignalDocument, now: datetime) -> bool:
    """Whether a signal should have been filed by now; it stays, and is red."""
    return not document.cases and now - document.received_at >= DESK_KEEPS
