"""A newcomer's pages: the code, own secrets, and waiting until two members have vouched."""

from http import HTTPStatus

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask, run
from safeconduct.kernel.errors import SIGN_IN, Refusal
from safeconduct.keys import certificates
from safeconduct.keys.keyring import Keyring
from safeconduct.people.actions.enrolment import CodeAsked
from safeconduct.people.actions.vouching import Countersign
from safeconduct.people.queries.coming import WaitingLine, waiting_lines
from safeconduct.people.rules.fingerprints import fingerprint
from safeconduct.people.views.asking import as_uuid, see
from safeconduct.people.views.founding import CARRIED, TypedBack, come_in, secrets_page
from safeconduct.web.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """First the code, then the secrets: nothing is written before both are right."""
    asked = Form(CodeAsked)
    typed = asked.parse(request.POST) if request.method == "POST" else None
    try:
        if typed is not None:
            ask(NOBODY, "people.invitation_stands", typed)
    except Refusal as refusal:
        asked.refuse(refusal)
        typed = None
    if typed is None:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if asked.errors else HTTPStatus.OK
        return render(request, "people/enrol.html", {"form": asked}, status=status)
    return _secrets(request, typed)


def _secrets(request: HttpRequest, asked: CodeAsked) -> HttpResponse:
    form: Form[TypedBack] = Form(TypedBack)
    code = ("invitation", asked.invitation)
    carried = {name: request.POST.get(name, "") for name in CARRIED}
    if not carried["proof"]:
        return secrets_page(request, "people/enrol_secrets.html", form, before=[code])
    typed = form.parse(request.POST)
    if typed is not None:
        try:
            given = {"invitation": asked.invitation, **msgspec.to_builtins(typed), **carried}
            run(NOBODY, "people.enrol", given)
            return come_in(request, carried["name"], typed, "/waiting")
        except Refusal as refusal:
            form.refuse(refusal)
    return secrets_page(request, "people/enrol_secrets.html", form, before=[code], carried=carried)


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """What a newcomer sees until somebody lets them in; at founding, the certificate to countersign."""
    keyring: Keyring | None = getattr(request, "newcomer", None)
    if keyring is None:
        if actor_of(request).anonymous:
            raise Refusal(SIGN_IN)
        return see("/")
    lines = [line for line in waiting_lines(keyring) if line.may_sign]
    form = Form(Countersign, values={"certificate": lines[0].certificate}) if lines else None
    if form is not None and request.method == "POST":
        typed = form.parse(request.POST)
        try:
            if typed is not None:
                run(
                    Actor(keyring),
                    "people.countersign",
                    typed,
                    ticket=as_uuid(request.POST.get("ticket", "")),
                )
                return see("/house")
        except Refusal as refusal:
            form.refuse(refusal)
    return render(request, "people/waiting.html", _shown(keyring, lines, form))


def _shown(keyring: Keyring, lines: list[WaitingLine], form: Form[Countersign] | None) -> dict[str, object]:
    root = certificates.directory(keyring).root
    return {
        "fingerprint": fingerprint(keyring.member.bytes, keyring.sign.public.data, keyring.box.public.data),
        "house": fingerprint(root) if root else "",
        "lines": lines,
        "form": form,
    }
