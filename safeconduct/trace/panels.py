"""Trace on the page of a case."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from safeconduct.acts.form_page import actor_of
from safeconduct.trace import pages
from safeconduct.web.slots import panel


@panel("case.panels", order=30)
def trace(request: HttpRequest, **given: Any) -> SafeString | None:
    """Where they are as claimed, how long out of reach, what is owed next; nothing for who may not know."""
    shown = pages.panel(actor_of(request), given["case"])
    return None if shown is None else render_to_string("trace/panel.html", shown, request)
