"""Signing in, locking, confirming that it is still the same person."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode, urlsplit

import msgspec
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Meta

from safeconduct.acts.form_page import actor_of
from safeconduct.kernel import clock
from safeconduct.kernel.errors import SIGN_IN, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import sessions
from safeconduct.people import accounts, confirming, cookies, entrance
from safeconduct.people.actions.founding import Code
from safeconduct.people.entrance import Entry
from safeconduct.people.views.asking import local, onward, see
from safeconduct.web.forms import Form

NEWS_FOR = 60  # seconds in which the page of news may be opened
_NEWS = "safeconduct.people.news"


class SignIn(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What opens the door."""

    name: Annotated[
        str,
        Meta(
            title=N_("Sign-in name"),
            description=N_("two words and a number, as it was given to you"),
            max_length=80,
            examples=["otter-maple-42"],
        ),
    ]
    passphrase: Annotated[str, Meta(title=N_("The seven words"), max_length=1000, extra={"widget": "secret"})]
    code: Code = ""


class Factor(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What confirms that it is still the same person."""

    code: Code


class Words(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The same, for members of a demo, who have no second factor."""

    passphrase: Annotated[str, Meta(title=N_("The seven words"), max_length=1000, extra={"widget": "secret"})]


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door: also what is shown after Lock, with the name in its place."""
    if not entrance.founded():
        return see("/found")
    form = Form(SignIn, values={"name": cookies.name_to_unlock(request)})
    if request.method != "POST":
        return _door(request, form)
    typed = form.parse(request.POST)
    if typed is None:
        return _door(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        entry = entrance.enter(typed.name, typed.passphrase, typed.code, device=cookies.device(request))
    except Refusal as refusal:
        form.refuse(refusal)
        return _door(request, form, refusal.status)
    return admit(request, entry, onward(request))


def _door(request: HttpRequest, form: Form[SignIn], status: int = HTTPStatus.OK) -> HttpResponse:
    locked = bool(cookies.name_to_unlock(request))
    shown = {
        "form": form,
        "next": onward(request),
        "locked": locked,
        "signed_in": not actor_of(request).anonymous,
    }
    return render(request, "people/sign_in.html", shown, status=status)


def admit(request: HttpRequest, entry: Entry, then: str) -> HttpResponse:
    """Begin a session and lead on, past what has to be known first."""
    earlier = cookies.session(request)
    if earlier:
        sessions.end(earlier)
    secret = sessions.begin(entry.keyring, totp_seed=entry.totp_seed)
    begun = sessions.resume(secret)
    if begun is not None:
        begun.confirm()
    now = int(clock.now().timestamp())
    news = signing.dumps([entry.broken_log, entry.wrong_codes, now], salt=_NEWS)
    somethings = entry.broken_log or entry.wrong_codes
    response = see(f"/since?{urlencode({'news': news, 'next': then})}" if somethings else then)
    cookies.set_session(response, secret)
    cookies.set_device(request, response)
    cookies.set_name_to_unlock(response, accounts.name_of(entry.keyring.member))
    return response


@require_GET
def since(request: HttpRequest) -> HttpResponse:
    """What somebody has to know who just came in: a log that does not go on, codes that others tried."""
    try:
        broken, wrong, at = signing.loads(request.GET.get("news", ""), salt=_NEWS)
    except (signing.BadSignature, ValueError):
        return see(onward(request))
    if not 0 <= clock.now().timestamp() - at <= NEWS_FOR:
        return see(onward(request))
    return render(request, "people/since.html", {"broken": broken, "wrong": wrong, "next": onward(request)})


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """End this session, its keys with it. What was typed was kept; `then=leave` shows an empty page."""
    secret = cookies.session(request)
    if secret:
        sessions.end(secret)
    if request.POST.get("then") == "leave":
        response = see("/left")
        cookies.drop_name(response)
    else:
        response = see(f"/sign-in?{urlencode({'next': _page_before(request)})}")
    cookies.drop_session(response)
    return response


def _page_before(request: HttpRequest) -> str:
    """The page that the button stood on. Addresses hold handles and choices, nothing that was typed."""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return "/"
    return local(f"{before.path}?{before.query}" if before.query else before.path)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Give the second factor again, then go on where it was asked for."""
    session = getattr(request, "session_here", None)
    if session is None:
        raise Refusal(SIGN_IN)
    form: Form[Factor] | Form[Words] = Form(Factor) if session.totp_seed else Form(Words)
    status: int = HTTPStatus.OK
    if request.method == "POST":
        typed = form.parse(request.POST)
        if typed is None:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            try:
                confirming.confirm(session, msgspec.to_builtins(typed), cookies.device(request))
                return see(onward(request))
            except Refusal as refusal:
                form.refuse(refusal)
                status = refusal.status
    shown = {"form": form, "next": onward(request), "title": _("Confirm that it is you")}
    return render(request, "people/confirm.html", shown, status=status)
