"""Who may do what with a public text, from the roles table."""

from typing import Any

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import Policy, all_of, roles
from safeconduct.cases import access
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.voice import statements

READS = access.opens("publicity")
READERS = roles(*access.readers("publicity"))
WRITES = access.writes("publicity")
# By template alone: the table's "write emergency".
ALERTS = access.within({"coordinator": TEAM})
# Those who approve the whole text, and not its facts alone.
DECIDES = access.within({"coordinator": TEAM, "lawyer": ASSIGNED})
VETOES = access.within({"passage": TEAM})


def _own_alert(actor: Actor, given: Any) -> None:
    """A coordinator gives no other text to the gate than one by template, as the template made it."""
    held = statements.find(actor.keys, given.case, given.statement)
    if "press" not in actor.roles and not held.by_template:
        raise Refusal(NOT_FOUND)


SUBMITS: Policy = all_of(access.within({"press": TEAM, "coordinator": TEAM}), _own_alert)
