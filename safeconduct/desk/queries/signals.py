"""Signals and incidents as the desk sees them, and who a number may be."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.cases import lookup
from safeconduct.cases.documents import Finding
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, intake, rules
from safeconduct.desk.documents import (
    ArrivalDocument,
    CaseRef,
    Channel,
    IncidentDocument,
    Level,
    Line,
    SignalDocument,
    Stamp,
)
from safeconduct.desk.models import Arrival
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

DESK = roles("operator", "coordinator")


class Nothing(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """This question needs no answer first."""


class SignalView(Struct, kw_only=True, frozen=True):
    """One signal, verbatim. `red`: nobody has filed it, and a day has passed."""

    id: UUID
    code: str
    channel: Channel
    received_at: datetime
    answered_at: datetime | None
    number: str
    called: str
    place: str
    lines: list[Line]
    level: Level
    recording: UUID | None
    incident: UUID | None
    cases: list[UUID]
    filed_at: datetime | None
    red: bool
    by: UUID | None


class IncidentView(Struct, kw_only=True, frozen=True):
    """One incident with the times that were reached, those of its lawyer included."""

    id: UUID
    code: str
    title: str
    kind: str
    level: Level
    opened_at: datetime
    signals: list[UUID]
    cases: list[CaseRef]
    alarms: list[UUID]
    times: dict[str, Stamp]
    merged_into: UUID | None
    merged_from: list[UUID]
    closed: Stamp | None
    outcome: str


class OneSignal(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    signal: f.SignalRef


class OneIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef


@query("desk.signal", title=N_("One signal"), may=DESK, example={"signal": f.EXAMPLE})
def signal(actor: Actor, given: OneSignal) -> SignalView:
    """One signal that you may read. Refusals: not_found."""
    found = incidents.signal(actor, given.signal)
    return signal_view(found.row.id, found.document, found.author)


@query("desk.signals", title=N_("Signals of the desk"), may=DESK, example={})
def signals(actor: Actor, given: Nothing) -> list[SignalView]:
    """Every signal that the desk still holds, newest first."""
    found = [signal_view(one.row.id, one.document, one.author) for one in incidents.signals(actor)]
    return sorted(found, key=lambda one: one.received_at, reverse=True)


@query("desk.incident", title=N_("One incident"), may=DESK, example={"incident": f.EXAMPLE})
def incident(actor: Actor, given: OneIncident) -> IncidentView:
    """One incident. Refusals: not_found."""
    found = incidents.incident(actor, given.incident)
    return incident_view(found.row.id, found.document, arrivals(actor))


class WhichIncidents(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    closed: Annotated[bool, Meta(title=N_("Closed ones too"))] = False


@query("desk.incidents", title=N_("Incidents"), may=DESK, example={})
def all_incidents(actor: Actor, given: WhichIncidents) -> list[IncidentView]:
    """The incidents of the desk, newest first; merged ones show as the one they went into."""
    reached = arrivals(actor)
    found = [
        incident_view(one.row.id, one.document, reached)
        for one in incidents.incidents(actor)
        if one.document.merged_into is None and (given.closed or one.document.closed is None)
    ]
    return sorted(found, key=lambda one: one.opened_at, reverse=True)


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


@query("desk.intakes", title=N_("Messages nobody has looked at"), may=DESK, example={})
def intakes(actor: Actor, given: Nothing) -> list[intake.Seen]:
    """What came through providers' doors and is not a signal yet, oldest first."""
    return [one for one in intake.waiting(actor) if not one.dismissed]


def signal_view(handle: UUID, document: SignalDocument, author: UUID | None) -> SignalView:
    """A signal as its readers see it."""
    old = clock.now() - document.received_at >= rules.DESK_KEEPS
    return SignalView(
        id=handle,
        code=document.code,
        channel=document.channel,
        received_at=document.received_at,
        answered_at=document.answered_at,
        number=document.number,
        called=document.called,
        place=document.place,
        lines=document.lines,
        level=document.level,
        recording=document.recording,
        incident=document.incident,
        cases=document.cases,
        filed_at=document.filed_at,
        red=old and not document.cases,
        by=author,
    )


def incident_view(handle: UUID, document: IncidentDocument, reached: list[ArrivalDocument]) -> IncidentView:
    """An incident as the desk sees it."""
    times = dict(document.times)
    for arrival in reached:
        if arrival.incident == handle and arrival.what in rules.TIMES:
            times = rules.first_times(times, arrival.what, Stamp(at=arrival.at, by=arrival.member))
    return IncidentView(
        id=handle,
        code=document.code,
        title=document.title,
        kind=document.kind,
        level=document.level,
        opened_at=document.opened_at,
        signals=document.signals,
        cases=document.cases,
        alarms=[one.alarm for one in document.alarms],
        times=times,
        merged_into=document.merged_into,
        merged_from=document.merged_from,
        closed=document.closed,
        outcome=document.outcome,
    )


def arrivals(actor: Actor) -> list[ArrivalDocument]:
    """What lawyers reported to the desk, oldest first."""
    desk = incidents.desk(actor.keys)
    found = rows.look_through(actor.keys, Arrival.objects.filter(compartment=desk).order_by("leaf"))
    return [one.document for one in found]
