"""Text without what nobody can see. Positions in it stand for ever, so this comes before any of them."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_JOINED = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}  # ﬁ, ﬂ …
_HALVES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND = re.compile(" *\n *")
_GAPS = re.compile("\n{3,}")


def tidy(text: str) -> str:
    """One kind of line end, one kind of blank, letters composed (NFC), no marks that cannot be seen."""
    text = _HALVES.sub("\ufffd", text).translate(_JOINED)
    text = unicodedata.normalize("NFC", _NEVER.sub("", _LINE_ENDS.sub("\n", text)))
    return _GAPS.sub("\n\n", _AROUND.sub("\n", _BLANKS.sub(" ", text))).strip()


def tidy_line(text: str, most: int) -> str:
    """One line of at most so many characters."""
    return " ".join(tidy(text).split())[:most]
