"""House: who is here, who comes, who left, how the house stands."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from safeconduct.acts.drafts import ticket_for
from safeconduct.acts.form_page import actor_of, as_uuid
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask, run
from safeconduct.acts.views import form_page
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.keys import certificates
from safeconduct.people import members
from safeconduct.people.actions.enrolment import Invite
from safeconduct.people.policies import keepers
from safeconduct.people.views.asking import zones
from safeconduct.people.views.options import everybody, holders, role_names
from safeconduct.web.forms import Form


@require_GET
def house(request: HttpRequest) -> HttpResponse:
    """Everything at a glance; each panel leads to what can be done about it."""
    actor = actor_of(request)
    keeper = keepers.admits(actor)
    shown = {
        "house": ask(actor, "people.house", {}),
        "members": ask(actor, "people.members", {}),
        "waiting": ask(actor, "people.waiting", {}),
        "shut": ask(actor, "people.shut", {}),
        "arrivals": ask(actor, "people.arrivals", {}) if keeper else [],
        "removals": ask(actor, "people.removals", {}) if keeper else [],
        "shares": ask(actor, "people.shares", {}) if keeper else [],
        "recovery": ask(actor, "people.recovery", {}),
        "keeper": keeper,
        "roles": role_names(),
        "me": actor.member,
    }
    return render(request, "people/house.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """The form, and after it the code, which a repeated sending shows again and nothing else does."""
    actor = actor_of(request)
    keepers.door(actor)
    complete = certificates.directory(actor.keys).complete
    given = {
        "replaces": as_uuid(request.GET.get("replaces", "")),
        "roles": [] if complete else ["admin"],
        "language": actor.language,
    }
    ticket = as_uuid(request.POST.get("ticket", "")) or ticket_for(actor, "people.invite")
    form = Form(Invite, values=given, options={"replaces": everybody(request)}, ticket=ticket)
    typed = form.parse(request.POST) if request.method == "POST" else None
    if typed is not None:
        try:
            invited = run(actor, "people.invite", typed, ticket=ticket)
            return render(request, "people/invited.html", {"invited": invited, "name": typed.display_name})
        except Refusal as refusal:
            form.refuse(refusal)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/invite.html", {"form": form}, status=status)


def arrival(request: HttpRequest, enrolment: UUID) -> HttpResponse:
    """The figures to compare, and the word of the first of two."""
    found = ask(actor_of(request), "people.arrivals", {})
    line = next((one for one in found if one.enrolment == enrolment), None)
    if line is None:
        raise Refusal(NOT_FOUND)
    return form_page(
        request,
        "people.certify",
        done=lambda _result: "/house",
        initial={"enrolment": enrolment},
        template="people/arrival.html",
        extra={"line": line, "roles": role_names()},
    )


def withdraw_invitation(request: HttpRequest, enrolment: UUID) -> HttpResponse:
    """Let a code work no more."""
    return form_page(
        request, "people.withdraw_invitation", done=lambda _result: "/house", initial={"enrolment": enrolment}
    )


def certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """The figures to compare, and the word of the second."""
    found = ask(actor_of(request), "people.waiting", {})
    line = next((one for one in found if one.certificate == certificate_id), None)
    if line is None:
        raise Refusal(NOT_FOUND)
    return form_page(
        request,
        "people.countersign",
        done=lambda _result: "/house",
        initial={"certificate": certificate_id},
        template="people/certificate.html",
        extra={"line": line, "roles": role_names()},
    )


def withdraw_certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """Take back the first of two signatures."""
    return form_page(
        request,
        "people.withdraw_certificate",
        done=lambda _result: "/house",
        initial={"certificate": certificate_id},
    )


def roles(request: HttpRequest, member: UUID) -> HttpResponse:
    """Propose other roles for somebody."""
    known = members.member(actor_of(request).keys, member)
    return form_page(
        request,
        "people.change_roles",
        done=lambda _result: "/house",
        initial={"member": member, "roles": [role for role in ROLES if role in known.roles]},
        template="people/about_member.html",
        extra={"name": known.name},
    )


def remove(request: HttpRequest, member: UUID) -> HttpResponse:
    """Remove somebody, after a page that says what ends and what does not."""
    known = members.member(actor_of(request).keys, member)
    return form_page(
        request,
        "people.deactivate",
        done=lambda _result: "/house#left",
        initial={"member": member},
        template="people/remove.html",
        extra={"name": known.name, "roles": role_names(), "held": sorted(known.roles)},
    )


def reopen(request: HttpRequest, member: UUID) -> HttpResponse:
    """Say that a shut account is its owner's again."""
    known = members.member(actor_of(request).keys, member)
    return form_page(
        request,
        "people.reopen",
        done=lambda _result: "/house#shut",
        initial={"member": member},
        template="people/about_member.html",
        extra={"name": known.name},
    )


def turn_keys(request: HttpRequest) -> HttpResponse:
    """Replace keys now, without waiting for the next pages."""
    return form_page(request, "people.turn_keys", done=lambda _result: "/house#keys")


def share(request: HttpRequest, number: int) -> HttpResponse:
    """Note who keeps a share."""
    return form_page(
        request, "people.hand_share", done=lambda _result: "/house#recovery", initial={"number": number}
    )


def propose_recovery(request: HttpRequest) -> HttpResponse:
    """Propose a new recovery, after a page that says what it means."""
    return _about_recovery(request, "people.propose_recovery", "/house#recovery")


def withdraw_recovery(request: HttpRequest) -> HttpResponse:
    """Take the proposal back."""
    return form_page(request, "people.withdraw_recovery", done=lambda _result: "/house#recovery")


def replace_recovery(request: HttpRequest) -> HttpResponse:
    """Make the new recovery; then its shares are printed."""
    return _about_recovery(request, "people.replace_recovery", "/found/sheets")


def end_old_shares(request: HttpRequest) -> HttpResponse:
    """End the earlier shares, whatever waits."""
    return _about_recovery(request, "people.end_old_shares", "/house#recovery")


def _about_recovery(request: HttpRequest, action: str, then: str) -> HttpResponse:
    actor = actor_of(request)
    keepers.door(actor)
    return form_page(
        request,
        action,
        done=lambda _result: then,
        template="people/recovery.html",
        extra={"recovery": ask(actor, "people.recovery", {})},
    )


@require_GET
def shifts(request: HttpRequest) -> HttpResponse:
    """Who is on duty now and in the coming days, and the plan behind it."""
    actor = actor_of(request)
    shown = {
        "now_on": ask(actor, "people.on_duty", {}),
        "coming": ask(actor, "people.duty_between", _coming()),
        "planned": ask(actor, "people.shifts", {}),
        "keeper": keepers.admits(actor),
        "roles": role_names(),
    }
    return render(request, "people/shifts.html", shown)


def plan_shift(request: HttpRequest) -> HttpResponse:
    """Plan a shift."""
    return form_page(
        request,
        "people.plan_shift",
        done=lambda _result: "/house/shifts",
        initial={"zone": actor_of(request).zone},
        options={"member": holders(request), "zone": zones()},
    )


def end_shift(request: HttpRequest, shift: UUID) -> HttpResponse:
    """Take a shift out of the plan."""
    return form_page(
        request, "people.end_shift", done=lambda _result: "/house/shifts", initial={"shift": shift}
    )


@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """What was done by whom, without content: everybody's for those who watch over the house."""
    actor = actor_of(request)
    name = "journal.everybody" if keepers.admits(actor) and actor.roles else "journal.mine"
    lines = ask(actor, name, {"newest": 200})
    named = [(line, members.name_of(actor.keys, line.who)) for line in lines]
    return render(request, "people/journal.html", {"lines": named, "everybody": name == "journal.everybody"})


def _coming() -> dict[str, object]:
    return {"since": clock.now(), "until": clock.now() + timedelta(days=7)}
