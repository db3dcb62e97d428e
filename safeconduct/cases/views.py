"""The pages of cases."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from safeconduct.acts import registry
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask, run
from safeconduct.acts.views import form_page
from safeconduct.cases import kept, pages, part_page
from safeconduct.cases.actions.looking import LookUpCase
from safeconduct.cases.asking import about_case, draft_of
from safeconduct.cases.choosing import coordinators
from safeconduct.kernel.errors import CONFIRM, Refusal
from safeconduct.web.forms import Form


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The cases whose brief is the reader's, and the box to find one."""
    actor = actor_of(request)
    given = pages.filtered(request.GET)
    shown = {
        "lines": pages.lines(actor, ask(actor, "cases.list_cases", given)),
        "tabs": pages.tabs(given),
        "damaged": pages.damaged(actor),
        "due": ask(actor, "cases.rooms_due", {}),
        "ending": kept.soon(actor),
        "parts": ask(actor, "cases.parts", {}),
    }
    return render(request, "cases/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """A number, a code name or a name; what was typed never stands in an address."""
    actor = actor_of(request)
    registry.find_action("cases.look_up").policy.door(actor)
    form = Form(LookUpCase)
    typed = form.parse(request.POST) if request.method == "POST" else None
    shown: dict[str, object] = {"form": form}
    if typed is not None:
        try:
            shown["found"] = pages.found(actor, run(actor, "cases.look_up", typed))
        except Refusal as refusal:
            form.refuse(refusal)
    return render(request, "cases/find.html", shown, status=422 if form.faults else 200)


def new(request: HttpRequest) -> HttpResponse:
    """Open a case."""
    options = {"lead": coordinators(actor_of(request))}
    return form_page(request, "cases.open_case", done=lambda opened: f"/cases/{opened.id}", options=options)


@require_GET
def look_ups(request: HttpRequest) -> HttpResponse:
    """Who looked up what."""
    actor = actor_of(request)
    return render(request, "cases/look_ups.html", {"lines": pages.look_ups(actor)})


@require_GET
def case(request: HttpRequest, case: UUID) -> HttpResponse:
    """The brief of a case and every room that the reader opens; without the brief, what cards show."""
    actor = actor_of(request)
    if pages.knows(actor, case):
        return render(request, "cases/case.html", pages.case(actor, case))
    return render(request, "cases/part.html", part_page.shown(actor, case))


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action about this case; references are chosen from what the case holds."""
    told = draft_of(actor_of(request), case, request.GET.get("proposal", ""))
    return about_case(request, case, f"cases.{verb}", after=pages.after(case, verb), extra={"told": told})


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, case: UUID, person: UUID) -> HttpResponse:
    """One person: a button to be pressed, then the record, alone on its page."""
    return _revealed(request, case, "cases.reveal_person", "person", person)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, case: UUID, contact: UUID) -> HttpResponse:
    """One number or account: a button to be pressed, then the record, alone on its page."""
    return _revealed(request, case, "cases.reveal_contact", "contact", contact)


def _revealed(request: HttpRequest, case: UUID, name: str, field: str, one: UUID) -> HttpResponse:
    actor = actor_of(request)
    shown: dict[str, object] = {"brief": ask(actor, "cases.case", {"case": str(case)}), "field": field}
    registry.find_action(name).policy.door(actor)
    if request.method == "POST":
        try:
            shown["record"] = run(actor, name, {"case": str(case), field: str(one)})
            shown["links"] = pages.links(actor, case, one)
        except Refusal as refusal:
            if refusal.code == CONFIRM:
                return pages.confirm_first(request)
            raise
    return render(request, "cases/reveal.html", shown)
