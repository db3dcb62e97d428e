"""Paragraphs that hang on one before them which ends with a colon: the items of a list, an account. Pure."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.language import Language, Stretch
from safeconduct.claims.read.quotes import PAIRS

MARKED = re.compile(r"(?:\(?\d{1,2}\s*/\s*\d{0,2}\)?|\(?\d{1,2}[.)]|\(?[a-zа-я]\)|[-•*–—▪●◦‣⁃·✔✅☑])\s")
_NUMBERED = re.compile(r"\d{1,2}\s*/")


def leads(text: str, paragraphs: Sequence[Stretch], language: Language) -> dict[int, Stretch]:
    """For each paragraph that hangs on another, by its place: the one that it hangs on."""
    found: dict[int, Stretch] = {}
    lead: Stretch | None = None
    kind = ""
    for place, one in enumerate(paragraphs):
        words = one.of(text)
        if lead is not None:
            mine = _kind(words, language)
            if mine and kind in {"", mine}:
                found[place], kind = lead, mine
                if mine != "list" or not words.endswith(":"):
                    continue
            lead = None
        following = [other.of(text) for other in paragraphs[place + 1 : place + 2]]
        if _leads(words, following):
            lead, kind = one, ""
    return found


def _leads(words: str, following: Sequence[str]) -> bool:
    """Whether a paragraph ends with a colon, or breaks off before the first item of a list."""
    if _NUMBERED.match(words) or not following:
        return False
    item = MARKED.match(following[0]) and not _NUMBERED.match(following[0])
    last = words.rsplit(maxsplit=1)[-1]
    breaks_off = last.isalpha() and last.islower() and not MARKED.match(words)
    return words.rstrip("*_ ").endswith(":") or (breaks_off and bool(item))


def _kind(words: str, language: Language) -> str:
    """How a paragraph hangs on a lead: as an item with its mark or its semicolon, or as words of somebody."""
    if MARKED.match(words):
        return "list"
    if words[-1] == ";" or (words[0].islower() and words[-1] in ".,"):
        return "list"
    if words[0] in PAIRS:
        return "words"
    return "words" if language.first_person(words) and not words.endswith("?") else ""
