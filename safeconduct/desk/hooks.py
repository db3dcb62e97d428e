"""The door at which a provider hands over calls and messages while nobody is signed in.

Two answers and no third: 202 when it lies sealed, 404 otherwise, both empty; whoever knocks learns neither
why nor whether the line exists. No cookie counts here and none is set. What was not kept is never
answered with 202.
"""

from http import HTTPStatus
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from safeconduct.desk import intake

SIGNATURE = "X-Signature"


@csrf_exempt
def line(request: HttpRequest, line: UUID) -> HttpResponse:
    """Seal what a provider posts. No more than the limit is read into memory; nothing cut off counts."""
    kept, length = False, _length(request)
    if request.method == "POST" and length is not None and length <= intake.LIMIT:
        try:
            body = request.read(length)
            kept = len(body) == length and intake.seal(line, body, request.headers.get(SIGNATURE, ""))
        except (OSError, DatabaseError):
            kept = False  # a broken connection, a busy database: the provider shall try again
    return HttpResponse(status=HTTPStatus.ACCEPTED if kept else HTTPStatus.NOT_FOUND)


def _length(request: HttpRequest) -> int | None:
    """How long the sender says it is; None when nobody says: then the server would read nothing at all."""
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else None
