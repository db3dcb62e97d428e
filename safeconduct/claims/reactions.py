"""What claims do when something happened: words of what stands no longer leave the public side at once."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import reacts
from safeconduct.claims import attend, clearing
from safeconduct.claims.brought import attend as brought
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.rules.weight import REPLACED, RETRACTED

__all__ = ["attend", "brought"]  # imported for what they register


@reacts(ClaimChanged)
def take_back_words(actor: Actor, event: ClaimChanged) -> None:
    """Press drafts no longer from a claim that was corrected or taken back."""
    if event.how not in {RETRACTED, REPLACED}:
        return
    found = clearing.cleared(actor.keys, event.case).get(event.claim)
    if found is not None:
        clearing.end(actor.keys, event.case, found.document, event.how)
