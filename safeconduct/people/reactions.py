"""What people do by themselves: by a member's presence, and on what happened to somebody."""

from datetime import datetime, timedelta

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.acts.events import reacts
from safeconduct.kernel import clock
from safeconduct.people import duty, upkeep
from safeconduct.people.events import MemberLeft, RolesChanged
from safeconduct.people.policies import keepers

AHEAD = timedelta(hours=12)  # the engine knows 48 hours; it is told anew long before they are over

_told: list[datetime] = []  # when this process told the engine last


@attends
def keys_follow_people(actor: Actor) -> None:
    """Grant what is missing and turn what is stale, as far as this member's keys reach."""
    upkeep.mend(actor.keys)


@attends
def shifts_reach_the_engine(actor: Actor) -> None:
    """Twice a day a coordinator's or admin's presence tells the engine the coming 48 hours."""
    now = clock.now()
    if keepers.admits(actor) and not (_told and timedelta(0) <= now - _told[-1] < AHEAD):
        duty.publish(actor.keys)
        _told[:] = [now]


@reacts(MemberLeft)
def shifts_without(actor: Actor, event: MemberLeft) -> None:
    """Whoever left is called no more."""
    del event
    duty.publish(actor.keys)


@reacts(RolesChanged)
def shifts_in_roles(actor: Actor, event: RolesChanged) -> None:
    """Nobody is on shift in a role that was taken away."""
    del event
    duty.publish(actor.keys)
