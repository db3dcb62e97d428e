"""A playbook that runs for an incident: started, its steps and gates ticked, ended."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import alarms, gates, incidents, plans
from safeconduct.desk import fields as f
from safeconduct.desk.documents import PlaybookDocument, StepState
from safeconduct.desk.models import PlaybookRun
from safeconduct.desk.playbooks import SYSTEM, Playbook, Step, pack
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.rows import Reading

DESK = roles("operator", "coordinator")
GATE_SHUT = define(
    "gate_shut", 409, N_("This step waits for its gate. Tick the gate first, or skip the step with a reason.")
)
NOT_BY_HAND = define(
    "not_by_hand", 409, N_("This gate is not ticked by hand: it opens when its condition holds.")
)
STEP_DONE = define("step_done", 409, N_("This step is done or skipped already. Nothing was changed."))
FOLLOWED = define(
    "playbook_followed", 409, N_("This playbook is followed for this incident already. Nothing was changed.")
)
ENDED = define("playbook_ended", 409, N_("This playbook is not followed any more. Start it again."))
GRACE = timedelta(minutes=2)  # for steps that are late already when somebody begins to follow
DONE, ENDS = N_("done"), N_("the playbook is not followed any more")

StepNumber = Annotated[int, Meta(title=N_("Step"), ge=0, le=200, examples=[0], extra={"widget": "hidden"})]


class Start(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    incident: f.IncidentRef
    playbook: Annotated[
        str,
        Meta(
            title=N_("Playbook"),
            max_length=60,
            examples=["abduction_from_flat"],
            extra={"widget": "ref", "of": "desk.playbook_of_the_pack"},
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
    urgent=True,
)
def start_playbook(actor: Actor, given: Start) -> RunIs:
    """Follow a playbook for an incident: each step that has a time reminds whoever is to do it.

    Due times count from the moment the incident was opened; what is late already reminds after two
    minutes. Refusals: not_found; playbook_followed; stale.
    """
    about = incidents.whole(actor, given.incident)
    playbook = pack().get(given.playbook)
    if playbook is None:
        raise Refusal(NOT_FOUND)
    running = rows.read_all(actor.keys, PlaybookRun.objects.all())
    if any(_follows(one.document, playbook.id, about) for one in running):
        raise Refusal(FOLLOWED)
    states = {
        number: StepState(alarm=alarm)
        for number, step in enumerate(playbook.step)
        if (alarm := _remind(actor, about, playbook, number, step)) is not None
    }
    document = PlaybookDocument(
        playbook=playbook.id, incident=about.id, started=incidents.stamp(actor), states=states
    )
    row = rows.insert(actor.keys, PlaybookRun, incidents.desk(actor.keys), document)
    incidents.change(actor, about.id, kind=playbook.id)
    return RunIs(id=row.id, playbook=playbook.id)


class OneStep(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    run: f.RunRef
    step: StepNumber
    note: Annotated[str, Meta(title=N_("Note"), max_length=200, examples=[N_("neighbour agreed")])] = ""


@action(
    "desk.tick_step",
    title=N_("Step done"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0},
    inverse="desk.untick_step",
    urgent=True,
)
def tick_step(actor: Actor, given: OneStep) -> RunIs:
    """Say that a step is done. Refusals: not_found; step_done; gate_shut; playbook_ended; stale."""
    found, state = _waiting(actor, given)
    cases = [ref.case for ref in incidents.whole(actor, found.document.incident).cases]
    if not gates.is_open(actor, _step(found, given).gate, state, cases):
        raise Refusal(GATE_SHUT)
    return _end_step(actor, found, given, replace(state, done=incidents.stamp(actor)))


class SkipStep(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    run: f.RunRef
    step: StepNumber
    note: f.WhyNot


@action(
    "desk.skip_step",
    title=N_("Skip this step"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0, "note": "the person is abroad"},
    inverse="desk.untick_step",
)
def skip_step(actor: Actor, given: SkipStep) -> RunIs:
    """Say that a step is not done here, and why. Refusals: not_found; step_done; playbook_ended; stale."""
    found, state = _waiting(actor, given)
    return _end_step(actor, found, given, replace(state, skipped=incidents.stamp(actor)))


@action(
    "desk.untick_step",
    title=N_("This step is open again"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 0},
    inverse="desk.tick_step",
)
def untick_step(actor: Actor, given: OneStep) -> RunIs:
    """Undo that a step was done or skipped: it reminds again. Refusals: not_found; playbook_ended; stale."""
    found = _run(actor, given)
    state = found.document.states.get(given.step, StepState())
    if state.done is None and state.skipped is None:
        return RunIs(id=given.run, playbook=found.document.playbook)
    about = incidents.whole(actor, found.document.incident)
    alarm = _remind(actor, about, pack()[found.document.playbook], given.step, _step(found, given))
    opened = replace(state, done=None, skipped=None, note=given.note, alarm=alarm)
    return _write(actor, found, given.step, opened)


@action(
    "desk.tick_gate",
    title=N_("The gate is open"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 3},
    inverse="desk.shut_gate",
)
def tick_gate(actor: Actor, given: OneStep) -> RunIs:
    """Say that the condition of a step holds, for the gates that humans judge; some need two of them.

    Refusals: not_found; not_by_hand; step_done; playbook_ended; stale.
    """
    found, state = _waiting(actor, given)
    if not gates.is_ticked(_step(found, given).gate):
        raise Refusal(NOT_BY_HAND)
    others = [one for one in state.gate if one.by != actor.member]
    ticked = replace(state, gate=[*others, incidents.stamp(actor)], note=given.note or state.note)
    return _write(actor, found, given.step, ticked)


@action(
    "desk.shut_gate",
    title=N_("The gate is shut again"),
    may=DESK,
    example={"run": f.EXAMPLE, "step": 3},
    inverse="desk.tick_gate",
)
def shut_gate(actor: Actor, given: OneStep) -> RunIs:
    """Undo a ticked gate, whoever ticked it. Refusals: not_found; step_done; playbook_ended; stale."""
    found, state = _waiting(actor, given)
    return _write(actor, found, given.step, replace(state, gate=[], note=given.note or state.note))


class OneRun(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    run: f.RunRef


@action(
    "desk.end_playbook",
    title=N_("Stop following the playbook"),
    may=DESK,
    example={"run": f.EXAMPLE},
    inverse="desk.start_playbook",
    destructive=True,
)
def end_playbook(actor: Actor, given: OneRun) -> RunIs:
    """Stop; what was ticked stays written, nobody is reminded any more.

    Refusals: not_found; playbook_ended; stale.
    """
    found = _run(actor, given)
    for state in found.document.states.values():
        if state.alarm is not None:
            alarms.drop(actor, state.alarm, gettext(ENDS))
    states = {number: replace(state, alarm=None) for number, state in found.document.states.items()}
    changed = replace(found.document, ended=incidents.stamp(actor), states=states)
    rows.rewrite(actor.keys, found.row, changed)
    return RunIs(id=given.run, playbook=found.document.playbook)


def _follows(document: PlaybookDocument, playbook: str, about: incidents.Whole) -> bool:
    return document.ended is None and document.playbook == playbook and document.incident in about.parts


def _run(actor: Actor, given: OneStep | SkipStep | OneRun) -> Reading[PlaybookRun]:
    found = rows.find(actor.keys, PlaybookRun, given.run)
    if found.document.ended is not None:
        raise Refusal(ENDED)
    return found


def _step(found: Reading[PlaybookRun], given: OneStep | SkipStep) -> Step:
    steps = pack()[found.document.playbook].step
    if given.step >= len(steps):
        raise Refusal(NOT_FOUND)
    return steps[given.step]


def _waiting(actor: Actor, given: OneStep | SkipStep) -> tuple[Reading[PlaybookRun], StepState]:
    found = _run(actor, given)
    _step(found, given)
    state = found.document.states.get(given.step, StepState())
    if state.done is not None or state.skipped is not None:
        raise Refusal(STEP_DONE)
    return found, state


def _end_step(
    actor: Actor, found: Reading[PlaybookRun], given: OneStep | SkipStep, state: StepState
) -> RunIs:
    if state.alarm is not None:
        alarms.drop(actor, state.alarm, given.note or gettext(DONE))
    return _write(actor, found, given.step, replace(state, alarm=None, note=given.note or state.note))


def _write(actor: Actor, found: Reading[PlaybookRun], step: int, state: StepState) -> RunIs:
    states = {**found.document.states, step: state}
    rows.rewrite(actor.keys, found.row, replace(found.document, states=states))
    return RunIs(id=found.row.id, playbook=found.document.playbook)


def _remind(actor: Actor, about: incidents.Whole, playbook: Playbook, number: int, step: Step) -> UUID | None:
    """A reminder for whoever is to do the step; each reads it in their own language."""
    if step.after is None or step.role == SYSTEM:
        return None
    due = max(about.document.opened_at + step.after, clock.now() + GRACE)
    note = AlarmNote(
        kind=plans.STEP,
        title=step.do.en[:300],
        at=due,
        subject=about.id,
        details={"playbook": playbook.id, "step": str(number)},
    )
    desk, team = incidents.desk(actor.keys), well_known(f"team:{step.role}", actor.keys.organisation)
    return orders.plan_at(
        actor.keys,
        at=due,
        kind=plans.STEP,
        card=Later(plan=plans.remind(step.role)),
        notes={desk: note, team: note},
    )
