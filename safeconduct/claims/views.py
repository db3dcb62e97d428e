"""The pages and forms of claims."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from safeconduct.acts.form_page import actor_of
from safeconduct.cases.asking import about_case
from safeconduct.claims import pages
from safeconduct.web.forms import Form


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action on the claims of a case."""
    actor = actor_of(request)
    begun = pages.begun(request, actor, case, verb)
    told = pages.told(actor, case, request.GET.get("claim", ""))
    after = f"/cases/{case}#claims"
    return about_case(request, case, f"claims.{verb}", after=after, begun=begun, extra={"told": told})


@require_http_methods(["GET", "HEAD", "POST"])
def claims(request: HttpRequest, case: UUID) -> HttpResponse:
    """All claims of a case; words to find among them never stand in an address."""
    form = Form(pages.FindWords)
    typed = form.parse(request.POST) if request.method == "POST" else None
    shown = pages.page(actor_of(request), case, request.GET.get("show", ""), typed.words if typed else "")
    return render(request, "claims/page.html", {**shown, "form": form}, status=422 if form.faults else 200)


@require_GET
def why(request: HttpRequest, case: UUID, claim: UUID) -> HttpResponse:
    """Why we believe a claim."""
    return render(request, "claims/why.html", pages.why(actor_of(request), case, claim))
