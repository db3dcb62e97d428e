"""Incidents: several signals made one and taken apart again, named, tied to cases, closed."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, known, rules
from safeconduct.desk.documents import IncidentDocument, Level
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_

DESK = roles("operator", "coordinator")
SAME = define("same_incident", 409, N_("These are one incident already. Nothing was changed."))
NOT_MERGED = define("not_merged", 409, N_("These two were not merged. Nothing was changed."))
ONLY_SIGNAL = define("only_signal", 409, N_("This is the only signal of its incident. Nothing was changed."))


class IncidentIs(Struct, kw_only=True, frozen=True):
    """Where the incident stands now."""

    id: UUID
    code: str
    level: Level


class NameIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    title: f.Words


@action(
    "desk.name_incident",
    title=N_("Say what it is about"),
    may=DESK,
    example={"incident": f.EXAMPLE, "title": "being taken by force"},
    inverse="desk.name_incident",
)
def name_incident(actor: Actor, given: NameIncident) -> IncidentIs:
    """Give the incident a few words for the desk page; no name of a person belongs there.

    Refusals: not_found; stale.
    """
    return _is(given.incident, incidents.change_incident(actor, given.incident, title=given.title))


class TwoIncidents(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    into: f.IncidentRef
    other: Annotated[UUID, Meta(title=N_("The other one"), extra={"widget": "ref", "of": "desk.incident"})]


@action(
    "desk.merge_incidents",
    title=N_("Make two incidents one"),
    may=DESK,
    example={"into": f.EXAMPLE, "other": f.EXAMPLE},
    inverse="desk.unmerge_incidents",
)
def merge_incidents(actor: Actor, given: TwoIncidents) -> IncidentIs:
    """Put everything of `other` into `into`. Alarms of both go on: taking one never ends the other.

    Refusals: not_found; same_incident; stale.
    """
    into = incidents.incident(actor, given.into).document
    other = incidents.incident(actor, given.other).document
    if given.into == given.other or other.merged_into is not None or into.merged_into is not None:
        raise Refusal(SAME)
    whole = rules.merged(into, other, given.other)
    _move_signals(actor, other.signals, given.into)
    incidents.change_incident(actor, given.other, merged_into=given.into)
    return _is(given.into, _write(actor, given.into, whole))


@action(
    "desk.unmerge_incidents",
    title=N_("Take two incidents apart again"),
    may=DESK,
    example={"into": f.EXAMPLE, "other": f.EXAMPLE},
    inverse="desk.merge_incidents",
)
def unmerge_incidents(actor: Actor, given: TwoIncidents) -> IncidentIs:
    """Undo a merge: the other incident stands again with its own signals. The level stays.

    Refusals: not_found; not_merged; stale.
    """
    into = incidents.incident(actor, given.into).document
    other = incidents.incident(actor, given.other).document
    if other.merged_into != given.into:
        raise Refusal(NOT_MERGED)
    _move_signals(actor, other.signals, given.other)
    incidents.change_incident(actor, given.other, merged_into=None)
    return _is(given.into, _write(actor, given.into, rules.unmerged(into, other, given.other)))


class SplitSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef


@action(
    "desk.split_signal",
    title=N_("This signal is another matter"),
    may=DESK,
    example={"signal": f.EXAMPLE},
    inverse="desk.move_signal",
)
def split_signal(actor: Actor, given: SplitSignal) -> IncidentIs:
    """Take a signal out of its incident into a new one of its own.

    Refusals: not_found; only_signal; stale.
    """
    signal = incidents.signal(actor, given.signal).document
    home = signal.incident
    found = incidents.incident(actor, home).document if home else None
    if home is None or found is None or len(found.signals) < 2:
        raise Refusal(ONLY_SIGNAL)
    own = IncidentDocument(
        code=incidents.code("A"),
        opened_at=signal.received_at,
        level=signal.level,
        times=rules.first_times({}, "received", incidents.stamp(actor)),
    )
    fresh = incidents.open_incident(actor, own)
    return _move(actor, given.signal, home, fresh)


class MoveSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    incident: f.IncidentRef


@action(
    "desk.move_signal",
    title=N_("This signal belongs to another incident"),
    may=DESK,
    example={"signal": f.EXAMPLE, "incident": f.EXAMPLE},
    inverse="desk.move_signal",
)
def move_signal(actor: Actor, given: MoveSignal) -> IncidentIs:
    """Move one signal to another incident, whose level becomes at least the signal's.

    Refusals: not_found; same_incident; stale.
    """
    home = incidents.signal(actor, given.signal).document.incident
    if home is None or home == given.incident:
        raise Refusal(SAME)
    return _move(actor, given.signal, home, given.incident)


class LinkCase(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    case: f.CaseOf


@action(
    "desk.link_case",
    title=N_("This is about a known case"),
    may=DESK,
    example={"incident": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.unlink_case",
)
def link_case(actor: Actor, given: LinkCase) -> IncidentIs:
    """Tie an incident to a case by its code name; nothing of the case is opened by that.

    Refusals: not_found; stale.
    """
    found = incidents.incident(actor, given.incident).document
    if any(ref.case == given.case for ref in found.cases):
        return _is(given.incident, found)
    refs = [*found.cases, known.ref(actor, given.case)]
    changed = incidents.change_incident(actor, given.incident, cases=refs)
    return _is(given.incident, changed)


@action(
    "desk.unlink_case",
    title=N_("This is not about that case"),
    may=DESK,
    example={"incident": f.EXAMPLE, "case": f.EXAMPLE},
    inverse="desk.link_case",
)
def unlink_case(actor: Actor, given: LinkCase) -> IncidentIs:
    """Undo the tie. What was already filed there stays until it is unfiled. Refusals: not_found; stale."""
    found = incidents.incident(actor, given.incident).document
    left = [ref for ref in found.cases if ref.case != given.case]
    return _is(given.incident, incidents.change_incident(actor, given.incident, cases=left))


class CloseIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    outcome: Annotated[
        str,
        Meta(
            title=N_("How it ended"), max_length=200, min_length=1, examples=[N_("safe, talked in private")]
        ),
    ]


@action(
    "desk.close_incident",
    title=N_("Close the incident"),
    may=DESK,
    example={"incident": f.EXAMPLE, "outcome": "safe, talked in private"},
    inverse="desk.reopen_incident",
    destructive=True,
)
def close_incident(actor: Actor, given: CloseIncident) -> IncidentIs:
    """Take the incident off the desk. Its alarms are closed one by one, by a human, not by this.

    Refusals: not_found; stale.
    """
    changed = incidents.change_incident(
        actor, given.incident, closed=incidents.stamp(actor), outcome=given.outcome
    )
    return _is(given.incident, changed)


class ReopenIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef


@action(
    "desk.reopen_incident",
    title=N_("Open the incident again"),
    may=DESK,
    example={"incident": f.EXAMPLE},
    inverse="desk.close_incident",
)
def reopen_incident(actor: Actor, given: ReopenIncident) -> IncidentIs:
    """Put a closed incident back on the desk. Refusals: not_found; stale."""
    return _is(given.incident, incidents.change_incident(actor, given.incident, closed=None, outcome=""))


def _move(actor: Actor, signal: UUID, home: UUID, to: UUID) -> IncidentIs:
    here = incidents.incident(actor, home).document
    there = incidents.incident(actor, to).document
    level = incidents.signal(actor, signal).document.level
    left = [one for one in here.signals if one != signal]
    incidents.change_incident(actor, home, signals=left)
    _move_signals(actor, [signal], to)
    changed = incidents.change_incident(
        actor, to, signals=[*there.signals, signal], level=rules.more_urgent(there.level, level)
    )
    return _is(to, changed)


def _move_signals(actor: Actor, signals: list[UUID], to: UUID) -> None:
    for signal in signals:
        if incidents.signal(actor, signal).document.incident != to:
            incidents.change_signal(actor, signal, incident=to)


def _write(actor: Actor, handle: UUID, document: IncidentDocument) -> IncidentDocument:
    return incidents.change_incident(
        actor,
        handle,
        level=document.level,
        signals=document.signals,
        cases=document.cases,
        merged_from=document.merged_from,
    )


def _is(handle: UUID, document: IncidentDocument) -> IncidentIs:
    return IncidentIs(id=handle, code=document.code, level=document.level)
