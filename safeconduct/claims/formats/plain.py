"""Text files, in whichever of the encodings that are met."""

import re

from safeconduct.claims.formats.extracted import UNKNOWN_KIND, Extracted, Unreadable

_MARKS = (  # the longer first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SINGLE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")
_OFTEN = frozenset("оеаинтсрвлкм")
_LOOK_AT = 20_000  # bytes by which an encoding is judged
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_OTHERS = (
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"7z\xbc\xaf",
    b"Rar!",
    b"MZ",
    b"\x7fELF",
)


def read(data: bytes) -> Extracted:
    """Raises Unreadable UNKNOWN_KIND for what is no text."""
    return Extracted(text=decode(data), kind="text")


def decode(data: bytes, declared: str = "") -> str:
    """Bytes as text: by their mark, as UTF-8, as `declared`, else by which reading looks like a language."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.startswith(_OTHERS) or len(_BINARY.findall(data[:_LOOK_AT])) > len(data[:_LOOK_AT]) // 200:
        raise Unreadable(UNKNOWN_KIND)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and fault.start > len(data) - 4 > 0:
            return data.decode("utf-8", "replace")  # cut off within its last letter
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError, OSError):
            pass  # it lied, or names an encoding that nobody meets: judged by its looks
    return max((data.decode(one, "replace") for one in _SINGLE), key=lambda text: _likeness(text[:_LOOK_AT]))


def _likeness(text: str) -> float:
    """How much text looks like one: frequent letters count for it, odd signs and mixed case against."""
    score = 0.0
    before = " "
    for letter in text:
        if letter in _OFTEN:
            score += 2
        elif letter.isalpha():
            score += 0.5 if letter.isascii() or "а" <= letter.lower() <= "я" or letter in "ёЁ" else -1
            if letter.isupper() and before.islower():
                score -= 3
        elif not letter.isascii() and letter not in "«»—–…№“”„‘’ ":
            score -= 2
        before = letter
    return score
