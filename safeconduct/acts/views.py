"""The page of every action, the index of all, and the keeping of drafts."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from safeconduct.acts import addresses, drafts, notices, offers, registry
from safeconduct.acts.askable import askable
from safeconduct.acts.form_page import DRAFT, FormPage, actor_of
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.web.forms import Options

# How the index groups what can be done; the rest stands under OTHER.
SECTIONS = {
    "cases": pgettext_lazy("section of the index", "Cases"),
    "claims": pgettext_lazy("section of the index", "Claims"),
    "desk": pgettext_lazy("section of the index", "Emergency line"),
    "people": pgettext_lazy("section of the index", "Members and the house"),
    "trace": pgettext_lazy("section of the index", "Custody"),
    "voice": pgettext_lazy("section of the index", "Public statements"),
}
OTHER = pgettext_lazy("section of the index", "Everything else")


def form_page(
    request: HttpRequest,
    action_name: str,
    *,
    done: Callable[[Any], str | HttpResponse],
    initial: Mapping[str, object] | None = None,
    options: Options | None = None,
    files: Mapping[str, object] | None = None,
    template: str = "acts/form.html",
    extra: Mapping[str, object] | None = None,
) -> HttpResponse:
    """The page of one action: GET shows its form, POST runs it and leads to `done(result)`, or shows it where
    that is a page of its own.

    `initial` fills fields in, `options` are the answers of references, `files` stand in for uploads
    that were sealed as they arrived, `extra` reaches the template beside `form`, `action`, `title`,
    `draft`, `offers` and `recalled`. Raises Refusal NOT_FOUND and FORBIDDEN.
    """
    action = registry.find_action(action_name)
    page = FormPage(request, action, done, initial or {}, options, files, template, extra or {}, asked=None)
    return respond(page)


def respond(page: FormPage) -> HttpResponse:
    """A form answers GET and POST."""
    if page.request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "POST"])
    return page.respond()


def act(request: HttpRequest, name: str) -> HttpResponse:
    """The plain page that every action has. Handles, choices and figures may come by the address."""
    action = registry.find_action(name)
    fields = addresses.fields(action.input)
    known = {key: text for key, text in request.GET.items() if key in fields}
    initial = {key: text for key, text in known.items() if addresses.may_stand(fields[key])}
    actor = actor_of(request)
    # Whoever is not let in gets no choices, but keeps what was typed.
    options = offers.offered(actor, action.input) if action.policy.admits(actor) else {}
    asked = askable(action.input, frozenset(options))
    back = local(request.GET.get("back", ""))
    return respond(FormPage(request, action, lambda _result: back, initial, options, asked=asked))


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Everything that this member may do, and what this member has typed and not sent."""
    actor = actor_of(request)
    anybody_signed_in.door(actor)
    sections: dict[str, list[tuple[str, str]]] = {}
    for one in registry.actions():
        if one.policy.admits(actor):
            section = str(SECTIONS.get(one.name.partition(".")[0], OTHER))
            sections.setdefault(section, []).append((_(one.title), one.name))
    groups = [(section, sorted(titled)) for section, titled in sections.items()]
    unsent = [(kept, _(registry.find_action(kept.text.form).title)) for kept in drafts.kept(actor)]
    return render(request, "acts/index.html", {"groups": groups, "unsent": unsent})


@require_POST
def keep(request: HttpRequest, ticket: UUID) -> HttpResponse:
    """Keep what was typed, with or without a session: 204 to the script, back to the form for the button."""
    drafts.keep(ticket, dict(request.POST.lists()), form=request.GET.get("form", ""))
    if "keep" not in request.POST:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    back = local(request.GET.get("back", ""))
    joined = f"{back}{'&' if '?' in back else '?'}{DRAFT}={ticket}"
    return HttpResponseRedirect(notices.with_notice(joined, notices.KEPT), status=HTTPStatus.SEE_OTHER)


@require_POST
def drop(request: HttpRequest, ticket: UUID) -> HttpResponse:
    """Throw one's own draft away. Raises Refusal NOT_FOUND for any other."""
    drafts.recall(actor_of(request), ticket)
    drafts.forget(ticket)
    return HttpResponseRedirect(local(request.POST.get("back", "")), status=HTTPStatus.SEE_OTHER)


def local(url: str, otherwise: str = "/act") -> str:
    """An address of this house, or another one."""
    safe = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if safe else otherwise
