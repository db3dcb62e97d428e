"""Pure decisions of the desk: codes, times of typed lines, what counts as one incident, who goes first.

No Django, no I/O: times and facts are passed in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from safeconduct.desk.documents import Candidate, IncidentDocument, Level, Line, SignalDocument, Stamp

DESK_KEEPS: Final = timedelta(hours=24)  # a filed signal stays readable to the desk this long
SAME_MATTER: Final = timedelta(hours=2)  # a second contact from one number joins the open incident
APPROVAL: Final = timedelta(minutes=2)  # an unapproved dispatch goes out after this
REVIEW: Final = timedelta(hours=1)  # who acted alone is reviewed by a second within this
OFFER: Final = timedelta(minutes=5)  # the next lawyer is offered when one is silent this long

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
_CLOCK = re.compile(r"^\s*([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\s+(?=\S)")


def stamped(texts: Iterable[str], now: datetime, zone: str) -> list[Line]:
    """Typed lines with their times. A line may begin with a wall time ("21:40:12 screams").

    The wall time is read in `zone`, on the latest day that puts it no more than a minute after
    `now`: what was heard before midnight is not tomorrow's. Lines without one get `now`. Empty
    lines are left out.
    """
    lines = []
    for text in texts:
        match = _CLOCK.match(text)
        said = text[match.end() :] if match else text
        at = _wall(match, now, ZoneInfo(zone)) if match else now
        if said.strip():
            lines.append(Line(at=at, text=said.rstrip()))
    return lines


def _wall(match: re.Match[str], now: datetime, zone: ZoneInfo) -> datetime:
    hour, minute, second = (int(part or 0) for part in match.groups())
    local = now.astimezone(zone)
    for day in (0, -1):
        at = (local + timedelta(days=day)).replace(
            hour=hour, minute=minute, second=second, microsecond=0, fold=0
        )
        if at <= local + timedelta(minutes=1):
            return at.astimezone(now.tzinfo)
    return now


def more_urgent(a: Level, b: Level) -> Level:
    """The more urgent of two levels."""
    return a if URGENCY[a] >= URGENCY[b] else b


def same_matter(number: str, now: datetime, others: Iterable[SignalDocument]) -> UUID | None:
    """The incident that a further contact from `number` joins, if there is one.

    `number` is already normalised, as are those of `others`, the desk's signals. An empty or
    withheld number joins nothing.
    """
    if not number:
        return None
    close = [
        one
        for one in others
        if one.number == number and one.incident and timedelta(0) <= now - one.received_at <= SAME_MATTER
    ]
    return max(close, key=lambda one: one.received_at).incident if close else None


def first_times(times: Mapping[str, Stamp], what: str, stamp: Stamp) -> dict[str, Stamp]:
    """The times of an incident with one more; the first of a kind counts, later ones change nothing."""
    if what not in TIMES:
        raise ValueError(f"{what} is not a time of an incident")
    return {**times, what: times.get(what, stamp)}


def merged(into: IncidentDocument, other: IncidentDocument, other_id: UUID) -> IncidentDocument:
    """`into` with the signals and cases of `other`; the more urgent level counts."""
    known = {ref.case for ref in into.cases}
    return replace(
        into,
        level=more_urgent(into.level, other.level),
        signals=[*into.signals, *(one for one in other.signals if one not in into.signals)],
        cases=[*into.cases, *(ref for ref in other.cases if ref.case not in known)],
        merged_from=[*into.merged_from, other_id],
    )


def unmerged(into: IncidentDocument, other: IncidentDocument, other_id: UUID) -> IncidentDocument:
    """Undo `merged`: what came with `other` leaves again. The level stays: nobody is called less."""
    gone = {ref.case for ref in other.cases}
    return replace(
        into,
        signals=[one for one in into.signals if one not in other.signals],
        cases=[ref for ref in into.cases if ref.case not in gone],
        merged_from=[one for one in into.merged_from if one != other_id],
    )


@dataclass(frozen=True)
class Lawyer:
    """What the order of a dispatch is made from. `band` is the travel time to the region: 0 the same
    region, 1 a neighbour, 2 further; `load` counts running dispatches, `rested` hours since the last."""

    member: UUID
    band: int
    languages: frozenset[str]
    on_shift: bool
    load: int = 0
    rested: float = 24.0
    conflict: bool = False
    may_visit: bool = True
    on_leave: bool = False
    safe_to_send: bool = True


def order(lawyers: Iterable[Lawyer], language: str) -> tuple[list[Candidate], list[Candidate]]:
    """Who is asked in which order, and who is passed over, each with reasons in codes.

    1. Hard filters: conflict of interest, no right to visit, the language, on leave, not safe to send.
    2. The rest by: travel-time band, on shift, running dispatches, rest.
    There is no score: the reasons are shown, a human may change the order.
    """
    fit: list[tuple[Lawyer, list[str]]] = []
    out: list[tuple[Lawyer, list[str]]] = []
    for one in lawyers:
        against = _against(one, language)
        (out if against else fit).append((one, against))
    fit.sort(key=lambda pair: (pair[0].band, not pair[0].on_shift, pair[0].load, -pair[0].rested))
    return (
        [Candidate(member=one.member, reasons=_reasons(one, language)) for one, _ in fit],
        [Candidate(member=one.member, against=against) for one, against in out],
    )


def _against(one: Lawyer, language: str) -> list[str]:
    facts = {
        "conflict": one.conflict,
        "no_right_to_visit": not one.may_visit,
        "language": bool(language) and language not in one.languages,
        "on_leave": one.on_leave,
        "not_safe": not one.safe_to_send,
    }
    return [code for code, holds in facts.items() if holds]


def _reasons(one: Lawyer, language: str) -> list[str]:
    reasons = [("same_region", "near_region", "far_region")[min(one.band, 2)]]
    reasons.append("on_shift" if one.on_shift else "not_on_shift")
    reasons.append("free" if one.load == 0 else "busy")
    if language:
        reasons.append("speaks")
    if one.rested < 8:
        reasons.append("short_rest")
    return reasons
