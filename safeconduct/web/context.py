"""What every page template may count on: `zone`, `now`, `ways`."""

from datetime import tzinfo

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from safeconduct.kernel import clock
from safeconduct.web.moments import zone_named
from safeconduct.web.navigation import ways


def zone_of(request: HttpRequest) -> tzinfo:
    """The reader's own zone; UTC for somebody who has not signed in."""
    return zone_named(getattr(getattr(request, "actor", None), "zone", None))


def context(request: HttpRequest) -> dict[str, object]:
    """Django's context processor of this folder. The ways are worked out only by a page that shows them."""
    return {
        "zone": zone_of(request),
        "now": clock.now(),
        "ways": SimpleLazyObject(lambda: ways(request)),
    }
