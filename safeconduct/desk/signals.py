"""Signals as they stand, and how one is taken in.

A signal has a compartment of its own: granted to the desk, once filed also to the case's signals room,
and a day after that to the room alone.
"""

from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.cases import rooms
from safeconduct.cases.numbers import normal
from safeconduct.cases.shelves import shelf
from safeconduct.desk import incidents
from safeconduct.desk.documents import IncidentDocument, Level, SignalDocument, Stamp
from safeconduct.desk.events import IncidentCritical, SignalLogged
from safeconduct.desk.models import Signal
from safeconduct.desk.rules import incidents as rules
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, emptying, rows
from safeconduct.keys.rows import Reading

KIND = "signal"  # the kind of compartment that a signal lies in


class Taken(NamedTuple):
    """A signal that was taken in. `joined`: its incident was open already."""

    id: UUID
    document: SignalDocument
    joined: bool


def everything(actor: Actor) -> dict[UUID, Reading[Signal]]:
    """Every signal that this member may read now, by its handle."""
    found = shelf(actor.keys, Signal).follow(actor.keys, actor.keys.compartments(KIND))
    filed = (
        _cases_read(actor)
        if any(rules.lapsed(one.document, clock.now()) for one in found.values())
        else set()
    )
    return {handle: one for handle, one in found.items() if _shown(one.document, filed)}


def find(actor: Actor, handle: UUID) -> Reading[Signal]:
    """One signal. Raises Refusal NOT_FOUND alike for absent, not yours, and not the desk's any more."""
    found = rows.find(actor.keys, Signal, handle)
    if not _shown(found.document, _cases_read(actor)):
        raise Refusal(NOT_FOUND)
    return found


def _shown(document: SignalDocument, filed: set[UUID]) -> bool:
    """Whether a signal whose key is at hand may be shown: after its day at the desk only to readers of a
    case that it is filed with. A session that learned the key earlier shows no more than a new one."""
    return not rules.lapsed(document, clock.now()) or bool(filed & set(document.cases))


def _cases_read(actor: Actor) -> set[UUID]:
    """The cases whose signals room this member opens."""
    keys = actor.keys
    mine = rooms.open_now(keys, keys.compartments("signals"))
    return {case for room in mine if (case := keys.subject(room)) is not None}


def change(actor: Actor, handle: UUID, **fields: object) -> SignalDocument:
    """Write the signal with some fields changed. Raises Refusal NOT_FOUND, STALE."""
    found = find(actor, handle)
    document: SignalDocument = replace(found.document, **fields)
    rows.rewrite(actor.keys, found.row, document)
    return document


def end_with(actor: Actor, case: UUID) -> None:
    """Erase the signals that are filed with this case alone; the others are filed with it no longer."""
    found = shelf(actor.keys, Signal).follow(actor.keys, actor.keys.compartments(KIND))
    for handle, one in list(found.items()):
        document: SignalDocument = one.document
        others = [other for other in document.cases if other != case]
        if case not in document.cases:
            continue
        # The room's keys go with it: a roster that still named it would look as if one had been taken.
        compartments.revoke(actor.keys, handle, rooms.room(actor.keys, case, "signals", create=True))
        if others:
            rows.rewrite(actor.keys, one.row, replace(document, cases=others))
        else:
            emptying.forget_files(handle)
            emptying.empty(handle)


def open_compartment(actor: Actor, handle: UUID) -> None:
    """Make the key of a new signal, held by the desk."""
    holders = {incidents.desk(actor.keys)}
    compartments.create(actor.keys, KIND, id=handle, subject=handle, holders=holders)


def home(actor: Actor, number: str, wanted: UUID | None) -> UUID | None:
    """The incident that a new signal joins: the one that is named, or the open one of the same number.

    Raises Refusal NOT_FOUND for a named one that is not there.
    """
    if wanted is not None:
        return incidents.whole(actor, wanted).id
    known = incidents.everything(actor)
    others = [
        replace(one.document, number=normal(one.document.number))
        for one in everything(actor).values()
        if (about := known.get(rules.root(one.document.incident, known))) and about.closed is None
    ]
    found = rules.same_matter(normal(number), clock.now(), others)
    return None if found is None else rules.root(found, known)


def take_in(actor: Actor, document: SignalDocument, *, handle: UUID | None = None, joined: bool) -> Taken:
    """Write a signal and its incident, each once, and say what happened.

    `document.incident` is an incident that stands (`joined`) or the handle that the new one gets. With
    a `handle` its compartment was made before.
    """
    signal = handle or new_id()
    if handle is None:
        open_compartment(actor, signal)
    rows.insert(actor.keys, Signal, signal, document, id=signal)
    if joined:
        _join(actor, signal, document)
    else:
        incidents.insert(actor, _first(actor, signal, document), document.incident)
    emit(actor, SignalLogged(signal=signal, incident=document.incident))
    if document.level is Level.CRITICAL:
        emit(actor, IncidentCritical(incident=document.incident, signal=signal))
    return Taken(signal, document, joined)


def _join(actor: Actor, signal: UUID, document: SignalDocument) -> None:
    was: IncidentDocument = incidents.find(actor, document.incident).document
    incidents.change(
        actor,
        document.incident,
        signals=[*was.signals, signal],
        level=rules.most_urgent([was.level, document.level]),
        times=_judged(actor, was.times, document.level),
        closed=None,  # whatever comes in opens it again
        outcome="",
    )


def _first(actor: Actor, signal: UUID, document: SignalDocument) -> IncidentDocument:
    times = {"received": Stamp(at=document.received_at)}
    if document.answered_at is not None:
        times = rules.earliest(times, "answered", Stamp(at=document.answered_at, by=actor.member))
    return IncidentDocument(
        code=incidents.code("A"),
        opened_at=document.received_at,
        level=document.level,
        signals=[signal],
        times=_judged(actor, times, document.level),
    )


def _judged(actor: Actor, times: dict[str, Stamp], level: Level) -> dict[str, Stamp]:
    """Somebody judged how urgent it is, unless they said that they did not."""
    return times if level is Level.UNSET else rules.earliest(times, "triaged", incidents.stamp(actor))


def judge(actor: Actor, handle: UUID, level: Level) -> SignalDocument:
    """Write a signal's level, and what follows for its incident.

    The incident is as urgent as its most urgent signal; where the desk cannot read them all any more, it
    is not lowered. Raises Refusal NOT_FOUND, STALE.
    """
    document = change(actor, handle, level=level)
    about: IncidentDocument = incidents.find(actor, document.incident).document
    known = everything(actor)
    levels = [level, *(known[one].document.level for one in about.signals if one in known and one != handle)]
    if len(levels) < len(about.signals):
        levels.append(about.level)
    changed = {"level": rules.most_urgent(levels), "times": _judged(actor, about.times, level)}
    incidents.change(actor, document.incident, **changed)
    if level is Level.CRITICAL:
        emit(actor, IncidentCritical(incident=document.incident, signal=handle))
    return document
