"""The forms of claims."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from safeconduct.cases.asking import about_case


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action on the claims of a case."""
    return about_case(request, case, f"claims.{verb}", after=f"/cases/{case}#claims")
