"""What runs at the desk: promises, playbooks, dispatches, warnings, handovers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import query
from safeconduct.cases import contacts, rooms
from safeconduct.desk import fields as f
from safeconduct.desk import incidents
from safeconduct.desk.documents import (
    Candidate,
    CaseRef,
    HandoverDocument,
    HandoverPoint,
    Stamp,
    StepState,
)
from safeconduct.desk.models import (
    Compromise,
    Dispatch,
    Handover,
    PlaybookRun,
    Promise,
    View,
    WarningTask,
)
from safeconduct.desk.playbooks import pack
from safeconduct.desk.queries.signals import Nothing
from safeconduct.desk.sheet import open_points
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

DESK = roles("operator", "coordinator")


class PromiseView(Struct, kw_only=True, frozen=True):
    """Something promised. `late`: its moment has passed and nobody has kept it."""

    id: UUID
    text: str
    due: datetime
    made: Stamp
    incident: UUID | None
    kept: Stamp | None
    dropped: Stamp | None
    why: str
    late: bool


class WhichPromises(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    done: Annotated[bool, Meta(title=N_("Kept and dropped ones too"))] = False


@query("desk.promises", title=N_("Promises"), may=DESK, example={})
def promises(actor: Actor, given: WhichPromises) -> list[PromiseView]:
    """What was promised, the soonest first."""
    found = [(one.row.id, one.document) for one in rows.look_through(actor.keys, Promise.objects.all())]
    views = [
        PromiseView(
            id=handle,
            text=document.text,
            due=document.due,
            made=document.made,
            incident=document.incident,
            kept=document.kept,
            dropped=document.dropped,
            why=document.why,
            late=document.due <= clock.now() and document.kept is None and document.dropped is None,
        )
        for handle, document in found
        if given.done or (document.kept is None and document.dropped is None)
    ]
    return sorted(views, key=lambda one: one.due)


class StepView(Struct, kw_only=True, frozen=True):
    """One step of a running playbook. `due` is None when an event, not the clock, makes it due."""

    number: int
    role: str
    says: str
    evidence: str
    gate: str
    due: datetime | None
    late: bool
    state: StepState


class PlaybookView(Struct, kw_only=True, frozen=True):
    """A playbook that runs for an incident, with its hard rules."""

    id: UUID
    playbook: str
    name: str
    incident: UUID
    started: Stamp
    ended: Stamp | None
    never: list[str]
    steps: list[StepView]


class OfIncident(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef | None = None


@query("desk.playbooks", title=N_("Running playbooks"), may=DESK, example={})
def playbooks(actor: Actor, given: OfIncident) -> list[PlaybookView]:
    """The playbooks that are followed, of one incident or of all."""
    found = rows.look_through(actor.keys, PlaybookRun.objects.order_by("leaf"))
    opened = {one.row.id: one.document.opened_at for one in incidents.incidents(actor)}
    return [
        _playbook(one, opened[one.document.incident])
        for one in found
        if given.incident in (None, one.document.incident) and one.document.incident in opened
    ]


def _playbook(found: rows.Reading[PlaybookRun], opened: datetime) -> PlaybookView:
    document, said = found.document, pack()[found.document.playbook]
    steps = []
    for number, step in enumerate(said.step):
        state = document.states.get(number, StepState())
        due = opened + step.after if step.after is not None else None
        waiting = state.done is None and state.skipped is None and document.ended is None
        steps.append(
            StepView(
                number=number,
                role=step.role,
                says=str(step.do),
                evidence=str(step.evidence or ""),
                gate=step.gate,
                due=due,
                late=waiting and due is not None and due <= clock.now(),
                state=state,
            )
        )
    return PlaybookView(
        id=found.row.id,
        playbook=document.playbook,
        name=str(said.name),
        incident=document.incident,
        started=document.started,
        ended=document.ended,
        never=[str(one) for one in said.never],
        steps=steps,
    )


class DispatchView(Struct, kw_only=True, frozen=True):
    """A dispatch: who is asked in which order and why, who is passed over and why. `address`: one lies
    sealed with it; nobody at the desk can read it."""

    id: UUID
    incident: UUID
    code: str
    alarm: UUID | None
    order: list[Candidate]
    passed_over: list[Candidate]
    region: str
    language: str
    address: bool
    proposed: Stamp
    approved: Stamp | None
    changed: Stamp | None
    withdrawn: Stamp | None
    reviewed: Stamp | None
    why: str


@query("desk.dispatches", title=N_("Dispatches"), may=DESK, example={})
def dispatches(actor: Actor, given: OfIncident) -> list[DispatchView]:
    """Dispatches of one incident or of all, newest first."""
    found = rows.look_through(actor.keys, Dispatch.objects.order_by("-leaf"))
    return [
        DispatchView(
            id=one.row.id,
            incident=one.document.incident,
            code=one.document.code,
            alarm=one.document.alarm,
            order=one.document.order,
            passed_over=one.document.passed_over,
            region=one.document.region,
            language=one.document.language,
            address=one.document.package is not None,
            proposed=one.document.proposed,
            approved=one.document.approved,
            changed=one.document.changed,
            withdrawn=one.document.withdrawn,
            reviewed=one.document.reviewed,
            why=one.document.why,
        )
        for one in found
        if given.incident in (None, one.document.incident)
    ]


class ViewLine(Struct, kw_only=True, frozen=True):
    """An address was looked at by its lawyer."""

    id: UUID
    dispatch: UUID
    member: UUID
    at: datetime
    reviewed: Stamp | None


@query("desk.address_views", title=N_("Who looked at an address"), may=roles("coordinator"), example={})
def address_views(actor: Actor, given: Nothing) -> list[ViewLine]:
    """Every look at an address, newest first, for a second person to review."""
    found = rows.read_all(actor.keys, View.objects.exclude(compartment=actor.member).order_by("-leaf"))
    return [
        ViewLine(
            id=one.row.id,
            dispatch=one.document.dispatch,
            member=one.document.member,
            at=one.document.at,
            reviewed=one.document.reviewed,
        )
        for one in found
    ]


class WarningView(Struct, kw_only=True, frozen=True):
    """One linked person to be warned. `path` is shown to the colleague who warns."""

    id: UUID
    compromise: UUID
    link: UUID
    code: str
    assigned: UUID
    given: Stamp
    path: str
    done: Stamp | None
    note: str


class CompromiseView(Struct, kw_only=True, frozen=True):
    """A compromised channel of a case. `linked` is known to readers of its contacts only, else None."""

    id: UUID
    case: CaseRef
    marked: Stamp
    alarm: UUID | None
    linked: list[contacts.LinkLine] | None
    warnings: list[WarningView]
    settled: Stamp | None


@query("desk.compromised", title=N_("Compromised channels"), may=DESK, example={})
def compromised(actor: Actor, given: Nothing) -> list[CompromiseView]:
    """Channels in other hands, and who was warned. Who is linked stays in the case's contacts room."""
    desk = incidents.desk(actor.keys)
    tasks = [
        _warning(one)
        for one in rows.look_through(
            actor.keys, WarningTask.objects.filter(compartment=desk).order_by("leaf")
        )
    ]
    return [
        CompromiseView(
            id=one.row.id,
            case=one.document.case,
            marked=one.document.marked,
            alarm=one.document.alarm,
            linked=_linked(actor, one.document.case.case, one.document.contact),
            warnings=_newest([task for task in tasks if task.compromise == one.row.id]),
            settled=one.document.settled,
        )
        for one in rows.look_through(actor.keys, Compromise.objects.order_by("-leaf"))
    ]


def _linked(actor: Actor, case: UUID, contact: UUID | None) -> list[contacts.LinkLine] | None:
    if not rooms.reads(actor.keys, case, "contacts"):
        return None
    found = contacts.links(actor.keys, case)
    return [one for one in found if contact is None or one.contact == contact]


def _newest(tasks: list[WarningView]) -> list[WarningView]:
    """Of everything said about one linked person, the newest counts."""
    return list({task.link: task for task in tasks}.values())


@query("desk.my_warnings", title=N_("Whom I am asked to warn"), may=anybody_signed_in, example={})
def my_warnings(actor: Actor, given: Nothing) -> list[WarningView]:
    """The people whom you, by name, are asked to warn, each with the safe path."""
    found = rows.look_through(actor.keys, WarningTask.objects.filter(compartment=actor.member))
    return [_warning(one) for one in found if one.document.done is None]


def _warning(found: rows.Reading[WarningTask]) -> WarningView:
    document = found.document
    return WarningView(
        id=found.row.id,
        compromise=document.compromise,
        link=document.link,
        code=document.code,
        assigned=document.assigned,
        given=document.given,
        path=document.path,
        done=document.done,
        note=document.note,
    )


class HandoverView(Struct, kw_only=True, frozen=True):
    """A handover sheet. `head` is the log's head when it was written, for paper in another pocket."""

    id: UUID
    written: Stamp
    points: list[HandoverPoint]
    note: str
    head: str
    read_by: list[Stamp]


@query("desk.handovers", title=N_("Handovers"), may=DESK, example={})
def handovers(actor: Actor, given: Nothing) -> list[HandoverView]:
    """The sheets of earlier shifts, newest first."""
    found = rows.look_through(actor.keys, Handover.objects.order_by("-leaf"))
    views = [_handover(one.row.id, one.document) for one in found]
    return sorted(views, key=lambda one: one.written.at, reverse=True)


def _handover(handle: UUID, document: HandoverDocument) -> HandoverView:
    return HandoverView(
        id=handle,
        written=document.written,
        points=document.points,
        note=document.note,
        head=f"{document.head_size}:{document.head_root.hex()}",
        read_by=document.read_by,
    )


@query("desk.open_points", title=N_("Open points"), may=DESK, example={})
def points(actor: Actor, given: Nothing) -> list[HandoverPoint]:
    """What a handover would list now: unowned and running alarms, dispatches, promises, unfiled signals,
    compromised channels.
    """
    return open_points(actor)
