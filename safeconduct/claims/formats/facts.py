"""What a page says of itself: headline, author, date, address, language. Each is a proposal."""

import re
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from safeconduct.claims.formats.tree import Element

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})""")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "date",
    "parsely-pub-date",
    "sailthru.date",
)
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author")
_BYLINES = frozenset({"byline", "author", "authors", "by-line", "article-author", "post-author"})
_MOST_STATED = 200_000  # characters of one script that states facts


class Facts(NamedTuple):
    """Each empty where the page does not say."""

    headline: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    address: str = ""
    language: str = ""


def declared_encoding(data: bytes) -> str:
    """What a page says about its encoding."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def facts(root: Element) -> Facts:
    """What stands in its head, and in what it states for machines (schema.org)."""
    every = list(root.walk())
    metas = _metas(every)
    stated = next(filter(None, map(_stated, every)), {})
    published = [metas.get(name, "") for name in _PUBLISHED]
    canonical = [one.attributes.get("href", "") for one in every if one.attributes.get("rel") == "canonical"]
    address = next((one for one in (*canonical, metas.get("og:url", "")) if one.startswith("http")), "")
    spoken = next((one.attributes.get("lang", "") for one in every if one.tag == "html"), "")
    author = next((metas[name] for name in _AUTHOR if metas.get(name)), "")
    title = next((one for one in every if one.tag == "title"), None)
    return Facts(
        headline=_string(stated.get("headline")),
        title=metas.get("og:title", "") or (" ".join(title.words().split()) if title else ""),
        author="" if author.startswith("http") else author,
        published=next(filter(None, map(moment, [_string(stated.get("datePublished")), *published])), ""),
        address=address,
        language=spoken.partition("-")[0].lower(),
    )


def dateline(root: Element) -> str:
    """The first <time> of what is left of the page."""
    times = (one.attributes.get("datetime", "") for one in root.walk() if one.tag == "time")
    return next(filter(None, map(moment, times)), "")


def byline(body: Element) -> str:
    """Who signs for it, taken out of the body so that it is nobody's words."""
    for one in body.walk():
        for child in one.children:
            if isinstance(child, Element) and _signs(child) and len(child.words()) < 200:
                one.children.remove(child)
                return " ".join(child.words().split())
    return ""


def moment(text: str) -> str:
    """An instant or a day in ISO 8601; nothing for anything else."""
    text = text.strip()[:40]
    try:
        return (
            datetime.fromisoformat(text).isoformat()
            if len(text) > 10
            else date.fromisoformat(text).isoformat()
        )
    except ValueError:
        return ""


def _signs(one: Element) -> bool:
    named = set(one.attributes.get("class", "").lower().split())
    return (
        bool(named & _BYLINES)
        or one.attributes.get("rel", "") == "author"
        or one.attributes.get("itemprop", "") == "author"
    )


def _metas(every: list[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in every:
        if one.tag == "meta":
            name = (
                one.attributes.get("property")
                or one.attributes.get("name")
                or one.attributes.get("itemprop")
                or ""
            )
            found.setdefault(name.lower(), one.attributes.get("content", ""))
    return found


def _stated(one: Element) -> dict[str, Any]:
    """The first thing with a date of publication in a script of JSON-LD."""
    if one.tag != "script" or one.attributes.get("type", "").lower() != "application/ld+json":
        return {}
    text = "".join(child for child in one.children if isinstance(child, str))
    if len(text) > _MOST_STATED:
        return {}
    try:
        waiting = [msgspec.json.decode(text)]
    except (msgspec.MsgspecError, RecursionError):
        return {}
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            if "datePublished" in thing:
                return thing
            waiting.extend(thing[name] for name in ("@graph", "mainEntity") if name in thing)
    return {}


def _string(thing: object) -> str:
    return thing if isinstance(thing, str) else ""
