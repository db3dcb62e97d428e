"""The open points of a shift: what the next one must know, from what stands in the rows now."""

from collections.abc import Iterator

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents, rules
from safeconduct.desk.alarms import AlarmView, alarm_views
from safeconduct.desk.documents import HandoverPoint
from safeconduct.desk.models import Compromise, Promise
from safeconduct.kernel import clock
from safeconduct.keys import rows


def open_points(actor: Actor) -> list[HandoverPoint]:
    """Alarms (those without an owner first), incidents, promises, unfiled signals, compromised channels."""
    alarms = alarm_views(actor)
    return [
        *(_alarm(one) for one in sorted(alarms, key=lambda one: (one.state != "open", one.at))),
        *_incidents(actor),
        *_promises(actor),
        *_signals(actor),
        *_compromised(actor),
    ]


def _alarm(alarm: AlarmView) -> HandoverPoint:
    kind = "alarm_open" if alarm.state == "open" else "alarm_taken"
    return HandoverPoint(kind=kind, subject=alarm.id, says=f"{alarm.callsign} {alarm.title}"[:200])


def _incidents(actor: Actor) -> Iterator[HandoverPoint]:
    for one in incidents.incidents(actor):
        if one.document.closed is None and one.document.merged_into is None:
            says = f"{one.document.code} {one.document.title}".strip()
            yield HandoverPoint(kind="incident", subject=one.row.id, says=says)


def _promises(actor: Actor) -> Iterator[HandoverPoint]:
    found = rows.look_through(actor.keys, Promise.objects.all())
    pending = [one for one in found if one.document.kept is None and one.document.dropped is None]
    for one in sorted(pending, key=lambda one: one.document.due):
        yield HandoverPoint(kind="promise", subject=one.row.id, says=one.document.text)


def _signals(actor: Actor) -> Iterator[HandoverPoint]:
    for one in incidents.signals(actor):
        old = clock.now() - one.document.received_at >= rules.DESK_KEEPS
        if old and not one.document.cases:
            yield HandoverPoint(kind="unfiled", subject=one.row.id, says=one.document.code)


def _compromised(actor: Actor) -> Iterator[HandoverPoint]:
    for one in rows.look_through(actor.keys, Compromise.objects.order_by("leaf")):
        if one.document.settled is None:
            yield HandoverPoint(kind="compromised", subject=one.row.id, says=one.document.case.code)
