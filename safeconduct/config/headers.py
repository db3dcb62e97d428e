"""Headers that every page carries, beside the content policy."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

HEADERS = {
    # Nothing of a page may stay on a disk of the reader.
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "X-Robots-Tag": "noindex, nofollow",
}


PUBLIC = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": HEADERS["Permissions-Policy"],
}


def public_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of the public pages: no script, no frame, no form, whatever stands in a text."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in PUBLIC.items():
            response.headers[name] = value
        if response.status_code != HTTPStatus.NOT_MODIFIED:
            # So that a page that was cut off on its way is seen to be no whole one.
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return respond


def headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: set each header unless the page set its own."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return respond
