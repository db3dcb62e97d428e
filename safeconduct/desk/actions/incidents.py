"""Incidents: several signals made one and taken apart again, named, closed."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, signals
from safeconduct.desk.documents import IncidentDocument, Level, Stamp
from safeconduct.desk.rules import incidents as rules
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_

DESK = roles("operator", "coordinator")
SAME = define("same_incident", 409, N_("These are one incident already. Nothing was changed."))
ONE_CLOSED = define(
    "one_closed", 409, N_("One of these is closed and would hide the other. Open it again first.")
)
NOT_MERGED = define("not_merged", 409, N_("These two were not merged. Nothing was changed."))
ONLY_SIGNAL = define("only_signal", 409, N_("This is the only signal of its incident. Nothing was changed."))
MOVED = N_("its signals were moved to another incident")


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
    about = incidents.whole(actor, given.incident)
    incidents.change(actor, about.id, title=given.title)
    return incident_is(actor, about.id)


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
    """Show everything of `other` with `into`. Nothing of either is changed, and alarms of both go on:
    taking one never ends the other.

    Refusals: not_found; same_incident, also when `other` is part of another one already; one_closed;
    stale.
    """
    into = incidents.whole(actor, given.into)
    other = incidents.find(actor, given.other).document
    if given.other in into.parts or other.merged_into is not None:
        raise Refusal(SAME)
    if (into.document.closed is None) != (other.closed is None):
        raise Refusal(ONE_CLOSED)
    incidents.change(actor, given.other, merged_into=into.id)
    return incident_is(actor, into.id)


@action(
    "desk.unmerge_incidents",
    title=N_("Take two incidents apart again"),
    may=DESK,
    example={"into": f.EXAMPLE, "other": f.EXAMPLE},
    inverse="desk.merge_incidents",
)
def unmerge_incidents(actor: Actor, given: TwoIncidents) -> IncidentIs:
    """Undo a merge: both stand again exactly as they would without it.

    Refusals: not_found; not_merged; stale.
    """
    other = incidents.find(actor, given.other).document
    if other.merged_into is None or given.into not in incidents.whole(actor, given.other).parts:
        raise Refusal(NOT_MERGED)
    incidents.change(actor, given.other, merged_into=None)
    return incident_is(actor, given.into)


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
    signal = signals.find(actor, given.signal).document
    home = incidents.find(actor, signal.incident)
    if len(home.document.signals) < 2:
        raise Refusal(ONLY_SIGNAL)
    answered = {"answered": Stamp(at=signal.answered_at)} if signal.answered_at else {}
    own = IncidentDocument(
        code=incidents.code("A"),
        opened_at=signal.received_at,
        level=signal.level,
        signals=[given.signal],
        times={"received": Stamp(at=signal.received_at), **answered},
    )
    fresh = incidents.insert(actor, own)
    left = [one for one in home.document.signals if one != given.signal]
    incidents.change(actor, signal.incident, signals=left)
    signals.change(actor, given.signal, incident=fresh)
    return incident_is(actor, fresh)


class MoveSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef
    incident: f.IncidentRef


@action(
    "desk.move_signal",
    title=N_("This signal belongs to another incident"),
    may=DESK,
    example={"signal": f.EXAMPLE, "incident": f.EXAMPLE},
    inverse="desk.move_signal",
    urgent=True,
)
def move_signal(actor: Actor, given: MoveSignal) -> IncidentIs:
    """Move one signal to another incident, which becomes at least as urgent and is open from then on. An
    incident that is left without signals is closed.

    Refusals: not_found; same_incident; stale.
    """
    signal = signals.find(actor, given.signal).document
    there = incidents.whole(actor, given.incident)
    if signal.incident in there.parts:
        raise Refusal(SAME)
    here = incidents.find(actor, signal.incident).document
    left = [one for one in here.signals if one != given.signal]
    emptied = {} if left else {"closed": incidents.stamp(actor), "outcome": MOVED}
    incidents.change(actor, signal.incident, signals=left, **emptied)
    incidents.change(
        actor,
        there.id,
        signals=[*there.document.signals, given.signal],
        level=rules.most_urgent([there.document.level, signal.level]),
        closed=None,
        outcome="",
    )
    signals.change(actor, given.signal, incident=there.id)
    return incident_is(actor, there.id)


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
    about = incidents.whole(actor, given.incident)
    incidents.change(actor, about.id, closed=incidents.stamp(actor), outcome=given.outcome)
    return incident_is(actor, about.id)


class OneIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef


@action(
    "desk.reopen_incident",
    title=N_("Open the incident again"),
    may=DESK,
    example={"incident": f.EXAMPLE},
    inverse="desk.close_incident",
)
def reopen_incident(actor: Actor, given: OneIncident) -> IncidentIs:
    """Put a closed incident back on the desk. Refusals: not_found; stale."""
    about = incidents.whole(actor, given.incident)
    incidents.change(actor, about.id, closed=None, outcome="")
    return incident_is(actor, about.id)


def incident_is(actor: Actor, handle: UUID) -> IncidentIs:
    """What every action about an incident gives: the incident it is now part of."""
    about = incidents.whole(actor, handle)
    return IncidentIs(id=about.id, code=about.document.code, level=about.level)
