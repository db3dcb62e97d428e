"""Me: one's own profile, passphrase and channels; and Lock all, which anybody may press."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from safeconduct.acts.form_page import actor_of, as_uuid
from safeconduct.acts.run import ask, run
from safeconduct.acts.views import form_page
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.people import cookies
from safeconduct.people.actions.locks import LockAll
from safeconduct.people.actions.own import ChangePassphrase
from safeconduct.people.policies import members
from safeconduct.people.views.asking import see, zones
from safeconduct.people.views.options import bases, everybody, role_names
from safeconduct.web.forms import Form


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """What the house knows of you, and how you are reached."""
    shown = {"me": ask(actor_of(request), "people.me", {}), "roles": role_names()}
    return render(request, "people/me.html", shown)


def profile(request: HttpRequest) -> HttpResponse:
    """Change your profile."""
    own = ask(actor_of(request), "people.me", {})
    names = ("display_name", "language", "languages", "zone", "base")
    return form_page(
        request,
        "people.set_profile",
        done=lambda _result: "/me",
        initial={name: getattr(own, name) for name in names},
        options={"zone": zones(), "base": bases(own.base)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Seven fresh words, shown once and typed back beside the old ones."""
    actor = actor_of(request)
    members.door(actor)
    fresh = None if request.method == "POST" else ask(actor, "people.new_passphrase", {})
    form = Form(ChangePassphrase, values={"proof": fresh.proof} if fresh else None)
    typed = form.parse(request.POST) if request.method == "POST" else None
    if typed is not None:
        try:
            run(actor, "people.change_passphrase", typed)
            return see("/me")
        except Refusal as refusal:
            form.refuse(refusal)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/passphrase.html", {"form": form, "fresh": fresh}, status=status)


def add_way(request: HttpRequest) -> HttpResponse:
    """Add a way to reach you."""
    channels = ask(actor_of(request), "people.me", {}).channels
    offered = {"channel": [(channel, channel) for channel in channels]} if channels else None
    wanted = {"channel": request.GET["channel"]} if request.GET.get("channel") in channels else None
    return form_page(
        request, "people.add_way", done=lambda _result: "/me#ways", initial=wanted, options=offered
    )


def try_way(request: HttpRequest, number: int) -> HttpResponse:
    """Send yourself a code."""
    return _about_way(request, "people.try_way", number, lambda _result: see("/me/ways/code"))


def confirm_way(request: HttpRequest) -> HttpResponse:
    """Type back the code that came."""
    return form_page(
        request, "people.confirm_way", done=lambda _result: "/me#ways", template="people/code_came.html"
    )


def prefer_way(request: HttpRequest, number: int) -> HttpResponse:
    """Put one way first."""
    return _about_way(request, "people.prefer_way", number, lambda _result: "/me#ways")


def remove_way(request: HttpRequest, number: int) -> HttpResponse:
    """Take one way out."""
    return _about_way(request, "people.remove_way", number, lambda _result: "/me#ways")


def _about_way(
    request: HttpRequest, action: str, number: int, done: Callable[[object], str | HttpResponse]
) -> HttpResponse:
    """One of your ways, said by its address and not by its number. Raises Refusal NOT_FOUND for none."""
    ways = ask(actor_of(request), "people.me", {}).ways
    if not 1 <= number <= len(ways):
        raise Refusal(NOT_FOUND)
    extra = {"way": ways[number - 1], "number": number}
    return form_page(
        request, action, done=done, initial={"number": number}, template="people/about_way.html", extra=extra
    )


def quiet(request: HttpRequest) -> HttpResponse:
    """Hours of rest."""
    own = ask(actor_of(request), "people.me", {})
    return form_page(
        request,
        "people.set_quiet",
        done=lambda _result: "/me",
        initial={"quiet_from": own.quiet_from, "quiet_until": own.quiet_until},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lock_all(request: HttpRequest) -> HttpResponse:
    """The button in the bar locks at once. This page does the same and names accounts that are taken."""
    actor = actor_of(request)
    members.door(actor)
    form = Form(LockAll, options={"taken": everybody(request)})
    typed = form.parse(request.POST) if request.method == "POST" else None
    if typed is None:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "people/lock_all.html", {"form": form, "title": _("Lock all")}, status=status)
    run(actor, "people.lock_all", typed, ticket=as_uuid(request.POST.get("ticket", "")))
    response = render(request, "people/locked_all.html", {"named": len(typed.taken)})
    cookies.drop_session(response)
    return response
