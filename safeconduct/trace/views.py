"""The pages of trace."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from safeconduct.acts import registry
from safeconduct.acts.form_page import actor_of
from safeconduct.cases.asking import about_case
from safeconduct.trace import pages

PLACES = {
    "put_inquiry": "#asked",
    "record_answer": "#asked",
    "amend_answer": "#asked",
    "read_answer": "#asked",
    "log_attempt": "#access",
    "amend_attempt": "#access",
    "plan_visit": "#access",
    "drop_visit": "#access",
}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Everybody who is held as claimed, in the cases that the reader sees."""
    actor = actor_of(request)
    registry.find_query("trace.held").policy.door(actor)
    return render(request, "trace/board.html", pages.board(actor))


@require_GET
def case(request: HttpRequest, case: UUID) -> HttpResponse:
    """Where the people of one case are, who was asked, who was let in, and what the law owes."""
    return render(request, "trace/case.html", pages.case(actor_of(request), case))


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action about the custody of a case."""
    after = f"/cases/{case}/trace{PLACES.get(verb, '')}"
    return about_case(request, case, f"trace.{verb}", after=after)
