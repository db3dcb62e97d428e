"""What the desk does when something happened."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import reacts
from safeconduct.cases.events import ChannelCompromised
from safeconduct.desk import dispatches, incidents, known, plans
from safeconduct.desk.documents import AlarmRef, CompromiseDocument
from safeconduct.desk.events import IncidentCritical
from safeconduct.desk.models import Compromise
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

TAKEN = N_("A channel is in other hands: warn the people linked to it")
CALL = N_("Somebody is in danger")


@reacts(IncidentCritical)
def wake_the_coordinator(actor: Actor, event: IncidentCritical) -> None:
    """One alarm wakes the coordinator, another looks for a lawyer: taking one never ends the other."""
    document = incidents.incident(actor, event.incident).document
    note = AlarmNote(
        kind=plans.CRITICAL_CALL, title=CALL, at=clock.now(), emergency=True, subject=event.incident
    )
    alarm = orders.raise_alarm(
        actor.keys,
        kind=plans.CRITICAL_CALL,
        emergency=True,
        plan=plans.critical_call(),
        notes={incidents.desk(actor.keys): note},
    )
    refs = [*document.alarms, AlarmRef(alarm=alarm, kind=plans.CRITICAL_CALL)]
    incidents.change_incident(actor, event.incident, alarms=refs)


@reacts(IncidentCritical)
def propose_a_lawyer(actor: Actor, event: IncidentCritical) -> None:
    """Without approval it goes out after two minutes."""
    if dispatches.running(actor, event.incident) is None:
        dispatches.propose(actor, event.incident)


@reacts(ChannelCompromised)
def have_the_linked_warned(actor: Actor, event: ChannelCompromised) -> None:
    """The desk sees the case's code name and that people are to be warned; who, only the case knows."""
    note = AlarmNote(kind=plans.COMPROMISED, title=TAKEN, at=clock.now(), emergency=True, subject=event.mark)
    alarm = orders.raise_alarm(
        actor.keys,
        kind=plans.COMPROMISED,
        emergency=True,
        plan=plans.remind("coordinator"),
        notes={incidents.desk(actor.keys): note},
    )
    document = CompromiseDocument(
        marked=incidents.stamp(actor),
        case=known.ref(actor, event.case),
        mark=event.mark,
        contact=event.contact,
        alarm=alarm,
    )
    rows.insert(actor.keys, Compromise, incidents.desk(actor.keys), document, id=event.mark)
