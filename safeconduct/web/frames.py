"""Parts of a page that stay fresh while the page stays open.

With scripts htmx fetches the part and puts it in place. Without, a frame shows it as a small page of
its own that the browser reloads by the Refresh header. Reloading is not activity: whoever counts idle
time leaves out what is asked for under /frame/.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from safeconduct.kernel.text import N_
from safeconduct.web import slots


@dataclass(frozen=True)
class Frame:
    """What a frame shows and how often (in seconds) it is fetched again."""

    slot: str
    title: str
    every: int
    tall: bool = False


FRAMES = {
    "heartbeat": Frame("top.heartbeat", N_("Heartbeat of the engine"), every=5),
    "duty": Frame("top.duty", N_("Who is on duty"), every=60),
    "code": Frame("me.code", N_("What became of the code"), every=3, tall=True),
    "alarms": Frame("strip.alarms", N_("Alarms that nobody has"), every=5, tall=True),
}


@require_GET
def frame(request: HttpRequest, name: str) -> HttpResponse:
    """One frame: its content alone for htmx, a whole small page for a browser without scripts."""
    shown = FRAMES.get(name)
    if shown is None:
        raise Http404
    if request.headers.get("HX-Request"):
        return HttpResponse("\n".join(slots.contents(shown.slot, request)))
    page = render(request, "web/frame.html", {"frame": shown, "title": gettext(shown.title)})
    page.headers["Refresh"] = str(shown.every)
    return page
