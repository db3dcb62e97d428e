"""Where a gateway delivers receipts and replies."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from safeconduct.channels.gateway import signing
from safeconduct.engine import doors


@csrf_exempt  # a provider has no cookie; what it says is signed
@require_POST
def receive(request: HttpRequest, token: str) -> HttpResponse:
    """Seal it, then say 200. What is too large, or at no door of ours, is refused."""
    if len(request.body) > doors.LARGEST:
        return HttpResponse(status=413)
    known = doors.deliver(token, request.body, request.headers.get(signing.SIGNATURE, ""))
    return HttpResponse(status=200 if known else 404)
