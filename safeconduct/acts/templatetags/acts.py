"""Buttons and links that lead to an action; neither is there for who may not do it.

    {% press "desk.take_alarm" alarm=one.alarm label=_("Take it") style="main" %}
    {% ask "desk.close_alarm" alarm=one.alarm label=_("Close…") %}

`press` does it at once, harmless when pressed twice; `ask` leads to its form. Both come back to the page
they stand on, or to `back`.
"""

from urllib.parse import urlencode

from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.acts import registry
from safeconduct.acts.form_page import actor_of
from safeconduct.kernel.ids import new_id

register = Library()


@register.simple_tag(takes_context=True)
def press(
    context: Context, name: str, *, label: str = "", style: str = "", back: str = "", **fields: object
) -> SafeString | str:
    """A button that does the action at once."""
    found = registry.find_action(name)
    if not found.policy.admits(actor_of(context["request"])):
        return ""
    shown = {
        "action": f"/act/{name}?{urlencode({'back': back or context['request'].get_full_path()})}",
        "fields": {key: value for key, value in fields.items() if value is not None},
        "label": label or gettext(found.title),
        "style": style or ("grave" if found.destructive else ""),
        "ticket": new_id(),
        "csrf_token": context.get("csrf_token"),
    }
    return render_to_string("acts/press.html", shown)


@register.simple_tag(takes_context=True)
def ask(
    context: Context, name: str, *, label: str = "", style: str = "", back: str = "", **fields: object
) -> SafeString | str:
    """A link to the form of the action, with what is known filled in."""
    found = registry.find_action(name)
    if not found.policy.admits(actor_of(context["request"])):
        return ""
    known = {key: str(value) for key, value in fields.items() if value is not None}
    asked = urlencode({**known, "back": back or context["request"].get_full_path()})
    return format_html(
        '<a class="button {}" href="/act/{}?{}">{}</a>', style, name, asked, label or gettext(found.title)
    )
