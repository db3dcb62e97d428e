"""Refusals that reach the edge become pages or JSON, and no answer leaves without words."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from safeconduct.kernel.errors import Refusal
from safeconduct.web import errors

_WORDLESS = {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


class RefusalPages:
    """Answers a Refusal that a view did not catch, and writes the page of an empty error response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (
            response.status_code not in _WORDLESS
            or not isinstance(response, HttpResponse)
            or response.content
        ):
            return response
        page = errors.page(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response:
                page.headers[name] = response.headers[name]
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django when a view raises."""
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None


middleware = RefusalPages
