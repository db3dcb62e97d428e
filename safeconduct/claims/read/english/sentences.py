"""Where an English sentence ends: not after an abbreviation or an initial; its closing mark is its own."""

import re

from safeconduct.claims.read.language import Stretch, breaths, wordset

_SHORT = wordset(
    """mr mrs ms dr prof st no nos art arts para paras sec fig vol vs etc e.g i.e approx col lt capt gen maj
    sgt rev hon gov sen rep jan feb mar apr jun jul aug sep sept oct nov dec p pp ca cf al"""
)
_NUMBERED = wordset("no nos art arts para paras sec p pp fig vol")
_INITIALS = re.compile(r"(?:\w\.)+\w")
_END = re.compile(
    r"[.!?…]+[”’»\"')\]]*(?=\s|$)|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?(?=\s+[“\"‘]?[A-Z])"
)
_BEFORE = re.compile(r"([\w.&-]+)$")
_GOES_ON = re.compile(r"[”’»\"')\]]")


def sentences(text: str, start: int, end: int) -> list[Stretch]:
    """The sentences of a paragraph, without the spaces around them."""
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        if match.start() >= begin and _ends(text, begin, match, end):
            found += _bare(text, begin, match.end())
            begin = match.end()
    return list(breaths(found + _bare(text, begin, end), text))


def _bare(text: str, start: int, end: int) -> list[Stretch]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    bare = words.strip()
    return [Stretch(start + left, start + left + len(bare))] if bare else []


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : end].lstrip()
    if not following:
        return True
    first = following.lstrip("“\"'‘«([—–- ")[:1]
    signs = match.group()
    if not signs.startswith("."):
        # “Where are they?” she asked: the question is a part of the sentence
        return not (first.islower() and _GOES_ON.search(signs))
    if first.islower():
        return text[begin:end].lstrip()[:1].islower()  # one who writes no capitals at all
    if signs != ".":
        return True
    before = _BEFORE.search(text, begin, match.start())
    word = before[1].casefold() if before else ""
    if word in _NUMBERED:
        return not first.isdigit()
    initial = len(word) == 1 and word.isalpha() and word != "i"
    return not (word in _SHORT or initial or _INITIALS.fullmatch(word))
