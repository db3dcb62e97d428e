"""What a coordinator's presence does by itself: the analysts' cards follow the claims."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.attending import attends
from safeconduct.claims import coding


@attends
def follow_claims(actor: Actor) -> None:
    """Make the cards of claims anew that lag behind their rooms."""
    if "coordinator" in actor.roles:
        coding.rebuild(actor.keys)
