"""Russian: what `language.Language` asks of a language."""

import re

from safeconduct.claims.read.language import wordset
from safeconduct.claims.read.russian.clauses import clauses
from safeconduct.claims.read.russian.forms import forms
from safeconduct.claims.read.russian.furniture import furniture
from safeconduct.claims.read.russian.minors import minors
from safeconduct.claims.read.russian.narration import interviewed
from safeconduct.claims.read.russian.people import mentions
from safeconduct.claims.read.russian.voice import voice

__all__ = [
    "asks",
    "clauses",
    "first_person",
    "forms",
    "furniture",
    "interviewed",
    "mentions",
    "minors",
    "voice",
]

_ASKS = wordset("вопрос корреспондент корр журналист журналистка интервьюер редакция ведущий ведущая в")
_ANSWERS = wordset("ответ о")
_FIRST = re.compile(r"(?i)\b(?:я|меня|мне|мной|мой|моя|моё|мои|моего|моей|мою|мы|нас|нам|нами|наш\w*)\b")


def asks(label: str) -> bool | None:
    """Whether a label before a colon is of who asks; None if the word alone does not say."""
    word = label.casefold().strip(" .*")
    return True if word in _ASKS else False if word in _ANSWERS else None


def first_person(words: str) -> bool:
    """Whether somebody speaks of themself."""
    return bool(_FIRST.search(words))
