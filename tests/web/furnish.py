"""What other parts would put around a page: the ways to go, the heartbeat, the duty, the alarms."""

from datetime import timedelta

from django.http import HttpRequest
from django.template import Context, Template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from safeconduct.web import navigation, slots
from tests.web import gallery

WAYS = [
    ("Desk", "/", "g d"),
    ("Cases", "/cases", "g c"),
    ("Trace", "/trace", ""),
    ("Passage", "/passage", ""),
    ("Record", "/record", ""),
    ("Voice", "/voice", ""),
    ("Reckoning", "/reckoning", ""),
    ("House", "/house", ""),
]


def heartbeat(request: HttpRequest) -> SafeString:
    template = Template("{% load web %}{% heartbeat at ok=True %}")
    return template.render(Context({"at": gallery.NOW - timedelta(seconds=2), "now": gallery.NOW}))


def duty(request: HttpRequest) -> SafeString:
    return format_html(
        '<span class="duty">{} <strong>{}</strong>, {}</span>',
        gallery.w("On duty until 08:00:", "До 08:00 дежурят:"),
        gallery.w("Ash", "Ясень"),
        gallery.w("Birch, Cedar", "Берёза, Кедр"),
    )


def burning(request: HttpRequest) -> SafeString:
    more = gallery.w("and 2 more", "и ещё 2")
    template = Template('{% load web %}{% burning entries more=more more_url="#more" %}')
    return template.render(
        Context({"entries": gallery.burning(), "more": more, "now": gallery.NOW, "csrf_token": "t"})
    )


def failing(request: HttpRequest) -> SafeString:
    raise RuntimeError("the name of somebody")


def panels() -> None:
    """Put everything in its place; for a process of its own, because places are kept for its lifetime."""
    for place, (title, url, key) in enumerate(WAYS):
        navigation.destination(title, url, order=place, key=key)
    navigation.destination("New signal", "/signals/new", order=90, key="n", quiet=True)
    navigation.destination("Find", "/find", order=91, key="/", quiet=True)
    slots.panel("top.heartbeat")(heartbeat)
    slots.panel("top.duty")(duty)
    slots.panel("strip.alarms")(burning)
    slots.panel("gallery.side")(failing)
