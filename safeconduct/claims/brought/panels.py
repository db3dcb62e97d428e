"""Where documents are met elsewhere: on the page of a case, and in the bar."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from safeconduct.acts.form_page import actor_of
from safeconduct.claims.brought import pages
from safeconduct.kernel.text import N_
from safeconduct.web.navigation import destination
from safeconduct.web.slots import panel

READS = frozenset({"documenter", "lawyer"})


@panel("case.panels", order=41)
def brought(request: HttpRequest, **given: Any) -> SafeString | None:
    """The documents of this case; nothing for who does not open its claims."""
    found = pages.of_case(actor_of(request), given["case"])
    if found is None:
        return None
    shown = {"readings": found, "case_id": given["case"]}
    return render_to_string("claims/brought/panel.html", shown, request)


def _reads(request: HttpRequest) -> bool:
    return bool(actor_of(request).roles & READS)


destination(N_("Documents"), "/readings", order=30, key="g r", shown=_reads)
