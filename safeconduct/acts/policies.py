"""Who may: default deny.

A policy is called with the actor and the decoded input and raises a Refusal, or says nothing. Its
`door` needs no input: it is asked before the input is even looked at, and decides what is listed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from safeconduct.acts.actor import Actor
from safeconduct.kernel.errors import FORBIDDEN, SIGN_IN, Refusal
from safeconduct.kernel.text import N_

# The roles of an organisation and their names.
ROLES: dict[str, str] = {
    "operator": N_("operator"),
    "coordinator": N_("coordinator"),
    "lawyer": N_("lawyer"),
    "passage": N_("passage"),
    "psychologist": N_("psychologist"),
    "documenter": N_("documenter"),
    "analyst": N_("analyst"),
    "press": N_("press"),
    "admin": N_("admin"),
    "partner": N_("partner"),
    "trustee": N_("trustee"),
}

Check = Callable[[Actor, Any], None]


@dataclass(frozen=True)
class Policy:
    """A decision about an actor, and about an actor with an input.

    `names` are the roles it lets through the door (none: any), `open_to_nobody` whether somebody who
    has not signed in passes.
    """

    door: Callable[[Actor], None]
    check: Check
    names: frozenset[str] = frozenset()
    open_to_nobody: bool = False

    def __call__(self, actor: Actor, given: Any) -> None:
        """Raises Refusal SIGN_IN, FORBIDDEN or what the check raises."""
        self.door(actor)
        self.check(actor, given)

    def admits(self, actor: Actor) -> bool:
        """Whether the actor passes the door; what is not admitted is not listed."""
        try:
            self.door(actor)
        except Refusal:
            return False
        return True


def _no_more(actor: Actor, given: Any) -> None:
    """The door was all."""


def _signed_in(actor: Actor) -> None:
    if actor.anonymous:
        raise Refusal(SIGN_IN)


def _anybody(actor: Actor) -> None:
    """Not even a keyring is asked for."""


anybody_signed_in = Policy(_signed_in, _no_more)
# For what happens before there is a member: founding, enrolling, signing in.
nobody_yet = Policy(_anybody, _no_more, open_to_nobody=True)


def roles(*names: str) -> Policy:
    """Members with at least one of these roles. Raises ValueError for no name or an unknown one."""
    wanted = frozenset(names)
    if not wanted or not wanted <= ROLES.keys():
        raise ValueError(f"not roles: {sorted(wanted - ROLES.keys())}")

    def door(actor: Actor) -> None:
        _signed_in(actor)
        if not wanted & actor.roles:
            raise Refusal(FORBIDDEN)

    return Policy(door, _no_more, names=wanted)


def as_policy(may: Policy | Check | None) -> Policy:
    """A policy from a policy or a bare check; a bare check lets only members through its door.

    Raises TypeError for anything else: what has no policy is not registered.
    """
    if isinstance(may, Policy):
        return may
    if callable(may):
        return Policy(_signed_in, may)
    raise TypeError("an action or query needs a policy: default deny")


def all_of(*parts: Policy | Check) -> Policy:
    """Every part must agree; the first refusal counts."""
    policies = _parts(parts)

    def door(actor: Actor) -> None:
        for policy in policies:
            policy.door(actor)

    def check(actor: Actor, given: Any) -> None:
        for policy in policies:
            policy(actor, given)

    named = [policy.names for policy in policies if policy.names]
    return Policy(
        door,
        check,
        names=frozenset.intersection(*named) if named else frozenset(),
        open_to_nobody=all(policy.open_to_nobody for policy in policies),
    )


def _parts(parts: tuple[Policy | Check, ...]) -> list[Policy]:
    if not parts:
        raise ValueError("a policy of no parts would let everybody through, or nobody")
    return [as_policy(part) for part in parts]
