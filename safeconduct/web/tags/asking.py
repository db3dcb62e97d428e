"""Forms, in whole or field by field."""

from typing import Any

from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from safeconduct.web.forms import BoundField, Form
from safeconduct.web.tags import register


@register.simple_tag(takes_context=True)
def form(
    context: Context,
    shown: Form[Any],
    *,
    submit: str,
    action: str = "",
    draft: str = "",
    grave: bool = False,
    wide: bool = False,
) -> SafeString:
    """The summary of errors, the fields, the button. `draft` is the address that keeps what is typed."""
    given = {
        "form": shown,
        "submit": submit,
        "action": action,
        "draft": draft,
        "grave": grave,
        "wide": wide,
        "csrf_token": context.get("csrf_token"),
    }
    return render_to_string("web/parts/form.html", given)


@register.inclusion_tag("web/parts/faults.html")
def faults(form: Form[Any]) -> dict[str, object]:
    """What is wrong with a form, each line leading to its field."""
    return {"faults": form.errors}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field with its label, hint, faults and input."""
    return render_to_string("web/parts/field.html", {"field": bound})


@register.simple_tag
def input_attributes(bound: BoundField) -> SafeString:
    """What every input carries: the browser must neither store what is typed nor send it to a speller."""
    attributes = [
        ("autocomplete", bound.widget.autocomplete),
        ("spellcheck", "false"),
        ("autocorrect", "off"),
    ]
    if bound.described_by:
        attributes.append(("aria-describedby", bound.described_by))
    if bound.faults:
        attributes.append(("aria-invalid", "true"))
    return format_html_join(" ", '{}="{}"', attributes)


@register.simple_tag
def single_input(bound: BoundField) -> SafeString:
    """`id` and `name` of the only input of a field, with what every input carries."""
    return format_html('id="{}" name="{}" {}', bound.id, bound.name, input_attributes(bound))
