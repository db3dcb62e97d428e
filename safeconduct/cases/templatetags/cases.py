"""Links from a case to what can be done about it."""

from urllib.parse import urlencode
from uuid import UUID

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.acts import registry
from safeconduct.acts.form_page import actor_of

register = Library()


@register.simple_tag(takes_context=True)
def about(
    context: Context,
    verb: str,
    case: UUID,
    *,
    part: str = "cases",
    small: bool = False,
    label: str = "",
    **fields: object,
) -> SafeString | str:
    """A link to the form of an action of `part` about the case; nothing for who may not do it. `label`
    stands for the action's title where one word more is needed."""
    action = registry.find_action(f"{part}.{verb}")
    if not action.policy.admits(actor_of(context["request"])):
        return ""
    known = f"?{urlencode(fields)}" if fields else ""
    style = " ".join(["button", *(["small"] if small else []), *(["grave"] if action.destructive else [])])
    way = "do" if part == "cases" else part
    return format_html(
        '<a class="{}" href="/cases/{}/{}/{}{}">{}</a> ',
        style,
        case,
        way,
        verb,
        known,
        label or gettext(action.title),
    )
