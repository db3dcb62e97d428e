"""What every view of people needs: who asks, where to go on, a QR code without a line of style."""

import io
from functools import cache
from http import HTTPStatus
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

import segno
from babel.dates import get_timezone_location
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from safeconduct.kernel import clock
from safeconduct.web.moments import zone_label

_NO_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


def see(url: str) -> HttpResponseRedirect:
    """Lead to another page after something was done."""
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)


def local(url: str, otherwise: str = "/") -> str:
    """An address of this house; `otherwise` for everything else."""
    safe = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if safe else otherwise


def onward(request: HttpRequest) -> str:
    """Where the reader wanted to go."""
    return local(request.POST.get("next", "") or request.GET.get("next", ""))


def as_uuid(text: str) -> UUID | None:
    """A handle from text, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def qr(text: str) -> SafeString:
    """A QR code as an inline drawing: black on white in both themes, or cameras cannot read it."""
    drawn = io.BytesIO()
    code = segno.make(text, error="m")
    code.save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=False,
        scale=5,
        border=4,
        light="#fff",
        svgclass="qr",
        lineclass=None,
    )
    return mark_safe(drawn.getvalue().decode("ascii"))  # noqa: S308  (drawn here, from figures)


def grouped(secret: str) -> str:
    """A long secret in groups of four, for typing."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def zones() -> list[tuple[str, str]]:
    """Every time zone that is a place, by its name in the reader's language."""
    now = clock.now()
    named = [
        (zone.key, f"{place} ({zone_label(now, zone)})") for zone, place in _cities(get_language() or "en")
    ]
    return [("UTC", "UTC"), *sorted(named, key=lambda one: one[1].casefold())]


@cache
def _cities(language: str) -> list[tuple[ZoneInfo, str]]:
    """Each zone with the name of its city. Looked up once: the library opens six hundred files for it."""
    keys = (key for key in available_timezones() if "/" in key and not key.startswith(_NO_PLACES))
    zones = [ZoneInfo(key) for key in keys]
    return [(one, get_timezone_location(one, locale=language, return_city=True)) for one in zones]
