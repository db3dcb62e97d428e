"""Names of who is probably under 18: found again in every form and script, and blotted out. Pure.

1. A name is compared by its sounds, as `cases.letters` has them, so that neither Latin nor Cyrillic spelling,
   an ending nor a possessive hides it. It may hide too much; it must not hide too little.
2. A surname that an adult of the text also bears is left where it stands inside that adult's own name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from safeconduct.cases.letters import sounds, words
from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found, Language, Stretch, wordset

BLOT = "█"
SHORT = 4  # sounds; a shorter stem begins many other words
LONGEST = 4  # sounds that an ending may have
_ENDINGS = wordset(
    "a e i o u s ai ei oi ui ia iu ie aia uiu oiu eiu oiu om em im am ami ah iam iami iah ov"
) | {""}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_][^\W\d_A-ZА-ЯЁ]*")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Hidden:
    """What is blotted out in one text: where, and how the words sound."""

    places: tuple[Stretch, ...]
    stems: frozenset[str]

    def text(self, text: str) -> str:
        """The text, as long as before."""
        letters = list(text)
        for place in self.places:
            letters[place.start : place.end] = BLOT * (place.end - place.start)
        return "".join(letters)

    def words(self, said: str) -> str:
        """Words that may not stand in the text as they are, such as a speaker's name in another case."""
        places = [part for part in _parts(said) if any(_fits(part.of(said), stem) for stem in self.stems)]
        return Hidden(tuple(places), self.stems).text(said)

    def hides(self, stretch: Stretch) -> bool:
        """Whether any part of the stretch is blotted out."""
        return any(place.meets(stretch) for place in self.places)


def hidden(document: Document, minors: Sequence[Found], language: Language) -> Hidden:
    """Everything in the document by which one of the minors is named."""
    theirs = {stem for minor in minors for stem in _stems(minor.name, language)}
    adults = [one for one in document.found if one.kind is Kind.PERSON and not _same(one, minors, language)]
    shared = {stem for adult in adults for stem in _stems(adult.name, language)} & theirs
    known = [(one, _stems(one.name, language)) for one in adults]
    places = [Stretch(one.start, one.end) for one in minors]
    for stretch in _parts(document.text):
        fitting = {stem for stem in theirs if _fits(stretch.of(document.text), stem)}
        if fitting and not (fitting <= shared and _is_adults(stretch, fitting, known)):
            places.append(stretch)
    return Hidden(tuple(sorted(set(places))), frozenset(theirs - shared))


def _is_adults(stretch: Stretch, fitting: set[str], adults: list[tuple[Found, frozenset[str]]]) -> bool:
    return any(adult.holds(stretch) and fitting & stems for adult, stems in adults)


def _same(one: Found, minors: Iterable[Found], language: Language) -> bool:
    """Whether a mention may be of one of the minors: no word of it is foreign to that name."""
    mine = _stems(one.name, language)
    return any(mine <= _stems(minor.name, language) for minor in minors)


def _stems(name: str, language: Language) -> frozenset[str]:
    spelled = [form for word in _WORD.findall(name) for form in (word, *language.forms(word))]
    return frozenset(stem for form in spelled if len(form) > 1 and (stem := _stem(_sounding(form))))


def _sounding(word: str) -> str:
    return "".join(sounds(part) for part in words(_POSSESSIVE.sub("", word)))


def _stem(said: str) -> str:
    return said.rstrip(_VOWELS) or said


def _fits(word: str, stem: str) -> bool:
    """Whether a word is the name with some ending. A short stem begins many words: it takes fewer endings."""
    said = _sounding(word)
    if not said.startswith(stem):
        return False
    ending = said[len(stem) :]
    if len(stem) < SHORT or word.islower():
        return ending in _ENDINGS
    return len(ending) <= LONGEST


def _parts(text: str) -> Iterator[Stretch]:
    """The words of the text, and those that a tag or a nickname runs together ("#FreeTimur")."""
    for match in _WORD.finditer(text):
        whole = _POSSESSIVE.sub("", match.group())
        yield Stretch(match.start(), match.start() + len(whole))
        inner = list(_CAPITAL.finditer(match.group()))
        if len(inner) > 1:
            yield from (Stretch(match.start() + one.start(), match.start() + one.end()) for one in inner)
