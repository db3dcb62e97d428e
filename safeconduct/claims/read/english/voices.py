"""Whose text an English document is, where its headline or first lines say so."""

import re

from safeconduct.claims.read.language import Document, wordset

_NAME = r"(?P<who>[^.,:;|!?\n]{2,80}?)"
_TITLES = (
    re.compile(
        r"(?i)^(?:(?:joint|public|official|press|urgent|open|our)\s+)*(?:statement|appeal|letter"
        r"|declaration|communiqu[eé]|response|address|comment|clarification|alert|release)\s+(?:of"
        rf"|by|from)\s+{_NAME}(?:\s+(?:on|about|regarding|concerning|to|of\s+\d|in\s+connection|over"
        r"|after|following)\b.*)?$"
    ),
    re.compile(
        rf"(?i)^{_NAME}(?:['’]s?)?\s*(?:[:—–-]\s*)?(?:(?:joint|public|official|press|urgent"
        r"|open)\s+)*(?:statement|appeal|declaration|communiqu[eé]|press release|alert)(?:\s+(?:on"
        r"|about|regarding|concerning|to|of|over|after|following)\b.*)?$"
    ),
)
_NOBODY = wordset(
    "urgent open public joint press official our in "
    "on at by from after before this that his her their no new full final first for with to of"
)
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|our)\s+")
_LONGEST = 16  # words; what is longer is a sentence
_FIRST = re.compile(
    r"(?P<who>(?:The\s+)?[A-Z][^.,:;\n]{2,70}?)\s+(?:(?:hereby|urgently|strongly|today)\s+)*"
    r"(?:appeals?|condemns?|declares?|states?|calls? on|demands?|expresses|announces?)\b"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_KIND = re.compile(r"(?i)\b(?:statement|appeal|press release|communiqu[eé]|declaration|open letter|alert)\b")
_HEAD = 300  # characters in which it says what kind of text it is
_HEADS = 3  # first lines that may say whose text it is
_OWN_OFFICE = re.compile(
    r"(?i)^(?:the\s+)?(?P<who>(?:press\s+(?:service|office)"
    r"|information\s+department)\s+of\s+[^.,:;\n]{3,80}?)(?:\s+(?:reports|informs|announces"
    r"|states|statement))?$"
)


def voice(document: Document) -> str:
    """Whose text this evidently is ("Statement of the Open Door network"), else ""."""
    lines = [line.strip(" *#_") for line in document.text.splitlines() if line.strip()][:_HEADS]
    for line in [document.title.strip(), *lines]:
        if len(line.split()) > _LONGEST or line.endswith("."):
            continue
        for pattern in (*_TITLES, _OWN_OFFICE):
            match = pattern.match(line)
            if match and _is_somebody(match["who"]):
                return _ARTICLE.sub("", match["who"]).strip()
    return _speaking_first(document)


def _speaking_first(document: Document) -> str:
    """Who "urgently appeals" in the first sentence of a text that says what kind of text it is, and "we"."""
    first = document.blocks[0].of(document.text) if document.blocks else ""
    match = _FIRST.match(first)
    if match is None or not _OURS.search(document.text) or not _KIND.search(document.text[:_HEAD]):
        return ""
    return _ARTICLE.sub("", match["who"]).strip()


def _is_somebody(words: str) -> bool:
    """Whether a headline's words name somebody: "Statement of the network", not "Statement by two men"."""
    if words.split(maxsplit=1)[0].casefold() in _NOBODY:
        return False
    return any(word[:1].isupper() for word in words.split()) or bool(
        re.search(
            r"(?i)\b(?:network|group|ministry|office|service|committee|union|department|centre|center)\b",
            words,
        )
    )
