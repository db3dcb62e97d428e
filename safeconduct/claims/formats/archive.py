"""Web archives: WARC (ISO 28500), compressed or not, and WACZ, a ZIP around one.

1. Records are walked in order, each bounded; the first page of a response that holds text is what is read.
2. Chunks and compression of HTTP are undone, each within the same measure.
3. Nothing inside is an archive that is opened again.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from safeconduct.claims.formats import html, plain
from safeconduct.claims.formats.extracted import (
    BROKEN,
    EMPTY,
    TOO_MUCH_WORK,
    UNKNOWN_KIND,
    Extracted,
    Unreadable,
)
from safeconduct.claims.formats.zips import MOST_OUT, Archive

MOST_RECORDS = 5000
MOST_HEADER = 64 * 1024
_PIECE = 64 * 1024
_PAGES = ("text/html", "application/xhtml+xml")


class Record(NamedTuple):
    """One record: its headers by lower-case name, and its block."""

    headers: dict[str, str]
    block: bytes


def read(data: bytes) -> Extracted:
    """Raises Unreadable."""
    kind = "wacz" if data.startswith(b"PK") else "warc"
    found: Extracted | None = None
    for record in _records(_unzipped(data) if kind == "wacz" else [data]):
        page = _page(record)
        if page is not None and (found is None or len(page.text) > len(found.text)):
            found = page
    if found is None:
        raise Unreadable(EMPTY)
    return Extracted(
        text=found.text,
        title=found.title,
        dated=found.dated,
        reference=found.reference,
        language=found.language,
        byline=found.byline,
        kind=kind,
    )


def _unzipped(data: bytes) -> Iterator[bytes]:
    archive = Archive(data)
    names = [
        one for one in archive.names() if one.startswith("archive/") and one.endswith((".warc", ".warc.gz"))
    ]
    if not names:
        raise Unreadable(BROKEN)
    for name in names:
        yield archive.open(name)


def _records(files: Iterator[bytes] | list[bytes]) -> Iterator[Record]:
    seen = 0
    for file in files:
        rest = inflated(file) if file.startswith(b"\x1f\x8b") else file
        if not rest.startswith(b"WARC/"):
            raise Unreadable(UNKNOWN_KIND)
        at = 0
        while rest.startswith(b"WARC/", at) and seen < MOST_RECORDS:
            record, at = _record(rest, at)
            seen += 1
            yield record


def _record(data: bytes, at: int) -> tuple[Record, int]:
    end = data.find(b"\r\n\r\n", at, at + MOST_HEADER)
    if end < 0:
        raise Unreadable(BROKEN)
    headers = _headers(data[at:end])
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 12:
        raise Unreadable(BROKEN)
    begin = end + 4
    after = begin + int(length)
    while data.startswith((b"\r", b"\n"), after):
        after += 1
    return Record(headers, data[begin : begin + int(length)]), max(after, begin)


def _headers(raw: bytes) -> dict[str, str]:
    lines = raw.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _colon, value in pairs}


def _page(record: Record) -> Extracted | None:
    """The page of a response; None for everything else: pictures, requests, other answers than 200."""
    kind = record.headers.get("warc-type", "")
    if kind == "resource":
        headers, body = {"content-type": record.headers.get("content-type", "")}, record.block
    elif kind == "response" and record.block.startswith(b"HTTP/"):
        head, _gap, body = record.block.partition(b"\r\n\r\n")
        if b" 200" not in head[:16]:
            return None
        headers = _headers(head)
    else:
        return None
    media, _semicolon, parameters = headers.get("content-type", "").partition(";")
    if media.strip().lower() not in _PAGES:
        return None
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    text = plain.decode(_body(headers, body), charset)
    found = html.page(text)
    address = record.headers.get("warc-target-uri", "").strip("<>")
    return Extracted(
        text=found.text,
        title=found.title,
        dated=found.dated,
        reference=address or found.reference,
        language=found.language,
        byline=found.byline,
    )


def _body(headers: dict[str, str], body: bytes) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = b"".join(_chunks(body))
    encoding = headers.get("content-encoding", "").lower()
    if encoding in {"gzip", "x-gzip", "deflate"} and body[:2] in {
        b"\x1f\x8b",
        b"\x78\x9c",
        b"\x78\x01",
        b"\x78\xda",
    }:
        return inflated(body)
    return body


def _chunks(body: bytes) -> Iterator[bytes]:
    """RFC 9112, 7.1. A body whose chunks an archive program has put together already is given as it is."""
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 100)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or any(sign not in b"0123456789abcdefABCDEF" for sign in size) or len(size) > 8:
            yield body[at:]
            return
        if int(size, 16) == 0:
            return
        yield body[end + 2 : end + 2 + int(size, 16)]
        at = end + 2 + int(size, 16) + 2


def inflated(data: bytes) -> bytes:
    """Every member of a gzip (or one zlib stream) unfolded, within the measure. Raises Unreadable."""
    found, at = bytearray(), 0
    try:
        while at < len(data):
            unfolding = zlib.decompressobj(zlib.MAX_WBITS | 32)
            while not unfolding.eof and at < len(data):
                piece = data[at : at + _PIECE]
                found += unfolding.decompress(piece, MOST_OUT + 1 - len(found))
                if len(found) > MOST_OUT:
                    raise Unreadable(TOO_MUCH_WORK)
                at += len(piece) - len(unfolding.unused_data)
    except zlib.error:
        if not found:
            raise Unreadable(BROKEN) from None
    return bytes(found)
