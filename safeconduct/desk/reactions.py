"""What the desk does when something happened."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import reacts
from safeconduct.cases.events import ChannelCompromised, RoomErasing
from safeconduct.desk import alarms, attend, conditions, dispatches, incidents, known, plans, signals
from safeconduct.desk.documents import Aim, CompromiseDocument
from safeconduct.desk.events import CaseLinked, IncidentCritical
from safeconduct.desk.models import Compromise
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.places import regions

TAKEN = N_("A channel is in other hands: warn the people linked to it")
CALL = N_("Somebody is in danger")


@reacts(IncidentCritical)
def wake_the_coordinator(actor: Actor, event: IncidentCritical) -> None:
    """One alarm wakes the coordinator, another looks for a lawyer: taking one never ends the other.

    While one about this incident stands, another critical signal raises no second; after it was closed,
    it does.
    """
    about = incidents.whole(actor, event.incident)
    if alarms.standing(actor, plans.CRITICAL_CALL, about.parts):
        return
    note = AlarmNote(
        kind=plans.CRITICAL_CALL,
        title=CALL,
        at=clock.now(),
        emergency=True,
        subject=about.id,
        details={"signal": str(event.signal)},
    )
    orders.raise_alarm(
        actor.keys,
        kind=plans.CRITICAL_CALL,
        emergency=True,
        plan=plans.critical_call(),
        notes={incidents.desk(actor.keys): note},
    )


@reacts(IncidentCritical)
def propose_a_lawyer(actor: Actor, event: IncidentCritical) -> None:
    """Without approval it goes out after two minutes. Where to is what the signal said, as far as known."""
    about = incidents.whole(actor, event.incident)
    out = dispatches.running(actor, about.parts)
    if any((one.document.role, one.document.aim) == (dispatches.LAWYER, Aim.SCENE) for one in out):
        return
    place = signals.find(actor, event.signal).document.place
    wish = dispatches.Wish(region=regions.meant(place))
    dispatches.propose(actor, about, wish, signal=event.signal)


@reacts(CaseLinked)
def tell_those_who_go(actor: Actor, event: CaseLinked) -> None:
    """A dispatch that is out learns of the case, its rooms and the address that lies ready for it."""
    about = incidents.whole(actor, event.incident)
    for found in dispatches.running(actor, about.parts):
        dispatches.bring_up_to_date(actor, found, about)


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
        contact=event.contact,
        alarm=alarm,
    )
    rows.insert(actor.keys, Compromise, incidents.desk(actor.keys), document, id=event.mark)


@reacts(RoomErasing)
def let_its_signals_end(actor: Actor, event: RoomErasing) -> None:
    """A signal lies beside the room of signals that keeps it: it goes with the last room that does."""
    if event.kind == "signals":
        signals.end_with(actor, event.case)


__all__ = [
    "attend",
    "conditions",
    "have_the_linked_warned",
    "let_its_signals_end",
    "propose_a_lawyer",
    "tell_those_who_go",
    "wake_the_coordinator",
]
