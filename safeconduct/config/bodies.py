"""What a request carries is taken whole, whatever its answer is.

1. A server that answers and hangs up while somebody is still sending resets the line: the browser shows its
   own broken page, and nobody reads why a photograph was too large. So what the pages left unread is read
   and dropped before the answer leaves, up to `DROPPED`.
2. Programs may send in chunks, without saying how much is coming. Django would see an empty body, and a
   provider's words would be acknowledged unread. So such a body is read first, up to `CHUNKED`.
"""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

DROPPED = 64 * 1024 * 1024  # bytes; who sends more is cut off
CHUNKED = 13 * 1024 * 1024  # bytes held in memory; more than any address takes in a body of its own
_AT_ONCE = 64 * 1024


class WholeBodies:
    """The pages, with every body whole."""

    def __init__(self, pages: WSGIHandler) -> None:
        self.pages = pages

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        source = environ["wsgi.input"]
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            _gather(environ)
        answer = self.pages(environ, start_response)
        dropped = 0
        with suppress(OSError):  # who hung up reads no answer either
            while dropped < DROPPED and (part := source.read(_AT_ONCE)):
                dropped += len(part)
        return answer


def _gather(environ: dict[str, Any]) -> None:
    """Say how long a body is that nobody measured; one that is too long is refused by that length.

    One that broke off looks whole from here: its JSON is cut, or its signature does not fit.
    """
    parts, length = [], 0
    while length <= CHUNKED and (part := environ["wsgi.input"].read(_AT_ONCE)):
        parts.append(part)
        length += len(part)
    environ["wsgi.input"] = BytesIO(b"".join(parts))
    environ["CONTENT_LENGTH"] = str(length)
