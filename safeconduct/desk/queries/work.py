"""What runs at the desk: promises, playbooks, warnings, handovers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.cases import contacts, rooms
from safeconduct.desk import gates, incidents, warnings
from safeconduct.desk.documents import (
    CaseRef,
    HandoverDocument,
    HandoverPoint,
    HeadIs,
    PlaybookDocument,
    Stamp,
    StepState,
)
from safeconduct.desk.incidents import Whole
from safeconduct.desk.models import Handover, PlaybookRun, Promise, Warned, WarningTask
from safeconduct.desk.playbooks import Step, pack
from safeconduct.desk.queries.inputs import DESK, Nothing, OfIncident
from safeconduct.desk.sheet import open_points
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import heads, rows
from safeconduct.keys.rows import Reading
from safeconduct.vault.merkle import Head


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
    """One step of a running playbook. `due` is None when an event, not the clock, makes it due. `by_hand`:
    members tick its gate; another opens when its condition holds."""

    number: int
    role: str
    says: str
    evidence: str
    gate: str
    gate_open: bool
    by_hand: bool
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


@query("desk.playbooks", title=N_("Running playbooks"), may=DESK, example={})
def playbooks(actor: Actor, given: OfIncident) -> list[PlaybookView]:
    """The playbooks that are followed, of one incident or of all; with those that ended."""
    known = incidents.everything(actor)
    about = incidents.whole(actor, given.incident).parts if given.incident else known
    found = rows.look_through(actor.keys, PlaybookRun.objects.order_by("leaf"))
    return [_playbook(actor, one) for one in found if one.verified and one.document.incident in about]


def _playbook(actor: Actor, found: Reading[PlaybookRun]) -> PlaybookView:
    document, told = found.document, pack()[found.document.playbook]
    about = incidents.whole(actor, document.incident)
    return PlaybookView(
        id=found.row.id,
        playbook=document.playbook,
        name=told.name.to(actor.language),
        incident=about.id,
        started=document.started,
        ended=document.ended,
        never=[one.to(actor.language) for one in told.never],
        steps=[_step(actor, document, about, number, step) for number, step in enumerate(told.step)],
    )


def _step(actor: Actor, document: PlaybookDocument, about: Whole, number: int, step: Step) -> StepView:
    state = document.states.get(number, StepState())
    due = about.document.opened_at + step.after if step.after is not None else None
    waiting = state.done is None and state.skipped is None and document.ended is None
    return StepView(
        number=number,
        role=step.role,
        says=step.do.to(actor.language),
        evidence=step.evidence.to(actor.language) if step.evidence else "",
        gate=step.gate,
        gate_open=gates.is_open(actor, step.gate, state, [ref.case for ref in about.cases]),
        by_hand=gates.is_ticked(step.gate),
        due=due,
        late=waiting and due is not None and due <= clock.now(),
        state=state,
    )


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
    alarm: UUID
    linked: list[contacts.LinkLine] | None
    warnings: list[WarningView]
    settled: Stamp | None


@query("desk.compromised", title=N_("Compromised channels"), may=DESK, example={})
def compromised(actor: Actor, given: Nothing) -> list[CompromiseView]:
    """Channels in other hands, and who was warned. Who is linked stays in the case's contacts room."""
    done = warnings.done(actor)
    tasks = [_warning(one, done) for one in warnings.tasks(actor)]
    return [
        CompromiseView(
            id=one.row.id,
            case=one.document.case,
            marked=one.document.marked,
            alarm=one.document.alarm,
            linked=_linked(actor, one.document.case.case, one.document.contact),
            warnings=[task for task in tasks if task.compromise == one.row.id],
            settled=one.document.settled,
        )
        for one in warnings.compromises(actor)
    ]


def _linked(actor: Actor, case: UUID, contact: UUID | None) -> list[contacts.LinkLine] | None:
    if not rooms.reads(actor.keys, case, "contacts"):
        return None
    found = contacts.links(actor.keys, case)
    return [one for one in found if contact is None or one.contact == contact]


@query("desk.my_warnings", title=N_("Whom I am asked to warn"), may=anybody_signed_in, example={})
def my_warnings(actor: Actor, given: Nothing) -> list[WarningView]:
    """The people whom you, by name, are asked to warn and who are not warned yet, each with the safe path."""
    done = warnings.done(actor)
    found = [_warning(one, done) for one in warnings.mine(actor)]
    return [one for one in found if one.done is None]


def _warning(found: Reading[WarningTask], done: dict[UUID, Reading[Warned]]) -> WarningView:
    document = found.document
    word = done.get(document.of or found.row.id)
    return WarningView(
        id=found.row.id,
        compromise=document.compromise,
        link=document.link,
        code=document.code,
        assigned=document.assigned,
        given=document.given,
        path=document.path,
        done=Stamp(at=word.document.at, by=word.author) if word else None,
        note=word.document.note if word else "",
    )


class HandoverView(Struct, kw_only=True, frozen=True):
    """A handover sheet. `head` is the log's head when it was written, for paper in another pocket, as
    `verify --head` takes it; `head_is` says whether the writer could sign it."""

    id: UUID
    written: Stamp
    points: list[HandoverPoint]
    note: str
    head: str
    head_is: HeadIs
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
        head=heads.write(Head(document.head_size, document.head_root)),
        head_is=document.head_is,
        read_by=document.read_by,
    )


@query("desk.open_points", title=N_("Open points"), may=DESK, example={})
def points(actor: Actor, given: Nothing) -> list[HandoverPoint]:
    """What a handover would list now: unowned and running alarms, dispatches, promises, unfiled signals,
    compromised channels.
    """
    return open_points(actor)
