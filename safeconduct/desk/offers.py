"""What may be chosen where an input of the desk names another thing: codes, kinds and times, no names of
people at risk."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.offers import offers
from safeconduct.cases import contacts, rooms
from safeconduct.desk import alarms, dispatches, incidents, intake, looks, signals, warnings, words
from safeconduct.desk.models import Handover, Line, PlaybookRun, Promise
from safeconduct.desk.playbooks import pack
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.people import members
from safeconduct.web.moments import absolute, zone_named

Choices = list[tuple[str, str]]


@offers("desk.signal")
def signal(actor: Actor) -> Choices:
    """Signals that can be read, the newest first."""
    found = [(handle, one.document) for handle, one in signals.everything(actor).items()]
    found.sort(key=lambda one: one[1].received_at, reverse=True)
    return [(str(handle), f"{one.code} · {_at(actor, one.received_at)}") for handle, one in found]


@offers("desk.incident")
def incident(actor: Actor) -> Choices:
    """Incidents that are not closed, the newest first; then closed ones."""
    found = sorted(incidents.wholes(actor), key=lambda one: one.document.closed is not None)
    return [(str(one.id), f"{one.document.code} {one.document.title}".strip()) for one in found]


@offers("desk.intake")
def message(actor: Actor) -> Choices:
    """Messages that came in, oldest first."""
    found = intake.waiting(actor, dismissed=True)
    return [(str(one.id), f"{one.line} · {_at(actor, one.received_at)}".strip(" ·")) for one in found]


@offers("desk.line")
def line(actor: Actor) -> Choices:
    """Lines of providers, by name."""
    found = rows.look_through(actor.keys, Line.objects.all())
    return sorted(((str(one.row.id), one.document.name) for one in found), key=lambda one: one[1])


@offers("desk.dispatch")
def dispatch(actor: Actor) -> Choices:
    """Dispatches, the newest first."""
    found = [(handle, one.document) for handle, one in dispatches.everything(actor).items()]
    found.sort(key=lambda one: one[1].proposed.at, reverse=True)
    return [(str(handle), f"{one.code} · {_(words.ROLE_CHOICES[one.role])}") for handle, one in found]


@offers("desk.address_view")
def look(actor: Actor) -> Choices:
    """Looks at an address that no second person has seen."""
    return _named(actor, ((one.row.id, one.document.member, one.document.at) for one in looks.waiting(actor)))


@offers("desk.promise")
def promise(actor: Actor) -> Choices:
    """Promises, those that are open first."""
    found = [(one.row.id, one.document) for one in rows.look_through(actor.keys, Promise.objects.all())]
    found.sort(key=lambda one: (one[1].kept is not None or one[1].dropped is not None, one[1].due))
    return [(str(handle), f"{one.text} · {_at(actor, one.due)}") for handle, one in found]


@offers("desk.playbook")
def playbook(actor: Actor) -> Choices:
    """Playbooks that are followed, by incident."""
    known = incidents.everything(actor)
    return [
        (str(one.row.id), f"{known[one.document.incident].code} · {_name(actor, one.document.playbook)}")
        for one in rows.look_through(actor.keys, PlaybookRun.objects.order_by("-leaf"))
        if one.document.ended is None and one.document.incident in known
    ]


@offers("desk.playbook_of_the_pack")
def playbook_of_the_pack(actor: Actor) -> Choices:
    """Every playbook that can be followed."""
    return [(one, _name(actor, one)) for one in pack()]


@offers("desk.compromise")
def compromise(actor: Actor) -> Choices:
    """Compromised channels, by the case's code name."""
    found = warnings.compromises(actor)
    return [
        (str(one.row.id), f"{one.document.case.code} · {_at(actor, one.document.marked.at)}") for one in found
    ]


@offers("desk.warning")
def warning(actor: Actor) -> Choices:
    """Warnings that were asked for and not given yet: one's own, and for the desk all."""
    done = warnings.done(actor)
    tasks = {one.row.id: one.document for one in [*warnings.mine(actor), *warnings.tasks(actor)]}
    open_ones = ((handle, one) for handle, one in tasks.items() if (one.of or handle) not in done)
    return [(str(handle), f"{one.code} · {one.path}".strip(" ·")) for handle, one in open_ones]


@offers("desk.handover")
def handover(actor: Actor) -> Choices:
    """Handovers, the newest first."""
    found = rows.look_through(actor.keys, Handover.objects.order_by("-leaf"))
    return _named(actor, ((one.row.id, one.document.written.by, one.document.written.at) for one in found))


@offers("engine.alarm")
def alarm(actor: Actor) -> Choices:
    """Alarms that are not closed, those that nobody has first."""
    found = sorted(alarms.views(actor), key=lambda one: (one.state != "open", one.at))
    return [(str(one.id), f"{one.callsign} {one.title}") for one in found]


@offers("people.member")
def member(actor: Actor) -> Choices:
    """Everybody who stands, by name."""
    return [(str(one.handle), one.name) for one in members.everybody(actor.keys)]


@offers("cases.link")
def link(actor: Actor) -> Choices:
    """Who stands in compromised phones, for readers of the contacts of those cases."""
    standing = {one.document.case.case: one.document.case.code for one in warnings.compromises(actor)}
    return [
        (str(one.id), f"{code} · {one.who}")
        for case, code in standing.items()
        if rooms.reads(actor.keys, case, "contacts")
        for one in contacts.links(actor.keys, case)
    ]


def _named(actor: Actor, found: Iterable[tuple[UUID, UUID | None, datetime]]) -> Choices:
    known = members.profiles(actor.keys)
    return [
        (str(handle), f"{known[by].display_name if by in known else ''} · {_at(actor, at)}".strip(" ·"))
        for handle, by, at in found
    ]


def _name(actor: Actor, playbook_id: str) -> str:
    known = pack().get(playbook_id)
    return known.name.to(actor.language) if known else playbook_id


def _at(actor: Actor, at: datetime) -> str:
    return absolute(at, zone_named(actor.zone), clock.now())
