"""How much a stranger may send. Whoever has signed in may paste more, and has it back to be shortened."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# A message that somebody spoke is larger than what a stranger may type; it is bounded where it is read.
SPOKEN = "/hooks/line/"
STRANGERS = 4 * 1024 * 1024  # bytes of a body; a form with a file has limits of its own (`uploads`)


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Refuse a stranger's body that is too large before anything is read of it."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        large = not length.isdigit() or int(length) > STRANGERS
        bounded = request.content_type == "multipart/form-data" or request.path_info.startswith(SPOKEN)
        if large and not bounded and vars(request)["actor"].anonymous:
            raise RequestDataTooBig("more than is read of a stranger")
        return get_response(request)

    return respond
