"""Signals and incidents as the desk sees them, and who a number may be."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access, lookup
from safeconduct.cases.documents import Finding
from safeconduct.desk import alarms, dispatches, incidents, scene, signals
from safeconduct.desk import fields as f
from safeconduct.desk.documents import (
    ArrivalDocument,
    CaseRef,
    Channel,
    Level,
    Line,
    SignalDocument,
    Stamp,
)
from safeconduct.desk.incidents import Whole
from safeconduct.desk.models import Signal
from safeconduct.desk.queries.inputs import DESK
from safeconduct.desk.rules.incidents import unfiled_too_long
from safeconduct.desk.suggesting import Suggestions
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading


class SignalView(Struct, kw_only=True, frozen=True):
    """One signal, verbatim. `red`: nobody has filed it, and a day has passed. `suggested` is a level with
    its reasons, for a human to set or not. `version` goes back with `desk.amend_signal`."""

    id: UUID
    version: int
    code: str
    channel: Channel
    received_at: datetime
    answered_at: datetime | None
    number: str
    called: str
    place: str
    lines: list[Line]
    level: Level
    suggested: Level
    because: list[str]
    recording: UUID | None
    incident: UUID
    cases: list[UUID]
    filed_at: datetime | None
    red: bool
    by: UUID | None


class IncidentView(Struct, kw_only=True, frozen=True):
    """One incident with all that was merged into it, and the times that were reached, those of its lawyer
    included. `code` and `title` are its own."""

    id: UUID
    code: str
    title: str
    kind: str
    level: Level
    opened_at: datetime
    signals: list[UUID]
    cases: list[CaseRef]
    times: dict[str, Stamp]
    merged_from: list[UUID]
    alarms: list[UUID]
    dispatches: list[UUID]
    closed: Stamp | None
    outcome: str


class OneSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef


@query("desk.signal", title=N_("One signal"), may=DESK, example={"signal": f.EXAMPLE})
def signal(actor: Actor, given: OneSignal) -> SignalView:
    """One signal, word for word. Refusals: not_found."""
    return _signal(Suggestions(actor), signals.find(actor, given.signal))


class WhichSignals(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef | None = None
    unfiled: Annotated[bool, Meta(title=N_("Only those that nobody has filed"))] = False


@query("desk.signals", title=N_("Signals"), may=DESK, example={})
def all_signals(actor: Actor, given: WhichSignals) -> list[SignalView]:
    """Signals that the desk can read, newest first. Refusals: not_found."""
    about = incidents.whole(actor, given.incident).parts if given.incident else None
    found = [
        one
        for one in signals.everything(actor).values()
        if (about is None or one.document.incident in about) and not (given.unfiled and one.document.cases)
    ]
    ordered = sorted(found, key=lambda one: one.document.received_at, reverse=True)
    suggestions = Suggestions(actor)
    return [_signal(suggestions, one) for one in ordered]


class SignalsOfCase(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    case: f.CaseOf


@query(
    "desk.case_signals",
    title=N_("Signals filed with a case"),
    may=access.opens("signals"),
    example={"case": f.EXAMPLE},
)
def case_signals(actor: Actor, given: SignalsOfCase) -> list[SignalView]:
    """What was filed with a case, oldest first, for who reads its signals room. Refusals: not_found."""
    found = [one for one in signals.everything(actor).values() if given.case in one.document.cases]
    suggestions = Suggestions(actor)
    ordered = sorted(found, key=lambda one: one.document.received_at)
    return [_signal(suggestions, one) for one in ordered]


class OneIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef


@query("desk.incident", title=N_("One incident"), may=DESK, example={"incident": f.EXAMPLE})
def incident(actor: Actor, given: OneIncident) -> IncidentView:
    """The incident that this one is now part of. Refusals: not_found."""
    return _incident(actor, incidents.whole(actor, given.incident), scene.reports(actor))


class WhichIncidents(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    closed: Annotated[bool, Meta(title=N_("Closed ones too"))] = False


@query("desk.incidents", title=N_("Incidents"), may=DESK, example={})
def all_incidents(actor: Actor, given: WhichIncidents) -> list[IncidentView]:
    """The incidents of the desk, newest first; merged ones show as the one they went into."""
    said = scene.reports(actor)
    found = [one for one in incidents.wholes(actor) if given.closed or one.document.closed is None]
    return [_incident(actor, one, said) for one in found]


class ByNumber(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    number: f.Number


@query(
    "desk.who_may_this_be",
    title=N_("Who may this be"),
    may=DESK,
    example={"number": "+7 900 000-00-01"},
)
def who_may_this_be(actor: Actor, given: ByNumber) -> list[Finding]:
    """The cases that know a number: code name, minor, warning; no name. Each look-up is counted, limited
    and seen by the coordinator. Refusals: looked_too_often.
    """
    return lookup.by_number(actor, given.number) if given.number.strip() else []


def _signal(suggestions: Suggestions, found: Reading[Signal]) -> SignalView:
    document: SignalDocument = found.document
    suggestion = suggestions.of(found.row.id, document)
    return SignalView(
        id=found.row.id,
        version=found.row.version,
        code=document.code,
        channel=document.channel,
        received_at=document.received_at,
        answered_at=document.answered_at,
        number=document.number,
        called=document.called,
        place=document.place,
        lines=document.lines,
        level=document.level,
        suggested=suggestion.level,
        because=list(suggestion.because),
        recording=document.recording,
        incident=document.incident,
        cases=document.cases,
        filed_at=document.filed_at,
        red=unfiled_too_long(document, clock.now()),
        by=found.author,
    )


def _incident(actor: Actor, about: Whole, said: list[ArrivalDocument]) -> IncidentView:
    reached = scene.times((one for one in said if one.incident in about.parts), about.times)
    out = [
        handle for handle, one in dispatches.everything(actor).items() if one.document.incident in about.parts
    ]
    return IncidentView(
        id=about.id,
        code=about.document.code,
        title=about.document.title,
        kind=about.document.kind,
        level=about.level,
        opened_at=about.document.opened_at,
        signals=about.signals,
        cases=about.cases,
        times=reached,
        merged_from=[one for one in about.parts if one != about.id],
        alarms=alarms.of(actor, about.parts),
        dispatches=out,
        closed=about.document.closed,
        outcome=about.document.outcome,
    )
