"""Whose text it is, where the text says so itself: a statement, a post, a denial by a press service."""

import re

from safeconduct.claims.read.language import Document, Stretch
from safeconduct.claims.read.russian import bulletin
from safeconduct.claims.read.russian.headings import (
    announced,
    channel,
    headed,
    issued,
    letterhead,
    owning,
)
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.narration import story
from safeconduct.claims.read.russian.signature import signed
from safeconduct.claims.read.russian.words import sentence

_PARTS = re.compile(r"[^\n]+")
# Who speaks for somebody, and is named better by who issued the text.
_ROLE = re.compile(r"(?i)(?:защита|сторона\s+защиты|адвокаты)\b")
_APPEAL = re.compile(r"\W{0,2}(?:Мы|Я),\s+(?=[^\W\d])")
_APPEALS = re.compile(
    r"(?i)\b(?:просим|прошу|требуем|требую|обращаемся|обращаюсь|заявляем|заявляю|призываем|призываю)\b"
)


def voice(document: Document) -> str:
    """Whose the text is by its headline, by who tells a story, by the line over a post, by its first words
    ("Мы, жители …") or by the name below it; "" where it is not evident."""
    lines = [one for one in _lines(document.text) if any(sign.isalpha() for sign in one.of(document.text))]
    owner = headed(document, lines)
    if owner:
        return (issued(document, lines) or owner) if _ROLE.match(owner) else owner
    told = story(document)
    if told is not None:
        return told[0]
    return (
        bulletin.issued(document)
        or announced(document, lines)
        or letterhead(document, lines)
        or channel(document, lines)
        or _appealing(document)
        or signed(document)
    )


def _appealing(document: Document) -> str:
    """ "Мы, родители солдат, обращаемся к вам": who "we" are."""
    for block in document.blocks[:3]:
        begin = _APPEAL.match(document.text, block.start, block.end)
        end = document.text.find(",", begin.end(), block.end) if begin else -1
        if begin and end > 0 and _APPEALS.search(document.text, end, block.end):
            whole = sentence(document.text, begin.end(), end)
            place = owning(whole)
            if place is not None:
                return named(document.text, whole, place)
    return ""


def _lines(text: str) -> list[Stretch]:
    found = []
    for match in _PARTS.finditer(text):
        bare = match.group().strip()
        if bare:
            start = match.start() + match.group().index(bare)
            found.append(Stretch(start, start + len(bare)))
    return found
