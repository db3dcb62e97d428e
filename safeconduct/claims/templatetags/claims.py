"""The way from a figure on any page to the reason why it is believed."""

from typing import Any
from uuid import UUID

from django.template import Library
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = Library()


@register.filter
def one_minute(span: Any) -> bool:
    """Whether the earliest and the latest of a time are written alike, to the minute: it is written once."""
    if span.earliest is None or span.latest is None:
        return False
    return bool(
        span.earliest.replace(second=0, microsecond=0) == span.latest.replace(second=0, microsecond=0)
    )


@register.simple_tag
def why(case: UUID, claim: UUID, *, grade: str = "", who: str = "") -> SafeString:
    """A link to why the claim is believed, to stand beside a figure that rests on it.

    `who` says it, in the reader's words; `grade` is its grade ("B2"). Without either it asks “why?”.
    """
    shown = " ".join(filter(None, (who, grade))) or gettext("why?")
    return format_html(
        '<a class="why" href="{}" title="{}">{}</a>',
        reverse("claims-why", args=[case, claim]),
        gettext("Why do we believe this?"),
        shown,
    )
