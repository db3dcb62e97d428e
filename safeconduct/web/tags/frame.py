"""Slots, and the parts of a page that keep themselves fresh."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.web import frames, slots
from safeconduct.web.tags import register


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, **given: object) -> SafeString:
    """Everything that other parts have to say in this place."""
    return format_html_join("\n", "{}", ((one,) for one in slots.contents(name, context["request"], **given)))


@register.simple_tag(takes_context=True)
def live(context: Context, name: str) -> SafeString | str:
    """A slot that is kept fresh: by htmx, or where scripts are off by a frame that reloads itself."""
    frame = frames.FRAMES[name]
    if not slots.filled(frame.slot):
        return ""
    inside = slot(context, frame.slot)
    return render_to_string(
        "web/parts/live.html",
        {
            "name": name,
            "frame": frame,
            "title": gettext(frame.title),
            "inside": inside,
            "rows": inside.count("<li"),
        },
        request=context["request"],
    )
