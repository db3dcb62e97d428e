"""Times and names as people read them."""

import unicodedata
from datetime import UTC, date, datetime, timedelta, tzinfo

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.kernel import clock
from safeconduct.web import moments
from safeconduct.web.tags import register

# The language is not known, the script is: a screen reader can at least choose a voice that reads it.
_SCRIPTS = {"CYRILLIC": "und-Cyrl", "LATIN": "und-Latn", "ARABIC": "und-Arab", "GEORGIAN": "und-Geor"}


@register.simple_tag(takes_context=True)
def when(
    context: Context,
    at: datetime | date | None,
    zone: tzinfo | str | None = None,
    *,
    style: str = "full",
    plain: bool = False,
) -> SafeString | str:
    """A moment: absolute time, zone, and how long ago. `zone` is the reader's own unless it is given.

    `style`: full, seconds, time (hours and minutes), clock (with seconds), day. `plain` leaves out how
    long ago. A date without a time is written out; None is written as not known.
    """
    if at is None:
        return gettext("not known")
    if not isinstance(at, datetime):
        return format_html('<time datetime="{}">{}</time>', at.isoformat(), moments.calendar_day(at))
    reader = moments.zone_named(zone or context.get("zone"))
    now = context.get("now") or clock.now()
    stamp = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    written = moments.absolute(at, reader, now, style=style)
    label = moments.zone_label(at, reader)
    if plain or style in {"time", "clock", "day"}:
        title = f"{moments.absolute(at, reader, now, style='seconds')} {label}"
        shown = f"{written} {label}" if style in {"full", "seconds"} else written
        return format_html('<time datetime="{}" title="{}">{}</time>', stamp, title, shown)
    return format_html(
        '<time datetime="{}">{} {} <span class="soft nowrap">· <span class="ago {}">{}</span></span></time>',
        stamp,
        written,
        label,
        _pace(abs(at - now)),
        moments.relative(at, now),
    )


def _pace(span: timedelta) -> str:
    """How soon "12 min ago" is untrue: see `.ago` in pulse.css. What is counted in days stays."""
    return "minutes" if span < timedelta(hours=1) else "hours" if span < timedelta(days=1) else "days"


@register.simple_tag(takes_context=True)
def counting(context: Context) -> SafeString:
    """What a script counts on from, as attributes: the time of the server, and the words of the reader."""
    units = "|".join(moments.units())
    past, future = moments.directions()
    now = f"{(context.get('now') or clock.now()).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    words = 'data-now="{}" data-units="{}" data-past="{}" data-future="{}"'
    return format_html(words, now, units, past, future)


@register.filter
@register.simple_tag
def lasting(span: timedelta | None) -> str:
    """A length of time: "14 h 20 min"."""
    return gettext("not known") if span is None else moments.lasting(span)


@register.simple_tag(takes_context=True)
def since(context: Context, at: datetime) -> SafeString:
    """Time passed since `at`, as a running figure "0:01:42"; a script, where there is one, lets it run."""
    now = context.get("now") or clock.now()
    seconds = max(0, int((now - at).total_seconds()))
    shown = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return format_html(
        '<time datetime="PT{}S" data-since="{}">{}</time>',
        seconds,
        f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        shown,
    )


@register.simple_tag
def name(text: str, lang: str = "") -> SafeString:
    """A name in its own script, which cannot disturb the order of what stands around it."""
    return format_html('<bdi lang="{}">{}</bdi>', lang or script_of(text), text)


@register.simple_tag
def said(text: str, lang: str = "") -> SafeString:
    """Words as somebody said or wrote them: line ends kept, direction their own."""
    return format_html('<span class="said" dir="auto" lang="{}">{}</span>', lang or script_of(text), text)


def script_of(text: str) -> str:
    """The language tag of the script that most letters of `text` belong to; "und" where there is none."""
    counts: dict[str, int] = {}
    for letter in text[:200]:
        if letter.isalpha():
            script = unicodedata.name(letter, "").partition(" ")[0]
            counts[script] = counts.get(script, 0) + 1
    return _SCRIPTS.get(max(counts, key=lambda script: counts[script]), "und") if counts else "und"
