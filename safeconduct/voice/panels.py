"""What voice puts into pages: its own list, the texts of a case, what must be decided."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from safeconduct.acts import registry
from safeconduct.acts.form_page import actor_of
from safeconduct.acts.run import ask
from safeconduct.cases.drafted import wording
from safeconduct.kernel.text import N_
from safeconduct.voice import access, pages, passages
from safeconduct.web.navigation import destination
from safeconduct.web.slots import panel


def _reads(request: HttpRequest) -> bool:
    return access.READERS.admits(actor_of(request))


wording("statement")(passages.in_words)
destination(N_("Voice"), "/voice", order=60, key="g v", shown=_reads)


@panel("case.panels", order=60)
def texts(request: HttpRequest, **given: Any) -> SafeString | None:
    """The public texts of this case; nothing for who does not read them."""
    actor = actor_of(request)
    found = ask(actor, "voice.case_statements", {"case": str(given["case"])})
    shown = {
        "texts": pages.lines(found),
        "case_id": given["case"],
        "may_write": registry.find_action("voice.draft_statement").policy.admits(actor),
        "may_alert": access.ALERTS.admits(actor),
    }
    return render_to_string("voice/panel.html", shown, request)


@panel("desk.side", order=25)
def undecided(request: HttpRequest) -> SafeString | None:
    """Published texts under which something has changed."""
    if not _reads(request):
        return None
    found = [one for one in ask(actor_of(request), "voice.statements", {}) if one.changes]
    return render_to_string("voice/desk.html", {"texts": pages.lines(found)}, request) if found else None
