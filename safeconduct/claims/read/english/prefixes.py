"""What stands before an English sentence and is no part of it: a dateline, "UPD 21:40.", "Reminder:"."""

import re

from safeconduct.claims.read.language import Stretch

_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]{2,}(?:[\s,/]+[A-Z][\w’'.-]*)*(?:,?\s[^—–\n;:?!]{0,30}?)?(?:\s?\([^)\n]{2,40}\))?"
    r"\s*(?:[—–]|\s-|--)\s*(?=[“\"‘«]?[A-Z])"
)
_NOTE = re.compile(
    r"(?:[^\w\s“\"«‘'(\[#@]+\s*)?(?i:upd(?:ate)?d?|breaking(?:\s+news)?|urgent|reminder|correction|important"
    r"|attention|note|nb|p\.?\s?s|thread|latest|just\s+in|exclusive|meanwhile|by\s+the\s+way|flash)\b"
    r"[\s(\[]*(?:(?:as\s+of|at|no\.?|on)?\s*\d[\d:./]*\s*(?:[ap]\.?m\.?)?[)\]]*)?\s*[:.!—–-]+(?=\s)"
)
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?[\])]?(?:\s+[—–-]|[.:])(?=\s)")


def dateline(text: str, place: Stretch) -> Stretch:
    """The sentence without "CHELYABINSK, 5 March (Northern Wire) —"."""
    match = _DATELINE.match(text, place.start, place.end)
    return Stretch(match.end(), place.end) if match else place


def note(text: str, place: Stretch) -> int:
    """Where the sentence proper begins, behind "UPD 21:40:" or "Reminder:"; else its own beginning."""
    match = _NOTE.match(text, place.start, place.end) or _CLOCK.match(text, place.start, place.end)
    return match.end() if match else place.start


def alone(text: str, place: Stretch) -> bool:
    """Whether a sentence is nothing but such a note ("UPD 21:40."): it belongs to the next one."""
    match = _NOTE.match(text + " ", place.start, place.end + 1)
    return match is not None and match.end() >= place.end
