"""PDF: the text of its pages. Scripts, forms, attachments and links are never looked at.

The library is written in Python: what a file can do to it is waste time and memory, which are bounded.
"""

import re
from io import BytesIO

import pypdf

from safeconduct.claims.formats.extracted import BROKEN, MOST_CHARACTERS, TOO_LONG, Extracted, Unreadable

MOST_PAGES = 300
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n(?=[^\W\d_])")
_NUMBER = re.compile(r"(?m)^\s*(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?\s*$")


def read(data: bytes) -> Extracted:
    """Raises Unreadable BROKEN (also for one under a password), TOO_LONG."""
    book = pypdf.PdfReader(BytesIO(data), strict=False)
    if book.is_encrypted and not book.decrypt(""):
        raise Unreadable(BROKEN)
    if len(book.pages) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    pages: list[str] = []
    for page in book.pages:
        pages.append(_NUMBER.sub("", page.extract_text() or ""))
        if sum(map(len, pages)) > 2 * MOST_CHARACTERS:
            raise Unreadable(TOO_LONG)
    about = book.metadata
    title = about.title if about and isinstance(about.title, str) else ""
    return Extracted(text=_HYPHEN.sub("", "\n".join(pages)), title=title or "", kind="pdf")
