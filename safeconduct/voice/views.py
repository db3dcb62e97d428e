"""The pages of voice: the list, one text, and the sheet on which it is written."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from safeconduct.acts import registry
from safeconduct.acts.askable import askable
from safeconduct.acts.form_page import FormPage, actor_of
from safeconduct.acts.run import ask
from safeconduct.acts.views import form_page, respond
from safeconduct.cases import parts
from safeconduct.cases.asking import about_case
from safeconduct.voice import access, alerting, choosing, composing, pages, sheets


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """Every public text, what waits first."""
    found = ask(actor_of(request), "voice.statements", {})
    shown = {
        "texts": pages.lines(found),
        "public_url": settings.ENVIRONMENT.public_url,
        "alerts": alerting.cases(actor_of(request)),
    }
    return render(request, "voice/list.html", shown)


@require_GET
def statement(request: HttpRequest, case: UUID, handle: UUID) -> HttpResponse:
    """One public text, and whether it may be said."""
    actor = actor_of(request)
    shown = pages.shown(actor, case, handle)
    may_write = registry.find_action("voice.edit_statement").policy.admits(actor)
    may_alert = access.ALERTS.admits(actor)
    may_submit = may_write or (may_alert and shown["view"].by_template)
    shown |= {"may_write": may_write, "may_submit": may_submit, "may_alert": may_alert}
    return render(request, "voice/statement.html", shown)


def new(request: HttpRequest, case: UUID) -> HttpResponse:
    """An empty sheet."""
    sheet = sheets.sheet(request, ())
    fixed = {"case": str(case)}
    return _compose(request, "voice.draft_statement", case, fixed, sheet, {"channels": ["site"]})


def edit(request: HttpRequest, case: UUID, handle: UUID) -> HttpResponse:
    """The sheet with the newest text on it; of a text in public, the sheet of its correction."""
    view = ask(actor_of(request), "voice.statement", {"case": str(case), "statement": str(handle)})
    sheet = sheets.sheet(request, view.texts)
    fixed = {"case": str(case), "statement": str(handle), "seen": request.POST.get("seen", str(view.version))}
    names = ("channels", "uses", "why", "against_default", "undenied", "rest")
    known = {name: getattr(view, name) for name in names}
    if view.named:
        fixed |= {"named": "on", "persons": "\n".join(str(one) for one in view.persons)}
    extra = {"seen": fixed["seen"], "correcting": view.in_public}
    return _compose(request, "voice.edit_statement", case, fixed, sheet, known, **extra)


def correct(request: HttpRequest, case: UUID, handle: UUID) -> HttpResponse:
    """Which sentence of a text in public was wrong, and which cleared words take its place."""
    options = choosing.corrections(actor_of(request), case, handle)
    code = parts.code(actor_of(request).keys, case) or ""
    return form_page(
        request,
        "voice.correct_from_template",
        done=lambda _made: f"/voice/{case}/{handle}",
        initial={"case": str(case), "statement": str(handle), "rest": "stands"},
        options=options,
        template="voice/correct.html",
        extra={"case_id": case, "code": code, "handle": handle, "any_cleared": bool(options["claim"])},
    )


def emergency_text(request: HttpRequest, case: UUID) -> HttpResponse:
    """The gaps of an emergency text."""
    return respond(alerting.page(request, case))


def act(request: HttpRequest, case: UUID, verb: str) -> HttpResponse:
    """The form of one action on a public text of a case."""
    told = sheets.told(actor_of(request), case, request.GET.get("statement", ""))
    return about_case(request, case, f"voice.{verb}", after=sheets.after(request, case), extra={"told": told})


def _compose(
    request: HttpRequest,
    name: str,
    case: UUID,
    fixed: dict[str, str],
    sheet: composing.Sheet,
    known: dict[str, Any],
    **extra: Any,
) -> HttpResponse:
    if request.method == "POST":
        written = request.POST.copy()
        for field, text in {**fixed, "texts": composing.as_field(sheet)}.items():
            written[field] = text
        request.POST = QueryDict(written.urlencode())
    action = registry.find_action(name)
    shown = sheets.shown(actor_of(request), case, sheet, **extra)
    return respond(
        FormPage(
            request,
            action,
            done=lambda made: f"/voice/{case}/{fixed.get('statement', made.id)}",
            initial=known,
            template="voice/composer.html",
            extra=shown,
            asked=askable(action.input),
        )
    )
