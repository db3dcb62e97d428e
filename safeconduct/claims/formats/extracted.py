"""What is taken out of a file, and the words for why nothing could be."""

import msgspec

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_

MOST_BYTES = 25 * 1024 * 1024  # of a file
MOST_CHARACTERS = 100_000  # of text: some forty pages. Whoever has more brings the pages that matter

EMPTY = define(
    "no_text",
    422,
    N_(
        "No text was found in this file: it may hold pictures of pages. The file was kept, sealed, if it was "
        "brought into a case or a reading. Type or paste the words that matter."
    ),
)
UNKNOWN_KIND = define(
    "unknown_format",
    422,
    N_(
        "This is no kind of file that can be read here: text, HTML, .eml, .pdf, .docx, MHTML, WARC and WACZ "
        "are. Open it where you trust it and paste the words that matter."
    ),
)
BROKEN = define(
    "broken_file",
    422,
    N_(
        "This file is damaged, cut off or locked with a password, and its text could not be taken out. "
        "Save it anew or paste its text."
    ),
)
HOSTILE = define(
    "hostile_file",
    422,
    N_(
        "This file is made so that opening it may do harm, and it was not opened further. Tell your "
        "administrator where it came from; paste the text if you need it."
    ),
)
TOO_LARGE = define(
    "document_too_large",
    413,
    N_("This file is larger than 25 MiB. Bring the pages that matter, or paste the text."),
)
TOO_LONG = define(
    "text_too_long",
    422,
    N_(
        "There are more than 100,000 characters of text in this. Documents are read one at a time, not in "
        "bulk: bring the pages that matter."
    ),
)
TOO_MUCH_WORK = define(
    "too_much_work",
    422,
    N_(
        "Reading this took more time or memory than one document may have, and it was stopped. "
        "Bring a part of it, or paste the text."
    ),
)


REFUSALS = frozenset({EMPTY, UNKNOWN_KIND, BROKEN, HOSTILE, TOO_LARGE, TOO_LONG, TOO_MUCH_WORK})


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a file, without its furniture (menus, cookie lines, related links).

    `dated` (ISO 8601, of a day or an instant, as the file has it), `reference` (an address that the file
    says it came from) and `byline` are what the file says of itself: proposals that a person must take up.
    `kind` is what it was: text, html, eml, pdf, docx, mhtml, warc, wacz. The headline stands in `title`
    alone. `sender`: how a message names who sent it ("" where it shows an address alone).
    """

    text: str
    title: str = ""
    dated: str = ""
    reference: str = ""
    language: str = ""
    kind: str = "text"
    byline: str = ""
    sender: str = ""


class Unreadable(Exception):  # noqa: N818  (an answer of the child, not a fault)
    """Why nothing was taken out; `code` is one of the refusals above."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
