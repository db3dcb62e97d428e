"""Messages, and pages saved as one file (MHTML), which are messages of another kind (RFC 2557).

Of a message the text is taken, or its HTML where there is no text. Attachments stay in the sealed original:
an archive within an archive is never opened.
"""

import re
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime

from safeconduct.claims.formats import html, plain
from safeconduct.claims.formats.extracted import EMPTY, TOO_MUCH_WORK, Extracted, Unreadable

MOST_PARTS = 200
MOST_DECLARED = 1000  # contents that a message may declare
MOST_HEADER = 2000  # characters
MOST_PARAMETERS = 300  # characters of a header that is made of parts, which take the square of their number
_MADE_OF_PARTS = frozenset({"content-type", "content-disposition", "content-transfer-encoding"})
_SIGNATURE = re.compile(r"(?m)^-- $[\s\S]*\Z")


class _Short(EmailPolicy):
    """Reads of each header so much as one has that somebody is to read."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        most = MOST_PARAMETERS if name.lower() in _MADE_OF_PARTS else MOST_HEADER
        return name, value[:most]


_POLICY = _Short()


def read(data: bytes) -> Extracted:
    """Raises Unreadable EMPTY, TOO_MUCH_WORK."""
    if data.lower().count(b"content-type:") > MOST_DECLARED:
        raise Unreadable(TOO_MUCH_WORK)
    message = message_from_bytes(data, policy=_POLICY)
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
    return Extracted(
        text=text,
        title=_header(message, "Subject"),
        dated=_date(message),
        kind="eml",
        sender=_sender(message),
    )


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
        sender="" if kind == "mhtml" else _sender(message),
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


def _sender(message: Message) -> str:
    """The name beside the address from which it came."""
    name = " ".join(parseaddr(_header(message, "From"))[0].split())
    return "" if "@" in name else name


def _date(message: Message) -> str:
    with suppress(ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(_header(message, "Date")).isoformat()
    return ""
