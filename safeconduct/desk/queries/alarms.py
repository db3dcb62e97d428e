"""Alarms as a member sees them."""

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import query
from safeconduct.desk import alarms, incidents
from safeconduct.desk import fields as f
from safeconduct.desk.alarms import AlarmView
from safeconduct.desk.queries.inputs import Nothing
from safeconduct.engine import queries as engine
from safeconduct.kernel.text import N_


@query("desk.open_alarms", title=N_("Alarms"), may=anybody_signed_in, example={})
def open_alarms(actor: Actor, given: Nothing) -> list[AlarmView]:
    """The alarms that you may see and that are not closed: those that nobody has first, then the oldest."""
    return sorted(alarms.views(actor), key=lambda one: (one.state != "open", not one.emergency, one.at))


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


@query("desk.alarm", title=N_("One alarm"), may=anybody_signed_in, example={"alarm": f.EXAMPLE})
def alarm(actor: Actor, given: OneAlarm) -> AlarmView:
    """One alarm, closed or not, with its course. Refusals: not_found."""
    return alarms.view(actor, engine.alarm(actor, given.alarm), incidents.everything(actor))
