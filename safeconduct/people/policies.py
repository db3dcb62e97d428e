"""Who may do what with people. Until two founders have signed, these ask the directory themselves:
roles count for nothing else until then."""

from typing import Any

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import Policy, anybody_signed_in
from safeconduct.kernel.errors import FORBIDDEN, SIGN_IN, Refusal
from safeconduct.people.members import standing


def _of(*names: str) -> Policy:
    """Members who stand and hold one of these roles, also while the house is being founded."""
    wanted = frozenset(names)

    def door(actor: Actor) -> None:
        anybody_signed_in.door(actor)
        if not standing(actor.keys).roles & wanted:
            raise Refusal(FORBIDDEN)

    return Policy(door, _no_more, names=wanted)


def _no_more(actor: Actor, given: Any) -> None:
    """The door was all."""


def _standing(actor: Actor) -> None:
    anybody_signed_in.door(actor)
    standing(actor.keys)


def _with_keys(actor: Actor) -> None:
    """Also a newcomer, who has keys and stands nowhere yet."""
    if actor.keyring is None:
        raise Refusal(SIGN_IN)


keepers = _of("admin", "coordinator")
coordinators = _of("coordinator")
members = Policy(_standing, _no_more)
newcomers_too = Policy(_with_keys, _no_more)
