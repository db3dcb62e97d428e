"""The open points of a shift: what the next one must know, from what stands in the rows now."""

from collections.abc import Iterator

from safeconduct.acts.actor import Actor
from safeconduct.desk import alarms, dispatches, incidents, intake, looks, signals, warnings
from safeconduct.desk.documents import HandoverPoint
from safeconduct.desk.models import PlaybookRun, Promise
from safeconduct.desk.playbooks import pack
from safeconduct.desk.rules.incidents import unfiled_too_long
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.places import regions


def open_points(actor: Actor) -> list[HandoverPoint]:
    """Alarms (those without an owner first), incidents, dispatches, what waits for a second person,
    promises, late steps, messages nobody looked at, unfiled signals, compromised channels."""
    return [
        *_alarms(actor),
        *_incidents(actor),
        *_dispatches(actor),
        *_reviews(actor),
        *_promises(actor),
        *_steps(actor),
        *_intakes(actor),
        *_signals(actor),
        *_compromised(actor),
    ]


def _alarms(actor: Actor) -> Iterator[HandoverPoint]:
    for one in sorted(alarms.views(actor), key=lambda one: (one.state != "open", one.at)):
        kind = "alarm_open" if one.state == "open" else "alarm_taken"
        yield HandoverPoint(kind=kind, subject=one.id, says=f"{one.callsign} {one.title}"[:200])


def _incidents(actor: Actor) -> Iterator[HandoverPoint]:
    for one in incidents.wholes(actor):
        if one.document.closed is None:
            says = f"{one.document.code} {one.document.title}".strip()
            yield HandoverPoint(kind="incident", subject=one.id, says=says[:200])


def _dispatches(actor: Actor) -> Iterator[HandoverPoint]:
    for one in dispatches.running(actor, incidents.everything(actor)):
        region = regions.name(one.document.region, actor.language) if one.document.region else ""
        says = f"{one.document.code} {region}".strip()
        yield HandoverPoint(kind="dispatch", subject=one.row.id, says=says)


def _reviews(actor: Actor) -> Iterator[HandoverPoint]:
    for handle, one in dispatches.everything(actor).items():
        if one.document.review is not None:
            yield HandoverPoint(kind="review", subject=handle, says=one.document.code)
    for look in looks.waiting(actor):
        yield HandoverPoint(kind="review", subject=look.row.id, says="")


def _promises(actor: Actor) -> Iterator[HandoverPoint]:
    found = rows.look_through(actor.keys, Promise.objects.all())
    pending = [one for one in found if one.document.kept is None and one.document.dropped is None]
    for one in sorted(pending, key=lambda one: one.document.due):
        yield HandoverPoint(kind="promise", subject=one.row.id, says=one.document.text)


def _steps(actor: Actor) -> Iterator[HandoverPoint]:
    known = incidents.everything(actor)
    for run in rows.look_through(actor.keys, PlaybookRun.objects.order_by("leaf")):
        opened = known.get(run.document.incident)
        if opened is None or run.document.ended is not None:
            continue
        for number, step in enumerate(pack()[run.document.playbook].step):
            state = run.document.states.get(number)
            ended = state is not None and (state.done or state.skipped)
            if step.after is not None and not ended and opened.opened_at + step.after <= clock.now():
                says = f"{opened.code} {step.do.to(actor.language)}"
                yield HandoverPoint(kind="step", subject=run.row.id, says=says[:200])


def _intakes(actor: Actor) -> Iterator[HandoverPoint]:
    for one in intake.waiting(actor):
        yield HandoverPoint(kind="intake", subject=one.id, says=one.line)


def _signals(actor: Actor) -> Iterator[HandoverPoint]:
    for handle, one in signals.everything(actor).items():
        if unfiled_too_long(one.document, clock.now()):
            yield HandoverPoint(kind="unfiled", subject=handle, says=one.document.code)


def _compromised(actor: Actor) -> Iterator[HandoverPoint]:
    for one in warnings.compromises(actor):
        if one.document.settled is None:
            yield HandoverPoint(kind="compromised", subject=one.row.id, says=one.document.case.code)
