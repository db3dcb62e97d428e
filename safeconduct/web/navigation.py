"""Where one can go from everywhere, and the keys that lead there.

destination(N_("Cases"), "/cases", order=20, key="g c", shown=lambda request: ...)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext


@dataclass(frozen=True)
class Destination:
    """An entry of the top bar, or of the foot of the page where it is `quiet`. The title is untranslated."""

    title: str
    url: str
    order: int
    key: str
    quiet: bool
    shown: Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class Way:
    """A destination as this reader sees it."""

    label: str
    url: str
    key: str
    quiet: bool
    current: bool


_destinations: list[Destination] = []


def destination(
    title: str,
    url: str,
    *,
    order: int,
    key: str = "",
    quiet: bool = False,
    shown: Callable[[HttpRequest], bool] = lambda _request: True,
) -> None:
    """Offer a place to go to. `key` is one key, or two after each other ("g c"); none may be used twice."""
    if key and any(other.key == key for other in _destinations):
        raise ValueError(f"the key {key!r} leads somewhere already")
    _destinations.append(Destination(title, url, order, key, quiet, shown))
    _destinations.sort(key=lambda other: other.order)


def ways(request: HttpRequest) -> list[Way]:
    """What this reader may go to; the entry that the page belongs to is marked."""
    offered = [entry for entry in _destinations if entry.shown(request)]
    here = max((entry.url for entry in offered if _within(request.path, entry.url)), key=len, default=None)
    return [
        Way(gettext(entry.title), entry.url, entry.key, entry.quiet, entry.url == here) for entry in offered
    ]


def _within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
