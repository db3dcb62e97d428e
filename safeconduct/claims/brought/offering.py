"""Documents to choose from where an input names one."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.offers import offers
from safeconduct.acts.run import ask
from safeconduct.kernel.errors import Refusal


@offers("claims.readings")
def readings(actor: Actor) -> list[tuple[str, str]]:
    """Every document that the actor may read, the newest first."""
    try:
        return [(str(one.id), one.title) for one in ask(actor, "claims.readings", {})]
    except Refusal:
        return []
