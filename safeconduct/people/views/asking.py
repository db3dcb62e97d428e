"""What every view of people needs: who asks, where to go on, a QR code without a line of style."""

import io
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
    language, now = get_language() or "en", clock.now()
    named = []
    for key in available_timezones():
        if "/" in key and not key.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")):
            zone = ZoneInfo(key)
            place = get_timezone_location(zone, locale=language, return_city=True)
            named.append((key, f"{place} ({zone_label(now, zone)})"))
    return [("UTC", "UTC"), *sorted(named, key=lambda one: one[1].casefold())]
