"""What the roles table says about the rooms of a case.

Scopes that no assignment fulfils (own leg, accepted dispatch, break-glass, packed for a partner) give
nobody a standing key here: whoever keeps legs, dispatches and packages grants for those.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import Policy, all_of, roles
from safeconduct.cases import briefs
from safeconduct.cases.rules.digests import MADE_FROM, NEVER_PUBLISH
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.kernel.errors import FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.people.roles import Form, Scope, roles_table
from safeconduct.people.rules.table import Verb

# Rooms whose row in the table has another name.
OBJECTS = {"signals": "signal_note", "shelter": "safe_address", "publicity": "statement"}
# Who reads a room without "read" in the table: nobody approves, vetoes or edits a text unseen.
SEEING = {
    "publicity": frozenset({Verb.READ, Verb.APPROVE, Verb.VETO, Verb.WRITE}),
    "money": frozenset({Verb.READ, Verb.APPROVE}),
}
WHOLE = frozenset({Form.FULL, Form.FACTS})
# A signal is everybody's at the desk for 24 hours; filed in a case it is read by those assigned.
# How much an approval covers: the whole text, or only that its facts are right.
WHOLE_TEXT, FACTS = "whole", "facts"
SCOPES = {
    Scope.ALL: TEAM,
    Scope.TEAM: TEAM,
    Scope.FRESH: ASSIGNED,
    Scope.ASSIGNED: ASSIGNED,
    Scope.COUNSEL: ASSIGNED,
}


@cache
def readers(kind: str) -> Mapping[str, str]:
    """Role → `team` or `assigned`, for who reads rooms of this kind in full, or a card of this kind.

    Coordinators hold every card: who is assigned later is let in by one of them.
    """
    if kind == NEVER_PUBLISH:
        return _scopes("publicity", frozenset({Verb.APPROVE}), frozenset({Form.FULL}))
    if kind in MADE_FROM:
        return MappingProxyType({**_card_readers(kind), "coordinator": TEAM})
    return _scopes(kind, SEEING.get(kind, frozenset({Verb.READ})))


@cache
def writers(kind: str) -> Mapping[str, str]:
    """Role → `team` or `assigned`, for who writes into rooms of this kind."""
    return _scopes(kind, frozenset({Verb.WRITE}))


def _card_readers(card: str) -> dict[str, str]:
    """Role → `team` or `assigned`, for the roles to which the table shows no more than this card."""
    found: dict[str, str] = {}
    for role, cell in roles_table().objects[MADE_FROM[card]].items():
        scopes = {SCOPES[right.scope] for right in cell if right.card == card and right.scope in SCOPES}
        if scopes:
            found[role] = TEAM if TEAM in scopes else ASSIGNED
    return found


def _scopes(kind: str, verbs: frozenset[Verb], forms: frozenset[Form] = WHOLE) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for role, cell in roles_table().objects[OBJECTS.get(kind, kind)].items():
        scopes = {
            SCOPES[right.scope]
            for right in cell
            if right.verb in verbs and right.form in forms and right.scope in SCOPES
        }
        if scopes:
            found[role] = TEAM if TEAM in scopes else ASSIGNED
    return MappingProxyType(found)


def allows(scopes: Mapping[str, str], held: Iterable[str], assigned_as: Iterable[str]) -> bool:
    """Whether somebody with the roles `held`, on the case as `assigned_as`, is among `scopes`."""
    held, mine = frozenset(held), frozenset(assigned_as)
    return any(role in held and (scope == TEAM or role in mine) for role, scope in scopes.items())


def approves(disclosure: str, held: Iterable[str], assigned_as: Iterable[str]) -> str:
    """`whole`, `facts` or nothing: what somebody may approve of an inquiry, complaint or statement.

    A statement by the table's own right to approve. An inquiry or complaint is approved by those who
    both read and write them: nobody approves unseen.
    """
    held, mine = frozenset(held), frozenset(assigned_as)
    if disclosure == "statement":
        whole = _scopes("publicity", frozenset({Verb.APPROVE}), frozenset({Form.FULL}))
        facts = _scopes("publicity", frozenset({Verb.APPROVE}), frozenset({Form.FACTS}))
        if allows(whole, held, mine):
            return WHOLE_TEXT
        return FACTS if allows(facts, held, mine) else ""
    both = readers("inquiries").keys() & writers("inquiries").keys()
    scopes = {role: readers("inquiries")[role] for role in both}
    return WHOLE_TEXT if allows(scopes, held, mine) else ""


def writes(kind: str) -> Policy:
    """A policy for inputs with a `case`: who may write into the case's room of this kind."""
    return within(writers(kind))


def opens(kind: str) -> Policy:
    """A policy for inputs with a `case`: who may read the case's room of this kind."""
    return within(readers(kind))


def within(scopes: Mapping[str, str]) -> Policy:
    """A policy for inputs with a `case`: who holds one of these roles, and with `assigned` works on the
    case in that very role. Who has several roles does not have all of them on each case.
    """

    def check(actor: Actor, given: Any) -> None:
        require(actor, given.case, scopes)

    return all_of(roles(*scopes), check)


def require(actor: Actor, case: UUID, scopes: Mapping[str, str]) -> None:
    """Raises Refusal FORBIDDEN without any such role, NOT_FOUND when the case is not this member's."""
    if not actor.roles & scopes.keys():
        raise Refusal(FORBIDDEN)
    if not allows(scopes, actor.roles, _assigned_as(actor, case)):
        raise Refusal(NOT_FOUND)


def _assigned_as(actor: Actor, case: UUID) -> frozenset[str]:
    """None for a case whose brief is not theirs: a team may still read one room of it."""
    try:
        return briefs.assigned_as(actor.keys, briefs.brief(actor.keys, case), actor.member)
    except Refusal:
        return frozenset()
