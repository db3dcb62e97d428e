"""What every page template may count on from this part: `notice`."""

from django.http import HttpRequest

from safeconduct.acts.notices import notice


def context(request: HttpRequest) -> dict[str, str]:
    """Django's context processor of this folder."""
    return {"notice": notice(request)}
