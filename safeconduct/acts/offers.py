"""What may be chosen where an input names another thing: incidents, cases, colleagues.

    @offers("desk.incident")
    def incidents(actor): return [(str(handle), label), …]

Each part offers its own things, only those that the actor may see, in words of the actor's language.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from safeconduct.acts.actor import Actor
from safeconduct.acts.askable import named

Offered = Sequence[tuple[str, str]]
F = TypeVar("F", bound=Callable[[Actor], Offered])

_offers: dict[str, Callable[[Actor], Offered]] = {}


def offers(of: str) -> Callable[[F], F]:
    """Register who knows the answers to references of one kind. Raises KeyError for a second one."""

    def register(function: F) -> F:
        if of in _offers:
            raise KeyError(f"{of} is offered twice")
        _offers[of] = function
        return function

    return register


def offered(actor: Actor, kind: type) -> dict[str, Offered]:
    """The choices for what an input names by kind (`extra={"of": …}`): references, and words that a pack
    lists. Of references what nobody offers is left out: its handle is typed."""
    return {field: _offers[of](actor) for field, of in named(kind).items() if of in _offers}
