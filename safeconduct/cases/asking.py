"""The page of one action about one case, for cases and for every pillar above."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import FormPage, actor_of, as_uuid
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask
from safeconduct.acts.views import local, respond
from safeconduct.cases import parts
from safeconduct.cases.choosing import audience, choices
from safeconduct.cases.drafted import Passage, passages
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.cases.words import DISCLOSURES
from safeconduct.kernel.errors import NOT_FOUND, Refusal

_WORDS = frozenset({*ROLES, *ROOMS, *DISCLOSURES})  # no other word may stand in an address
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Told(NamedTuple):
    """The text that a form is about, to stand above it. `field` is the answer of the form that names it."""

    field: str
    kind: str
    audience: str
    passages: list[Passage]


def about_case(
    request: HttpRequest,
    case: UUID,
    name: str,
    *,
    after: str,
    begun: Mapping[str, object] = _NOTHING,
    extra: Mapping[str, object] = _NOTHING,
) -> HttpResponse:
    """The form of action `name` about the case, leading to the address `after`, or `back` where the address
    of the form names one of this house.

    The form begins with what is `begun`. Handles, roles, kinds of room and of text may come by the address.
    `extra` reaches the template: as `told`, the text that the form is about.
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
    known = {field: text for field, text in given.items() if as_uuid(text) or text in _WORDS}
    options = choices(actor, case, action.input)
    told = extra.get("told")
    # What is decided is about the text above the form, and about no other.
    if isinstance(told, Told) and told.field in options:
        options[told.field] = [one for one in options[told.field] if one[0] == known[told.field]]
    back = local(given.get("back", ""), after)
    page = FormPage(
        request,
        action,
        lambda _result: back,
        {**begun, **known, "case": case},
        options,
        template="cases/act.html",
        extra={"code": code, "case_id": case, **extra},
    )
    return respond(page)


def draft_of(actor: Actor, case: UUID, proposal: str) -> Told | None:
    """The draft that a form is about, as it would be told; None where it names none that the actor reads."""
    try:
        found = ask(actor, "cases.proposals", {"case": str(case)}) if as_uuid(proposal) else []
    except Refusal:
        return None
    drafts = (one for one in found if str(one.id) == proposal)
    return next(
        (
            Told("proposal", _(DISCLOSURES[one.kind]), audience(one.audience), passages(one.kind, one.text))
            for one in drafts
        ),
        None,
    )
