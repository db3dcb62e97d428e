"""The claims of a case, on its page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from safeconduct.acts.form_page import actor_of
from safeconduct.claims import pages
from safeconduct.claims.brought import panels as brought
from safeconduct.web.slots import panel

__all__ = ["brought", "claims"]


@panel("case.panels", order=40)
def claims(request: HttpRequest, **given: Any) -> SafeString | None:
    """What is said in this case; nothing for who does not open its claims."""
    shown = pages.panel(actor_of(request), given["case"])
    return None if shown is None else render_to_string("claims/panel.html", shown, request)


@panel("case.panels", order=41)
def cleared(request: HttpRequest, **given: Any) -> SafeString | None:
    """The words cleared for the public, for press."""
    lines = pages.cleared(actor_of(request), given["case"])
    return None if lines is None else render_to_string("claims/cleared.html", {"lines": lines}, request)


@panel("case.panels", order=42)
def coded(request: HttpRequest, **given: Any) -> SafeString | None:
    """The claims by codes, for analysts."""
    lines = pages.coded(actor_of(request), given["case"])
    return None if lines is None else render_to_string("claims/coded.html", {"lines": lines}, request)
