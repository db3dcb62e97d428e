"""The pages of voice."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from safeconduct.cases.asking import about_case


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action on a public text of a case."""
    return about_case(request, case, f"voice.{verb}", after=f"/cases/{case}#voice")
