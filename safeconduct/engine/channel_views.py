"""The pages on which channels are looked at, set up, changed and withdrawn."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from safeconduct.acts.actor import Actor
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.acts.views import form_page
from safeconduct.engine.actions import DoorOpened
from safeconduct.engine.queries import KEEPERS

HERE = "/house/channels"
MAIL, GATEWAY = "email", "gateway"  # kinds of channels that have a form


@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """Each channel with what became lately of its messages, and the watcher."""
    actor = actor_of(request)
    KEEPERS.door(actor)
    lines = [(line, _try_at(actor, line.name)) for line in ask(actor, "engine.channels", {})]
    shown = {"lines": lines, "forms": (MAIL, GATEWAY), "watcher": ask(actor, "engine.watcher", {})}
    return render(request, "engine/channels.html", shown)


def mail(request: HttpRequest) -> HttpResponse:
    """Set up e-mail; `?name=` names the channel that is changed."""
    return _set_up(request, "engine.set_mail", {"name": "email"}, lambda _result: HERE)


def gateway(request: HttpRequest) -> HttpResponse:
    """Set up a gateway; after it the door, which a repeated sending shows again and nothing else does."""

    def door(opened: DoorOpened) -> HttpResponse:
        shown = {"address": f"{settings.ENVIRONMENT.url}{opened.path}"}
        return render(request, "engine/door.html", shown)

    return _set_up(request, "engine.set_gateway", {"name": "sms"}, door)


def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Send nothing by a channel any more."""
    return form_page(request, "engine.withdraw_channel", done=lambda _result: HERE, initial={"name": name})


def watcher(request: HttpRequest) -> HttpResponse:
    """Name the watcher outside."""
    actor = actor_of(request)
    KEEPERS.door(actor)
    known = ask(actor, "engine.watcher", {})
    return form_page(
        request,
        "engine.set_watcher",
        done=lambda _result: HERE,
        initial={"url": known.url, "every_s": known.every_s},
        template="engine/channel_form.html",
        extra={"watcher": True},
    )


def _set_up(
    request: HttpRequest, action: str, fresh: dict[str, Any], done: Callable[[Any], str | HttpResponse]
) -> HttpResponse:
    """The form of a channel: for a new one, or filled in with all of the present one but its secret."""
    actor, name = actor_of(request), request.GET.get("name", "")
    KEEPERS.door(actor)
    changed = ask(actor, "engine.channel_set_up", {"name": name}).shown if name else None
    return form_page(
        request,
        action,
        done=done,
        initial=fresh if changed is None else {**changed, "name": name},
        template="engine/channel_form.html",
        extra={"changed": changed is not None},
    )


def _try_at(actor: Actor, channel: str) -> str:
    """Where the reader has a code sent by this channel: to the own address on it, or where to add one."""
    own = ask(actor, "people.me", {}).ways
    mine = (number for number, way in enumerate(own, 1) if way.channel == channel)
    number = next(mine, None)
    return f"/me/ways/{number}/try" if number else f"/me/ways/new?channel={channel}"
