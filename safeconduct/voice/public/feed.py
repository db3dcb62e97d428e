"""The feed of one language (RFC 4287): one entry for each statement, the same for as long as it stands."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET  # nosec B405

from django.utils.html import escape
from django.utils.translation import gettext as _

from safeconduct.voice.public.documents import PublicDocument, PublicVersion
from safeconduct.voice.public.reading import Entry
from safeconduct.voice.public.words import kind

ATOM = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed without entries has a date all the same
# What XML 1.0 cannot carry in any spelling: one such character would end the feed for every reader.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPE = "application/atom+xml; charset=utf-8"


def feed(entries: Iterable[Entry], language: str, url: str) -> bytes:
    """The feed with what was published in the language, at the public address `url` without a slash."""
    mine = [one for one in entries if language in one.document.languages]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _text(root, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'{url}/{language}/feed.atom')}")
    _text(root, "title", _("Public statements"))
    _text(root, "updated", _stamp(max((one.document.updated for one in mine), default=NEVER)))
    _text(ET.SubElement(root, "author"), "name", urlsplit(url).hostname or "safeconduct")
    _link(root, "self", f"{url}/{language}/feed.atom", "application/atom+xml")
    _link(root, "alternate", f"{url}/{language}/", "text/html")
    for one in mine:
        root.append(_entry(one, language, url))
    whole: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _entry(one: Entry, language: str, url: str) -> ET.Element:
    document, made = one.document, ET.Element("entry")
    # Of its language: a reader who follows both feeds takes two texts with one id for one.
    _text(made, "id", f"urn:uuid:{uuid5(one.id, language)}")
    _text(made, "title", _title(document, language))
    _text(made, "published", _stamp(document.published))
    _text(made, "updated", _stamp(document.updated))
    _link(made, "alternate", f"{url}/{language}/{document.code}", "text/html")
    ET.SubElement(made, "category", {"term": document.kind, "label": kind(document.kind)})
    content = ET.SubElement(made, "content", {"type": "html"})
    html = _withdrawn() if document.withdrawn else _html(document.versions[-1], language)
    content.text = _NOT_XML.sub("", html)
    return made


def _title(document: PublicDocument, language: str) -> str:
    if document.withdrawn:
        return _("Withdrawn")
    text = next(one for one in document.versions[-1].texts if one.language == language)
    corrected = _("Corrected")
    return f"{corrected}: {text.title}" if len(document.versions) > 1 else text.title


def _withdrawn() -> str:
    said = _("This statement was withdrawn. Please do not quote it.")  # in an f-string nothing is extracted
    return f"<p>{escape(said)}</p>"


def _html(version: PublicVersion, language: str) -> str:
    said = [part for one in version.corrections if one.language == language for part in one.parts]
    said += [part for one in version.texts if one.language == language for part in one.parts]
    return "".join(f"<p>{escape(part)}</p>" for part in said)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("", text)


def _link(parent: ET.Element, rel: str, href: str, kind_of: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind_of})


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
