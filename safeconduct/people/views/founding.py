"""The first page of all: one person founds the house."""

from collections.abc import Sequence
from http import HTTPStatus
from urllib.parse import urlencode

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from safeconduct.acts.actor import NOBODY
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask, run
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.people import cookies, entrance, limits
from safeconduct.people.actions.founding import (
    BOOT_MODES,
    Code,
    Founding,
    Passphrase,
    check_founding,
)
from safeconduct.people.newkeys import NewSecrets
from safeconduct.people.ports import PORTS
from safeconduct.people.views.asking import as_uuid, grouped, qr, see, zones
from safeconduct.people.views.entrance import admit
from safeconduct.web.forms import Form


class TypedBack(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What was shown, typed back."""

    passphrase: Passphrase
    code: Code


CARRIED = ("name", "totp_secret", "proof")


@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """First the decisions, then the secrets: nothing is written before both are right."""
    if entrance.founded():
        raise Refusal(NOT_FOUND)
    choices = list(PORTS.boot_choices())
    offered = [(mode, _(BOOT_MODES[mode])) for mode in choices]
    first = {"language": get_language(), **({"boot": choices[0]} if choices else {})}
    form = Form(Founding, values=first, options={"zone": zones(), "boot": offered})
    typed = form.parse(request.POST) if request.method == "POST" else None
    try:
        if typed is not None:
            check_founding(typed)
    except Refusal as refusal:
        form.refuse(refusal)
        typed = None
    if typed is None:
        shown = {"form": form, "limits": limits.LIMITS, "boot": choices, "ticket": None}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "people/found.html", shown, status=status)
    return _secrets(request, form, typed)


def _secrets(request: HttpRequest, decided: Form[Founding], founding: Founding) -> HttpResponse:
    form: Form[TypedBack] = Form(TypedBack)
    before = [(bound.name, value) for bound in decided for value in bound.values]
    carried = {name: request.POST.get(name, "") for name in CARRIED}
    if not carried["proof"]:
        return secrets_page(request, "people/found_secrets.html", form, before=before)
    typed = form.parse(request.POST)
    if typed is not None:
        given = {**msgspec.to_builtins(founding), **msgspec.to_builtins(typed), **carried}
        try:
            run(NOBODY, "people.found", given)
            return come_in(request, carried["name"], typed, "/found/sheets")
        except Refusal as refusal:
            form.refuse(refusal)
    return secrets_page(request, "people/found_secrets.html", form, before=before, carried=carried)


def come_in(request: HttpRequest, name: str, typed: TypedBack, then: str) -> HttpResponse:
    """Sign somebody in with what was just typed back; at the door, if the code grew too old meanwhile."""
    try:
        entry = entrance.enter(name, typed.passphrase, typed.code, device=cookies.device(request))
    except Refusal:
        return see(f"/sign-in?{urlencode({'next': then})}")
    return admit(request, entry, then)


def secrets_page(
    request: HttpRequest,
    template: str,
    form: Form[TypedBack],
    *,
    before: Sequence[tuple[str, str]],
    carried: dict[str, str] | None = None,
) -> HttpResponse:
    """The page that shows fresh secrets, or asks again for those that were shown before. `before` is
    what was typed on the page before."""
    fresh: NewSecrets | None = None if carried else ask(NOBODY, "people.new_secrets", {})
    kept = carried or {name: getattr(fresh, name) for name in CARRIED}
    shown = {
        "form": form,
        "hidden": [*before, *kept.items()],
        "fresh": fresh,
        "name": kept["name"],
        "secret": grouped(kept["totp_secret"]),
        "qr": qr(fresh.totp_uri) if fresh else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, shown, status=status)


@require_http_methods(["GET", "HEAD"])
def sheets(request: HttpRequest) -> HttpResponse:
    """Recovery shares and boot secret, each on its own leaf, until they are confirmed as printed."""
    sheet = ask(actor_of(request), "people.unprinted_sheet", {})
    return render(request, "people/sheets.html", {"sheet": sheet, "count": len(sheet.shares)})


@require_POST
def printed(request: HttpRequest) -> HttpResponse:
    """Erase what is printed now."""
    if request.POST.get("printed") == "on":
        run(actor_of(request), "people.confirm_printed", {}, ticket=as_uuid(request.POST.get("ticket", "")))
        return see("/house")
    return see("/found/sheets")
