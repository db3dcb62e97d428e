"""English: what `language.Language` asks of a language."""

import re

from safeconduct.claims.read.english.furniture import furniture
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.language import Clause, Document, Found, wordset

__all__ = ["asks", "clauses", "first_person", "forms", "furniture", "mentions", "minors", "voice"]

_ASKS = wordset("q question interviewer journalist correspondent reporter host moderator")
_ANSWERS = wordset("a answer")
_FIRST = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b")


def asks(label: str) -> bool | None:
    """Whether a label before a colon is of who asks; None if the word alone does not say."""
    word = label.casefold().strip(" .*")
    return True if word in _ASKS else False if word in _ANSWERS else None


def first_person(words: str) -> bool:
    """Whether somebody speaks of themself."""
    return bool(_FIRST.search(words))


def mentions(_text: str) -> list[Found]:
    """Persons, places and bodies."""
    return []


def voice(_document: Document) -> str:
    """Whose text this evidently is."""
    return ""


def clauses(document: Document) -> list[Clause]:
    """Everything told, sentence by sentence."""
    return [
        Clause(one.start, one.end, speakers=())
        for block in document.blocks
        if not block.asks
        for one in sentences(document.text, block.start, block.end)
    ]


def minors(_document: Document) -> list[Found]:
    """Who is probably under 18."""
    return []


def forms(_name: str) -> list[str]:
    """English names do not change."""
    return []
