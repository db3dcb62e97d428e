"""The parts that pages are made of. Every word passed in is already in the reader's language.

Block tags end with their name: `{% panel _("Alarms") note="1 open" %} … {% endpanel %}`.
States, wherever one is taken: "" calm · "soon" running out · "over" has run out · "nobody" nobody has
it · "unknown" nobody knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from safeconduct.kernel import clock as kernel_clock
from safeconduct.web import moments
from safeconduct.web.tags import register


@dataclass(frozen=True)
class Column:
    """A column of `{% table %}`. `kind` is "" or "amount" (aligned right); the first column heads its row."""

    label: str
    kind: str = ""


@dataclass(frozen=True)
class Step:
    """A step of an alarm's track: done, now, later, or nobody (it waits and nobody has it)."""

    label: str
    state: str = "later"


@register.simple_block_tag
def panel(
    content: str,
    title: str,
    *,
    note: str = "",
    more: str = "",
    more_url: str = "",
    id: str = "",  # noqa: A002  (the name of the attribute)
) -> SafeString:
    """A titled box. `note` says in a few words what is counted; `more` leads to all of it."""
    given = {"title": title, "note": note, "more": more, "more_url": more_url, "id": id, "content": content}
    return render_to_string("web/parts/panel.html", given)


@register.simple_block_tag
def notice(content: str, state: str = "") -> SafeString:
    """A paragraph that must not be missed. Beside the states it takes "grave": this cannot be undone."""
    return format_html('<div class="notice {}" role="note">{}</div>', state, content)


@register.inclusion_tag("web/parts/empty.html")
def empty(title: str, text: str, *, action: str = "", url: str = "") -> dict[str, str]:
    """What an empty page says: what belongs here, and how to begin."""
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("web/parts/table.html")
def table(
    columns: Sequence[Column], rows: Sequence[Sequence[object]], *, caption: str = ""
) -> dict[str, Any]:
    """A table that becomes a stack of cards where it is narrow. Cells are text, or safe markup."""
    lined = [list(zip(columns, row, strict=True)) for row in rows]
    return {"columns": columns, "rows": lined, "caption": caption}


@register.simple_tag
def flag(text: str, state: str = "") -> SafeString:
    """A short mark beside a name: "minor", "channel compromised"."""
    return format_html('<span class="flag {}">{}</span>', state, text)


@register.simple_tag
def grade(text: str) -> SafeString:
    """The grade of a source and of what it says: "B2"."""
    return format_html('<span class="grade"><span class="unseen">{} </span>{}</span>', gettext("grade"), text)


@register.inclusion_tag("web/parts/clock.html")
def clock(
    what: str, *, how_long: object, limit: str, source: str, state: str = "", grade: str = "", url: str = ""
) -> dict[str, object]:
    """A clock says three things: how long, against what limit, reckoned from which claim.

    `how_long` is a timedelta, or words ("may be over by 12:32") where it is not one length.
    """
    shown = moments.lasting(how_long) if isinstance(how_long, timedelta) else how_long
    return {
        "what": what,
        "how_long": shown,
        "limit": limit,
        "source": source,
        "state": state,
        "grade": grade,
        "url": url,
    }


@register.simple_tag(takes_context=True)
def heartbeat(context: Context, at: datetime | None, *, ok: bool, reason: str = "") -> SafeString:
    """The engine's heartbeat, last seen `at`. Where it is not `ok`, `reason` says why.

    On a page that nobody refreshes it turns red by itself, 15 s after it was written.
    """
    now = context.get("now") or kernel_clock.now()
    ago = moments.relative(at, now) if at else ""
    given = {"at": at, "ok": ok, "reason": reason, "ago": ago, "now": now, "zone": context.get("zone")}
    return render_to_string("web/parts/heartbeat.html", given)


@register.inclusion_tag("web/parts/track.html")
def track(steps: Sequence[Step]) -> dict[str, Sequence[Step]]:
    """The steps something has gone through and goes through next."""
    return {"steps": steps}


@register.simple_tag(takes_context=True)
def alarm(context: Context, entry: dict[str, Any]) -> SafeString:
    """One alarm: `code`, `url`, `title`, `open`, `flags`, `note`, `steps`, `take_url`, `ticket`."""
    return _with_token("web/parts/alarm.html", context, {"alarm": entry})


@register.simple_tag(takes_context=True)
def burning(
    context: Context, entries: Sequence[dict[str, Any]], *, more: str = "", more_url: str = ""
) -> SafeString:
    """The strip of alarms that nobody has: of each `id`, `code`, `since`, `title`, `take_url`, `ticket`,
    and `also`: what else of the same incident nobody has."""
    given = {"entries": entries, "more": more, "more_url": more_url}
    return _with_token("web/parts/burning.html", context, given) if entries or more else SafeString()


@register.inclusion_tag("web/parts/facts.html")
def facts(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """A list of names and values."""
    return {"pairs": pairs}


@register.inclusion_tag("web/parts/gate.html")
def gate(lines: Sequence[tuple[str, str]]) -> dict[str, object]:
    """What must hold: (text, "yes" | "no" | "waits") for each condition."""
    words = {
        "yes": ("✓", gettext("holds")),
        "no": ("✕", gettext("does not hold")),
        "waits": ("…", gettext("still open")),
    }
    return {"lines": [(text, state, *words[state]) for text, state in lines]}


@register.inclusion_tag("web/parts/tabs.html")
def tabs(entries: Sequence[tuple[str, str, bool]], *, label: str) -> dict[str, object]:
    """Pages that belong together, as links: (label, url, whether it is this one)."""
    return {"entries": entries, "label": label}


@register.inclusion_tag("web/parts/pager.html")
def pager(*, newer_url: str = "", older_url: str = "", text: str = "") -> dict[str, str]:
    """Newer and older pages of a list that is sorted by time; `text` says which stretch this is."""
    return {"newer_url": newer_url, "older_url": older_url, "text": text}


@register.simple_tag(takes_context=True)
def progress(
    context: Context,
    what: str,
    *,
    done: int | None = None,
    whole: int = 100,
    left: timedelta | None = None,
    cancel_url: str = "",
) -> SafeString:
    """Long work: how far it is, how long it still takes, and how to stop it. `done` is None while unknown."""
    given = {
        "what": what,
        "done": done,
        "whole": whole,
        "left": moments.lasting(left) if left is not None else "",
        "cancel_url": cancel_url,
    }
    return _with_token("web/parts/progress.html", context, given)


@register.inclusion_tag("web/parts/secret.html")
def secret(text: str, *, label: str, note: str = "", id: str = "secret") -> dict[str, str]:  # noqa: A002  (as above)
    """A passphrase, a code or a share that is shown once, to be written down or copied."""
    return {"text": text, "label": label, "note": note, "id": id}


def _with_token(template: str, context: Context, given: dict[str, Any]) -> SafeString:
    """Render a part that holds a form. The token goes along; so does what `{% since %}` counts from."""
    shared = {key: context.get(key) for key in ("csrf_token", "now", "zone")}
    return render_to_string(template, {**shared, **given})
