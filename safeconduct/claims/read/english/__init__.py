"""English: what `language.Language` asks of a language."""

import re

from safeconduct.claims.read.english import telling
from safeconduct.claims.read.english.furniture import furniture
from safeconduct.claims.read.english.interviews import interviewed
from safeconduct.claims.read.english.listing import given
from safeconduct.claims.read.english.minors import minors
from safeconduct.claims.read.english.names import mentions
from safeconduct.claims.read.english.spellings import spellings
from safeconduct.claims.read.english.voices import voice
from safeconduct.claims.read.language import Clause, Document, wordset

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

_ASKS = wordset(
    "q question interviewer journalist correspondent reporter host moderator editor editors interviewers"
)
_ANSWERS = wordset("a answer")
_FIRST = re.compile(
    r"\b(?:I|me|my|mine|[Ww]e|us|[Oo]ur(?!\s+(?:correspondent|reporter|journalist|portal|paper|newspaper|questions?|requests?"
    r"|calls?|letters?|messages?|e-?mails?|enquir\w+|inquir\w+|newsroom|editors?|editorial|readers?)))\b"
)
# Short forms by which children of the region are called, and the names that they come from.
_SHORT = {
    "timur": "tima timurka",
    "muhammad": "maga moha",
    "magomed": "maga moha",
    "aleksandr": "sasha sanya alex",
    "alexander": "sasha sanya alex",
    "alexandra": "sasha",
    "aleksandra": "sasha",
    "ivan": "vanya",
    "maria": "masha",
    "anna": "anya",
    "dmitry": "dima",
    "dmitri": "dima",
    "mikhail": "misha",
    "nikolai": "kolya",
    "sergei": "seryozha",
    "sergey": "seryozha",
    "yekaterina": "katya",
    "ekaterina": "katya",
    "elena": "lena",
    "yelena": "lena",
    "tatiana": "tanya",
    "tatyana": "tanya",
    "natalia": "natasha",
    "natalya": "natasha",
    "olga": "olya",
    "maxim": "max",
    "maksim": "max",
    "anastasia": "nastya",
    "darya": "dasha",
    "daria": "dasha",
    "pavel": "pasha",
    "alexei": "lyosha alyosha",
    "alexey": "lyosha alyosha",
    "yevgeny": "zhenya",
    "vladimir": "vova",
    "ruslan": "rusik",
    "rustam": "rusik",
    "svetlana": "sveta",
    "viktoria": "vika",
    "polina": "polya",
    "roman": "roma",
    "ilya": "ilyusha",
}


def asks(label: str) -> bool | None:
    """Whether a label before a colon is of who asks; None if the word alone does not say."""
    word = label.casefold().strip(" .*")
    return True if word in _ASKS else False if word in _ANSWERS else None


def clauses(document: Document) -> list[Clause]:
    """Everything told, in order."""
    return given(document, telling.clauses(document))


def first_person(words: str) -> bool:
    """Whether somebody speaks of themself."""
    return bool(_FIRST.search(words))


def forms(name: str) -> list[str]:
    """Short forms of a given name, and its other spellings; English has no cases."""
    return [*_SHORT.get(name.casefold(), "").split(), *sorted(spellings(name))]
