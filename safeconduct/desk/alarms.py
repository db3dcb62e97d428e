"""Alarms as a member sees them: what, since when, who has it, what has happened so far."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.desk.documents import IncidentDocument
from safeconduct.desk.models import Incident
from safeconduct.engine import queries as engine
from safeconduct.engine.documents import Course
from safeconduct.engine.queries import AlarmLine
from safeconduct.keys import rows


class AlarmView(Struct, kw_only=True, frozen=True):
    """One alarm. `state` is open, taken or closed; `mine`: you have it. `signal` is the first of its
    incident, for who reads the desk."""

    id: UUID
    kind: str
    title: str
    callsign: str
    emergency: bool
    at: datetime
    state: str
    owner: UUID | None
    mine: bool
    asked: bool
    subject: UUID | None
    incident: UUID | None
    signal: UUID | None
    code: str
    course: list[Course]


def alarm_views(actor: Actor) -> list[AlarmView]:
    """Every alarm that the member may see and that is not closed."""
    about = about_incidents(actor)
    return [view(actor, line, about) for line in engine.open_alarms(actor)]


def about_incidents(actor: Actor) -> dict[UUID, IncidentDocument]:
    return {one.row.id: one.document for one in rows.look_through(actor.keys, Incident.objects.all())}


def view(actor: Actor, line: AlarmLine, about: dict[UUID, IncidentDocument]) -> AlarmView:
    incident = about.get(line.subject) if line.subject else None
    return AlarmView(
        id=line.id,
        kind=line.kind,
        title=line.title,
        callsign=line.callsign,
        emergency=line.emergency,
        at=line.raised_at,
        state=line.state,
        owner=line.owner,
        mine=line.owner == actor.member,
        asked=False,
        subject=line.subject,
        incident=line.subject if incident else None,
        signal=incident.signals[0] if incident and incident.signals else None,
        code=incident.code if incident else "",
        course=line.course,
    )
