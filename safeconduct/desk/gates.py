"""What keeps a step of a playbook shut, and when it opens.

A gate is ticked by one member, or by two different ones, or computed by the part that knows the matter:

    @computes("budget_approved")
    def budget(actor, cases): return all(…)

A gate that nobody computes stays shut; its step can be skipped with a reason.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.desk.documents import StepState

BY_HAND = frozenset(
    {
        "third_party_ready",
        "verified_or_limited_help",
        "psych_ok",
        "private_talk_ok",
        "no_victim_traits",
    }
)
BY_TWO = frozenset({"two_person_decision"})
Computed = Callable[[Actor, Sequence[UUID]], bool]

_computed: dict[str, Computed] = {}


def computes(gate: str) -> Callable[[Computed], Computed]:
    """Register who knows whether a gate is open for the cases of an incident. KeyError for a second one."""

    def register(function: Computed) -> Computed:
        if gate in _computed or gate in BY_HAND | BY_TWO:
            raise KeyError(f"{gate} is decided twice")
        _computed[gate] = function
        return function

    return register


def is_ticked(gate: str) -> bool:
    """Whether members tick this gate."""
    return gate in BY_HAND | BY_TWO


def is_open(actor: Actor, gate: str, state: StepState, cases: Sequence[UUID]) -> bool:
    """Whether the step may be done now; nothing is open for an incident without the case that it needs."""
    if not gate:
        return True
    if gate in BY_HAND:
        return bool(state.gate)
    if gate in BY_TWO:
        return len({stamp.by for stamp in state.gate}) > 1
    return bool(cases) and gate in _computed and _computed[gate](actor, cases)
