"""Everything that can be done and asked, by name.

A function becomes an action or a query by its decorator; what it takes and gives is read from its
own annotations. Mistakes are found when the module is imported, not when somebody presses a button.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_type_hints

import msgspec

from safeconduct.acts import decode, shapes
from safeconduct.acts.actor import Actor
from safeconduct.acts.events import Event
from safeconduct.acts.policies import Check, Policy, as_policy
from safeconduct.kernel.errors import NOT_FOUND, Refusal

_NAME = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")

Body = TypeVar("Body", bound=Callable[..., Any])


@dataclass(frozen=True)
class Query:
    """A read. `title` is untranslated; `example` is a valid input as plain JSON values; `confirm`
    asks for the second factor again when it was last given more than two minutes ago."""

    name: str
    title: str
    policy: Policy
    input: type[msgspec.Struct]
    result: Any
    example: Mapping[str, Any]
    confirm: bool
    body: Callable[[Actor, Any], Any] = field(repr=False)

    @property
    def doc(self) -> str:
        """What it does and which refusals it raises."""
        return inspect.getdoc(self.body) or ""


@dataclass(frozen=True)
class Action(Query):
    """A change. `inverse` names the action that undoes it, `final` says why none does; one that only
    adds has neither. `emits` are the events it may emit. `keeps_result`: a repeated ticket gives the
    first result again; what may be seen only for a while is not kept, and its ticket works once.
    `urgent`: it goes on in the last room of a disk, where what can wait is refused."""

    inverse: str | None
    final: str | None
    destructive: bool
    emits: frozenset[type[Event]]
    keeps_result: bool
    urgent: bool


_actions: dict[str, Action] = {}
_queries: dict[str, Query] = {}


def action(  # noqa: PLR0913  (each is a promise that the reference prints)
    name: str,
    *,
    title: str,
    may: Policy | Check,
    example: Mapping[str, Any],
    inverse: str | None = None,
    final: str | None = None,
    confirm: bool = False,
    destructive: bool = False,
    emits: Iterable[type[Event]] = (),
    keeps_result: bool = True,
    urgent: bool = False,
) -> Callable[[Body], Body]:
    """Register a change. Raises TypeError or ValueError when something promised is not there."""
    if destructive and not (inverse or final):
        raise ValueError(f"{name} destroys: name its inverse, or say why there is none")
    if inverse and final:
        raise ValueError(f"{name} cannot be both undone and final")

    def register(body: Body) -> Body:
        _actions[name] = Action(
            **_described(name, title, may, example, confirm, body),
            inverse=inverse,
            final=final,
            destructive=destructive,
            emits=frozenset(emits),
            keeps_result=keeps_result,
            urgent=urgent,
        )
        return body

    return register


def query(
    name: str,
    *,
    title: str,
    may: Policy | Check,
    example: Mapping[str, Any],
    confirm: bool = False,
) -> Callable[[Body], Body]:
    """Register a read. Raises TypeError or ValueError when something promised is not there."""

    def register(body: Body) -> Body:
        _queries[name] = Query(**_described(name, title, may, example, confirm, body))
        return body

    return register


def _described(
    name: str,
    title: str,
    may: Policy | Check,
    example: Mapping[str, Any],
    confirm: bool,
    body: Callable[..., Any],
) -> dict[str, Any]:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a name like desk.log_signal")
    if name in _actions or name in _queries:
        raise ValueError(f"{name} is registered twice")
    if not body.__doc__:
        raise ValueError(f"{name} needs a docstring: what it does, and which refusals it raises")
    hints = get_type_hints(body, include_extras=True)
    if "return" not in hints or set(hints) != {"actor", "given", "return"}:
        raise TypeError(f"{name} must be annotated as (actor, given) -> result")
    if faults := shapes.faults(hints["given"]):
        raise TypeError("; ".join(faults))
    try:
        decode.decode(hints["given"], example)
    except Refusal as refusal:
        raise ValueError(f"the example of {name} is refused: {refusal.fields}") from refusal
    return {
        "name": name,
        "title": title,
        "policy": as_policy(may),
        "input": hints["given"],
        "result": hints["return"],
        "example": example,
        "confirm": confirm,
        "body": body,
    }


def actions() -> list[Action]:
    """Every action, by name."""
    return [_actions[name] for name in sorted(_actions)]


def queries() -> list[Query]:
    """Every query, by name."""
    return [_queries[name] for name in sorted(_queries)]


def find_action(name: str) -> Action:
    """Raises Refusal NOT_FOUND."""
    if name not in _actions:
        raise Refusal(NOT_FOUND)
    return _actions[name]


def find_query(name: str) -> Query:
    """Raises Refusal NOT_FOUND."""
    if name not in _queries:
        raise Refusal(NOT_FOUND)
    return _queries[name]


def loose_ends() -> list[str]:
    """What does not fit once everything is registered: inverses that do not exist, one line each."""
    return [
        f"{one.name}: its inverse {one.inverse} does not exist"
        for one in actions()
        if one.inverse is not None and one.inverse not in _actions
    ]
