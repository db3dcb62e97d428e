"""Alarms as a member sees them: what, since when, who has it, what has happened so far."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.desk import alarms, dispatches
from safeconduct.desk import fields as f
from safeconduct.desk.alarms import AlarmView
from safeconduct.engine import queries as engine
from safeconduct.kernel.text import N_


class Nothing(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """This question needs no answer first."""


@query("desk.open_alarms", title=N_("Alarms"), may=anybody_signed_in, example={})
def open_alarms(actor: Actor, given: Nothing) -> list[AlarmView]:
    """The alarms that you may see and that are not closed: those that nobody has first, then the oldest."""
    return sorted(alarms.alarm_views(actor), key=lambda one: (one.state != "open", not one.emergency, one.at))


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


@query("desk.alarm", title=N_("One alarm"), may=anybody_signed_in, example={"alarm": f.EXAMPLE})
def alarm(actor: Actor, given: OneAlarm) -> AlarmView:
    """One alarm. Refusals: not_found."""
    return alarms.view(actor, engine.alarm(actor, given.alarm), alarms.about_incidents(actor))


class OfferView(Struct, kw_only=True, frozen=True):
    """A dispatch as the lawyers' team sees it before one of them accepts: no address, no name."""

    alarm: UUID
    code: str
    at: datetime
    region: str
    minor: bool
    address: bool
    for_you: bool


@query(
    "desk.offer",
    title=N_("A dispatch on offer"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
)
def offer(actor: Actor, given: OneAlarm) -> OfferView:
    """What a lawyer may know before accepting. Refusals: not_found."""
    found = dispatches.offer(actor, given.alarm)
    return OfferView(
        alarm=given.alarm,
        code=found.code,
        at=found.at,
        region=found.region,
        minor=found.minor,
        address=found.package is not None,
        for_you=actor.member not in found.out,
    )
