"""Named places in pages that other parts fill, so that a page need not know whose panels it shows.

    @panel("desk.side", order=20)
    def promises(request): return render_to_string("desk/promises.html", {...}, request)

A template writes `{% slot "desk.side" %}`; what it passes on (`{% slot "case.panels" case=case %}`)
reaches every panel by name. A panel returns safe text, or None where it has nothing to say to this
reader. One that fails shows that it failed and what to do; the rest of the page stands.
"""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import TypeVar

import structlog
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.kernel.errors import Refusal

Panel = Callable[..., SafeString | None]
P = TypeVar("P", bound=Panel)

_log = structlog.get_logger()
_panels: dict[str, list[tuple[int, Panel]]] = {}

# Known slots: top.heartbeat, top.duty, strip.alarms, desk.main, desk.side, case.panels, house.panels,
# me.code.
# A new page adds its own names; lower-case words joined by dots.


def panel(slot: str, order: int = 50) -> Callable[[P], P]:
    """Register a panel; lower orders stand first, equal ones in the order of registration."""

    def register(function: P) -> P:
        registered = _panels.setdefault(slot, [])
        registered.append((order, function))
        registered.sort(key=lambda entry: entry[0])
        return function

    return register


def filled(slot: str) -> bool:
    """Whether anybody has registered a panel for the slot."""
    return bool(_panels.get(slot))


def contents(slot: str, request: HttpRequest, **given: object) -> Iterator[SafeString]:
    """The panels of a slot, rendered for this reader."""
    for _order, function in _panels.get(slot, ()):
        shown = _rendered(slot, function, request, given)
        if shown and shown.strip():  # a template that found nothing to say leaves its line breaks
            yield shown


def _rendered(
    slot: str, function: Panel, request: HttpRequest, given: dict[str, object]
) -> SafeString | None:
    try:
        return function(request, **given)
    except Refusal as refusal:
        if refusal.status in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
            return None  # not this reader's: a box would tell that there is something
        return _failed(gettext(refusal.sentence) % refusal.values)
    except Exception as failure:  # noqa: BLE001  (one panel may fail in any way; alarms beside it must still show)
        _log.error("panel_failed", kind=slot, exc_info=failure)
        return _failed(
            gettext(
                "This part of the page cannot be shown just now. Nothing was lost; the rest of the page "
                "is complete. Reload the page; if it stays so, tell whoever looks after the server."
            )
        )


def _failed(sentence: str) -> SafeString:
    return render_to_string("web/parts/failed.html", {"sentence": sentence})
