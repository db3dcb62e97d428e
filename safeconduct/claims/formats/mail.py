"""Messages, and pages saved as one file (MHTML), which are messages of another kind (RFC 2557).

Of a message the text is taken, or its HTML where there is no text. Attachments stay in the sealed original:
an archive within an archive is never opened.
"""

import re
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from email.policy import default
from email.utils import parsedate_to_datetime

from safeconduct.claims.formats import html, plain
from safeconduct.claims.formats.extracted import EMPTY, Extracted, Unreadable

MOST_PARTS = 200
_SIGNATURE = re.compile(r"(?m)^-- $[\s\S]*\Z")


def read(data: bytes) -> Extracted:
    """Raises Unreadable EMPTY."""
    message = message_from_bytes(data, policy=default)
    parts = _parts(message)
    saved = message.get_content_type() == "multipart/related" and bool(
        _header(message, "Snapshot-Content-Location")
    )
    page = next((one for one in parts if one.get_content_type() == "text/html"), None)
    words = next(
        (one for one in parts if one.get_content_type() == "text/plain" and _text(one).strip()), None
    )
    if saved or (page is not None and words is None):
        return _of_page(message, page, "mhtml" if _is_page(message) else "eml")
    if words is None:
        raise Unreadable(EMPTY)
    text = _SIGNATURE.sub("", _text(words).replace("\r\n", "\n"))
    return Extracted(text=text, title=_header(message, "Subject"), dated=_date(message), kind="eml")


def _parts(message: Message) -> list[Message]:
    """What is shown of a message, itself included; neither what is attached nor messages within it."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) < MOST_PARTS:
        one = waiting.pop(0)
        if one.get_content_type() == "message/rfc822" or one.get_content_disposition() == "attachment":
            continue
        if one.is_multipart():
            waiting = [part for part in one.get_payload() if isinstance(part, Message)] + waiting
        else:
            found.append(one)
    return found


def _of_page(message: Message, page: Message | None, kind: str) -> Extracted:
    if page is None:
        raise Unreadable(EMPTY)
    found = html.page(_text(page))
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    return Extracted(
        text=found.text,
        title=found.title or _header(message, "Subject"),
        # The message of a saved page is dated by who saved it.
        dated=found.dated or ("" if kind == "mhtml" else _date(message)),
        reference=found.reference or (address if kind == "mhtml" else ""),
        language=found.language,
        byline=found.byline,
        kind=kind,
    )


def _is_page(message: Message) -> bool:
    return message.get_content_type() == "multipart/related" or bool(
        _header(message, "Snapshot-Content-Location")
    )


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return plain.decode(payload, part.get_content_charset() or "")


def _header(message: Message, name: str) -> str:
    """A header as text; one that cannot be read is none."""
    with suppress(Exception):  # the standard library raises many things for a header that is made to break it
        return str(message.get(name, ""))
    return ""


def _date(message: Message) -> str:
    with suppress(ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(_header(message, "Date")).isoformat()
    return ""
