"""Which kind of file it is, and who reads that kind.

A file is what its bytes say. The name decides only between kinds of text, which bytes do not tell apart.
"""

import codecs
import contextlib
import pkgutil
import re
from importlib import import_module

from safeconduct.claims.formats.extracted import (
    EMPTY,
    MOST_CHARACTERS,
    TOO_LONG,
    Extracted,
    Unreadable,
)
from safeconduct.claims.formats.tidy import tidy, tidy_line

_MODULE = {  # kind → the module with a function `read`
    "text": "plain",
    "html": "html",
    "eml": "mail",
    "mhtml": "mail",
    "pdf": "pdf",
    "docx": "docx",
    "wacz": "archive",
    "warc": "archive",
}
_WHOLE = {"mail": ("email",), "pdf": ("pypdf",)}  # packages that import parts of themselves when in use
_ENCODINGS = """ ascii charmap cp1250 cp1251 cp1252 cp866 cp437 idna iso8859_1 iso8859_2 iso8859_5
iso8859_15 koi8_r koi8_u latin_1 mac_cyrillic mac_roman punycode quopri_codec base64_codec
raw_unicode_escape unicode_escape utf_16 utf_16_be utf_16_le utf_32 utf_32_be utf_32_le utf_7 utf_8
utf_8_sig zlib_codec hex_codec
"""
_ABOVE = re.compile(rb"\A(?:\s+|<!--(?:(?!-->).){0,500}-->)+", re.DOTALL)
_MARKUP = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<article",
    b"<main",
    b"<section",
    b"<div",
    b"<p>",
    b"<?xml",
)
_HEADERS = (b"from:", b"subject:", b"mime-version:", b"received:", b"return-path:", b"date:", b"message-id:")


def kind_of(name: str, data: bytes) -> str:
    """What a file is."""
    begin = _begin(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "wacz" if _ends(name, ".wacz") or b"archive/" in data[:4096] else "docx"
    if begin.startswith(b"WARC/") or data.startswith(b"\x1f\x8b"):
        return "warc"
    return _kind_of_text(name, begin.lower(), data)


def _begin(data: bytes) -> bytes:
    """How a text begins, in one encoding and after what programs that save pages write above them."""
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    first = data[:2048].decode("utf-16", "ignore").encode() if utf_16 else data[:1024]
    return _ABOVE.sub(b"", first.lstrip(codecs.BOM_UTF8))


def _kind_of_text(name: str, begin: bytes, data: bytes) -> str:
    if _is_mail(name, begin, data):
        return "mhtml" if b"multipart/related" in data[:8192].lower() else "eml"
    marked_up = _ends(name, ".html", ".htm", ".xhtml") and b"<" in data
    return "html" if marked_up or begin.startswith(_MARKUP) else "text"


def load(name: str, data: bytes) -> None:
    """Import whatever reading this file will need: afterwards nothing can be opened."""
    for codec in _ENCODINGS.split():
        codecs.lookup(codec)
    kind = _MODULE[kind_of(name, data)]
    for package in _WHOLE.get(kind, ()):
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                with contextlib.suppress(ImportError):  # what it may do without
                    import_module(module.name)
    import_module(f"safeconduct.claims.formats.{kind}")


def read(name: str, data: bytes) -> Extracted:
    """The text of a file. Raises Unreadable; a parser may raise whatever it likes."""
    module = import_module(f"safeconduct.claims.formats.{_MODULE[kind_of(name, data)]}")
    found: Extracted = module.read(data)
    text = tidy(found.text)
    if not any(character.isalnum() for character in text):
        raise Unreadable(EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(TOO_LONG)
    return Extracted(
        text=text,
        title=tidy_line(found.title, 300),
        dated=tidy_line(found.dated, 40),
        reference=tidy_line(found.reference, 1000),
        language=tidy_line(found.language, 20),
        kind=found.kind,
        byline=tidy_line(found.byline, 200),
        sender=tidy_line(found.sender, 200),
    )


def _ends(name: str, *endings: str) -> bool:
    return name.lower().endswith(endings)


def _is_mail(name: str, lower: bytes, data: bytes) -> bool:
    """Headers of a message at the very beginning, at least two of those that every message has."""
    if not lower.startswith(
        (*_HEADERS, b"x-", b"delivered-to:", b"dkim-", b"content-", b"to:", b"snapshot-", b"arc-")
    ):
        return False
    if _ends(name, ".eml", ".mht", ".mhtml"):
        return True
    head = b"\n" + data[:8192].lower().split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    return sum(b"\n" + header in head for header in _HEADERS) >= 3
