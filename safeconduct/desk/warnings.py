"""Compromised channels, who is to warn whom, and who was warned."""

from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.desk import incidents
from safeconduct.desk.models import Compromise, Warned, WarningTask
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading


def compromises(actor: Actor) -> list[Reading[Compromise]]:
    """Every channel in other hands, the newest first."""
    found = rows.look_through(actor.keys, Compromise.objects.order_by("-leaf"))
    return [one for one in found if one.verified]


def tasks(actor: Actor) -> list[Reading[WarningTask]]:
    """Every warning that the desk asked for, oldest first, without the paths."""
    desk = incidents.desk(actor.keys)
    found = rows.look_through(actor.keys, WarningTask.objects.filter(compartment=desk).order_by("leaf"))
    return [one for one in found if one.verified]


def mine(actor: Actor) -> list[Reading[WarningTask]]:
    """Whom this member is asked to warn, with the path."""
    found = rows.look_through(
        actor.keys, WarningTask.objects.filter(compartment=actor.member).order_by("leaf")
    )
    return [one for one in found if one.verified]


def done(actor: Actor) -> dict[UUID, Reading[Warned]]:
    """Who said first that somebody was warned, by the desk's warning."""
    found = rows.look_through(actor.keys, Warned.objects.order_by("-leaf"))
    return {one.document.of: one for one in found if one.verified}
