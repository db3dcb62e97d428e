"""The page of one action about one case, for cases and for every pillar above."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from safeconduct.acts import registry
from safeconduct.acts.form_page import FormPage, actor_of, as_uuid
from safeconduct.acts.policies import ROLES
from safeconduct.acts.views import respond
from safeconduct.cases import parts
from safeconduct.cases.choosing import choices
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.kernel.errors import NOT_FOUND, Refusal

_NOTHING: Mapping[str, object] = MappingProxyType({})


def about_case(
    request: HttpRequest, case: UUID, name: str, *, after: str, begun: Mapping[str, object] = _NOTHING
) -> HttpResponse:
    """The form of action `name` about the case, leading to the address `after`.

    The form begins with what is `begun`. Handles, roles and kinds of room may come by the address.
    Raises Refusal NOT_FOUND for a case of which the reader sees nothing, and for an action about no case.
    """
    actor = actor_of(request)
    action = registry.find_action(name)
    if "case" not in action.input.__struct_fields__:
        raise Refusal(NOT_FOUND)
    code = parts.code(actor.keys, case)
    if code is None:
        raise Refusal(NOT_FOUND)
    given = {field: str(text) for field, text in request.GET.items()}
    known = {field: text for field, text in given.items() if as_uuid(text) or text in ROLES or text in ROOMS}
    page = FormPage(
        request,
        action,
        lambda _result: after,
        {**begun, **known, "case": case},
        choices(actor, case, action.input),
        template="cases/act.html",
        extra={"code": code, "case_id": case},
    )
    return respond(page)
