"""What every page template may count on from this part: `member`, `demo`."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from safeconduct.acts.form_page import actor_of
from safeconduct.people import members


def context(request: HttpRequest) -> dict[str, object]:
    """Django's context processor of this folder. The member is looked up only by a page that shows it."""
    actor = actor_of(request)
    keyring = actor.keyring
    return {
        "member": None
        if keyring is None
        else SimpleLazyObject(lambda: members.member(keyring, keyring.member)),
        "demo": settings.ENVIRONMENT.demo,
    }
