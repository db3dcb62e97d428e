"""What somebody typed whose session had ended, or who must confirm first, before the page was even asked.

A page may look something up before its form is read, and is refused there. The form says where its text is
kept (`kept_at`, beside the ticket): it is kept, and the way back leads to the same text. What cannot be kept
is shown on the page of the refusal.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from safeconduct.acts import drafts
from safeconduct.acts.form_page import AWAY, DRAFT, UNKEPT, as_uuid
from safeconduct.kernel.errors import Refusal
from safeconduct.web import errors


class KeptAway:
    """Keeps a form that was refused before anybody read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django when a view raises."""
        if request.method != "POST" or not isinstance(exception, Refusal) or exception.code not in AWAY:
            return None
        ticket = as_uuid(request.POST.get("ticket", ""))
        form = parse_qs(urlsplit(request.POST.get("kept_at", "")).query).get("form", [""])[0]
        if ticket is None or not form:
            return None
        try:
            drafts.keep(ticket, dict(request.POST.lists()), form=form)
        except Refusal:
            return errors.refused(request, Refusal(UNKEPT)) if errors.shown_again(request) else None
        there = request.GET.copy()
        there[DRAFT] = str(ticket)
        back = urlencode({"next": f"{request.path}?{there.urlencode()}"})
        return HttpResponseRedirect(f"{AWAY[exception.code]}?{back}", status=HTTPStatus.SEE_OTHER)


middleware = KeptAway
