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
    "in on at by from after before this that his her their no new full final first for with to of"
)
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|our)\s+")
_LONGEST = 16  # words; what is longer is a sentence
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
    return ""


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
