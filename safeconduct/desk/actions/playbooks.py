"""A playbook that runs for an incident: started, its steps and gates ticked, ended."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, plans
from safeconduct.desk.documents import PlaybookDocument, StepState
from safeconduct.desk.models import PlaybookRun
from safeconduct.desk.playbooks import BY_HAND, Playbook, pack
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

DESK = roles("operator", "coordinator")
GATE_SHUT = define(
    "gate_shut", 409, N_("This step waits for its gate. Tick the gate first, or skip the step with a reason.")
)
NOT_BY_HAND = define(
    "not_by_hand", 409, N_("This gate is not ticked by hand: it opens when its condition holds.")
)
STEP_DONE = define("step_done", 409, N_("This step is done or skipped already. Nothing was changed."))

RunRef = Annotated[UUID, Meta(title=N_("Playbook"), extra={"widget": "ref", "of": "desk.playbook"})]
StepNumber = Annotated[int, Meta(title=N_("Step"), ge=0, le=200, examples=[0], extra={"widget": "hidden"})]


class Start(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    playbook: Annotated[
        str,
        Meta(
            title=N_("Playbook"),
            max_length=60,
            examples=["abduction_from_flat"],
            extra={"widget": "choice", "choices": {one.id: one.name.en for one in pack().values()}},
        ),
    ]


class RunIs(Struct, kw_only=True, frozen=True):
    id: UUID
    playbook: str


@action(
    "desk.start_playbook",
    title=N_("Follow a playbook"),
    may=DESK,
    example={"incident": f.EXAMPLE, "playbook": "abduction_from_flat"},
    inverse="desk.end_playbook",
)
def start_playbook(actor: Actor, given: Start) -> RunIs:
    """Follow a playbook for an incident: each step that has a time reminds whoever is to do it.

    Due times count from the moment the incident was opened. Refusals: not_found; stale.
    """
    incident = incidents.incident(actor, given.incident).document
    playbook = pack().get(given.playbook)
    if playbook is None:
        raise Refusal(NOT_FOUND)
    states = {
        number: StepState(alarm=alarm)
        for number in range(len(playbook.step))
        if (alarm := _remind(actor, given.incident, playbook, number, incident.opened_at))
    }
    document = PlaybookDocument(
        playbook=playbook.id,
        incident=given.incident,
        started=incidents.stamp(actor),
        states=states,
    )
    row = rows.insert(actor.keys, PlaybookRun, incidents.desk(actor.keys), document)
    incidents.change_incident(actor, given.incident, kind=playbook.id)
    return RunIs(id=row.id, playbook=playbook.id)


class OneStep(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    run: RunRef
    step: StepNumber
    note: Annotated[str, Meta(title=N_("Note"), max_length=200, examples=[N_("neighbour agreed")])] = ""


@action(
    "desk.tick_step",
    title=N_("Step done"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0},
    inverse="desk.untick_step",
)
def tick_step(actor: Actor, given: OneStep) -> RunIs:
    """Say that a step is done. Refusals: not_found; step_done; gate_shut; stale."""
    document, state = _state(actor, given)
    gate = pack()[document.playbook].step[given.step].gate
    if gate and state.gate is None:
        raise Refusal(GATE_SHUT)
    return _set(actor, given, replace(state, done=incidents.stamp(actor), note=given.note))


@action(
    "desk.skip_step",
    title=N_("Skip this step"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0, "note": "the person is abroad"},
    inverse="desk.untick_step",
)
def skip_step(actor: Actor, given: OneStep) -> RunIs:
    """Say that a step is not needed here, and why. Refusals: not_found; step_done; stale."""
    _, state = _state(actor, given)
    return _set(actor, given, replace(state, skipped=incidents.stamp(actor), note=given.note))


@action(
    "desk.untick_step",
    title=N_("This step is open again"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0},
    inverse="desk.tick_step",
)
def untick_step(actor: Actor, given: OneStep) -> RunIs:
    """Undo that a step was done or skipped. It reminds nobody again. Refusals: not_found; stale."""
    document = rows.find(actor.keys, PlaybookRun, given.run).document
    state = document.states.get(given.step, StepState())
    return _set(actor, given, replace(state, done=None, skipped=None, note=given.note))


@action(
    "desk.tick_gate",
    title=N_("The gate is open"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 3},
    inverse="desk.shut_gate",
)
def tick_gate(actor: Actor, given: OneStep) -> RunIs:
    """Say that the condition of a step holds, for the gates that a human judges.

    Refusals: not_found; not_by_hand; step_done; stale.
    """
    document, state = _state(actor, given)
    if pack()[document.playbook].step[given.step].gate not in BY_HAND:
        raise Refusal(NOT_BY_HAND)
    return _set(actor, given, replace(state, gate=incidents.stamp(actor), note=given.note))


@action(
    "desk.shut_gate",
    title=N_("The gate is shut again"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 3},
    inverse="desk.tick_gate",
)
def shut_gate(actor: Actor, given: OneStep) -> RunIs:
    """Undo a ticked gate. Refusals: not_found; step_done; stale."""
    _, state = _state(actor, given)
    return _set(actor, given, replace(state, gate=None, note=given.note))


class OneRun(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    run: RunRef


@action(
    "desk.end_playbook",
    title=N_("Stop following the playbook"),
    may=DESK,
    example={"run": f.EXAMPLE},
    inverse="desk.start_playbook",
    destructive=True,
)
def end_playbook(actor: Actor, given: OneRun) -> RunIs:
    """Stop; what was ticked stays written, nobody is reminded any more. Refusals: not_found; stale."""
    found = rows.find(actor.keys, PlaybookRun, given.run)
    for state in found.document.states.values():
        if state.alarm is not None and state.done is None and state.skipped is None:
            orders.call_off(actor.keys, state.alarm)
    rows.rewrite(actor.keys, found.row, replace(found.document, ended=incidents.stamp(actor)))
    return RunIs(id=given.run, playbook=found.document.playbook)


def _remind(actor: Actor, incident: UUID, playbook: Playbook, number: int, start: datetime) -> UUID | None:
    step = playbook.step[number]
    if step.after is None or step.role == "system":
        return None
    due = start + step.after
    if due <= clock.now():
        return None
    title = step.do.ru if actor.language == "ru" else step.do.en
    note = AlarmNote(kind=plans.STEP, title=title[:300], at=due, subject=incident)
    return orders.plan_at(
        actor.keys,
        at=due,
        kind=plans.STEP,
        card=Later(plan=plans.remind(step.role)),
        notes={incidents.desk(actor.keys): note},
    )


def _state(actor: Actor, given: OneStep) -> tuple[PlaybookDocument, StepState]:
    document: PlaybookDocument = rows.find(actor.keys, PlaybookRun, given.run).document
    if given.step >= len(pack()[document.playbook].step):
        raise Refusal(NOT_FOUND)
    state = document.states.get(given.step, StepState())
    if state.done is not None or state.skipped is not None:
        raise Refusal(STEP_DONE)
    return document, state


def _set(actor: Actor, given: OneStep, state: StepState) -> RunIs:
    found = rows.find(actor.keys, PlaybookRun, given.run)
    ended = state.done is not None or state.skipped is not None
    if ended and state.alarm is not None:
        orders.call_off(actor.keys, state.alarm)
        state = replace(state, alarm=None)
    states = {**found.document.states, given.step: state}
    rows.rewrite(actor.keys, found.row, replace(found.document, states=states))
    return RunIs(id=given.run, playbook=found.document.playbook)
