"""The three cookies of a member's browser: the session, the mark of a known device, the name to unlock.

Over https the first two begin with `__Host-`: no neighbour under the same domain can set them. A plain
address of this machine cannot carry that prefix, and settings let no other plain address be served.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from safeconduct.people import door

_YEAR = 365 * 24 * 3600  # seconds
_SALT = "safeconduct.people.unlock"


def _name(plain: str) -> str:
    return f"__Host-{plain}" if settings.ENVIRONMENT.secure else plain


def session(request: HttpRequest) -> str:
    """The secret of the session; empty where there is none."""
    return request.COOKIES.get(_name("session"), "")


def set_session(response: HttpResponse, secret: str) -> None:
    """Hand the session's secret to the browser, until the browser is closed."""
    _put(response, _name("session"), secret, None)


def drop_session(response: HttpResponse) -> None:
    """Let the browser forget its session."""
    _put(response, _name("session"), "", 0)


def device(request: HttpRequest) -> str | None:
    """The device that this browser is known as; None for a stranger."""
    return door.device_of(request.COOKIES.get(_name("device"), ""))


def set_device(request: HttpRequest, response: HttpResponse) -> None:
    """Make this browser a known one, if it is not."""
    if device(request) is None:
        _put(response, _name("device"), door.new_mark(), _YEAR)


def name_to_unlock(request: HttpRequest) -> str:
    """The sign-in name of whoever was signed in here until the page was locked; it says nothing."""
    try:
        return str(signing.loads(request.COOKIES.get("unlock", ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def set_name_to_unlock(response: HttpResponse, name: str) -> None:
    """Remember the name until the browser is closed."""
    _put(response, "unlock", signing.dumps(name, salt=_SALT), None)


def drop_name(response: HttpResponse) -> None:
    """Forget the name: for somebody who leaves."""
    _put(response, "unlock", "", 0)


def _put(response: HttpResponse, name: str, value: str, age: int | None) -> None:
    # Lax, not Strict: a link in a message opens the desk; no GET changes anything and forms carry a token.
    response.set_cookie(
        name, value, max_age=age, secure=settings.ENVIRONMENT.secure, httponly=True, samesite="Lax"
    )
