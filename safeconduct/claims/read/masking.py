"""Names of who is probably under 18: found again in every form and script, and blotted out. Pure.

1. A name is compared by its sounds, as `cases.letters` has them, so that neither Latin nor Cyrillic spelling,
   an ending nor a possessive hides it. It may hide too much; it must not hide too little.
2. A surname that an adult of the text also bears is left where that adult was the last to be named in full.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from safeconduct.cases.letters import sounds, words
from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found, Language, Stretch, wordset

BLOT = "█"
SHORT = 4  # sounds; a shorter stem begins many other words
LONGEST = 4  # sounds that an ending may have
_ENDINGS = wordset(
    "a e i o u s ai ei oi ui ia iu ie aia uiu oiu eiu oiu om em im am ami ah iam iami iah ov"
) | {""}
# Written small these are words, though they are names too: Said said.
COMMON = wordset(
    """said mark will rose may hope grace faith joy dawn art bill rob sue pat sultan imam islam muslim lily
    вера надежда любовь лев роза мир слава рома ислам султан имам май марка мила злата лилия"""
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_CAPITAL = re.compile(r"[^\W\d_][^\W\d_A-ZА-ЯЁ]*")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Hidden:
    """What is blotted out in one text: where, and how the words sound."""

    places: tuple[Stretch, ...]
    stems: frozenset[str]
    shared: frozenset[str] = frozenset()  # surnames that an adult has too: hidden beside a hidden word

    def text(self, text: str) -> str:
        """The text, as long as before."""
        letters = list(text)
        for place in self.places:
            letters[place.start : place.end] = BLOT * (place.end - place.start)
        return "".join(letters)

    def words(self, said: str) -> str:
        """Words that may not stand in the text as they are, such as a speaker's name in another case."""
        places = _fitting(said, self.stems)
        places += _fitting(said, self.shared) if places else []
        return Hidden(tuple(places), self.stems).text(said)

    def hides(self, stretch: Stretch) -> bool:
        """Whether any part of the stretch is blotted out."""
        return any(place.meets(stretch) for place in self.places)


def hidden(document: Document, minors: Sequence[Found], language: Language) -> Hidden:
    """Everything in the document by which one of the minors is named."""
    theirs = {stem for minor in minors for stem in _stems(minor.name, language)}
    adults = [one for one in document.found if one.kind is Kind.PERSON and not _same(one, minors, language)]
    adults = _apart(adults, minors)
    shared = {stem for adult in adults for stem in _stems(adult.name, language)} & theirs
    named = sorted(
        [(one, _stems(one.name, language), True) for one in adults]
        + [(one, _stems(one.name, language), False) for one in minors],
        key=lambda one: one[0],
    )
    places = [Stretch(one.start, one.end) for one in minors]
    places += _in_tags(document.text, {word for one in minors for word in _WORD.findall(one.name)})
    for stretch in _parts(document.text):
        fitting = _known(stretch.of(document.text), theirs)
        if fitting and not (fitting <= shared and _is_adults(stretch, fitting, named)):
            places.append(stretch)
    return Hidden(tuple(sorted(set(places))), frozenset(theirs - shared), frozenset(theirs & shared))


def _in_tags(text: str, names: Iterable[str]) -> Iterator[Stretch]:
    """Names inside tags and nicknames, where no capital says where a word begins ("@freetimur")."""
    spelled = "|".join(re.escape(name) for name in names if len(name) > 2)
    for tag in re.finditer(r"[#@]\w+", text) if spelled else ():
        for match in re.finditer(f"(?i){spelled}", tag.group()):
            yield Stretch(tag.start() + match.start(), tag.start() + match.end())


def _is_adults(
    stretch: Stretch, fitting: set[str], named: Sequence[tuple[Found, frozenset[str], bool]]
) -> bool:
    """Whether the last to be named with this surname, and with another word beside it, was an adult."""
    before = [(adult, stems) for one, stems, adult in named if one.start <= stretch.start and fitting & stems]
    full = [adult for adult, stems in before if len(stems) > len(fitting)]
    return bool(full) and full[-1]


def _same(one: Found, minors: Iterable[Found], language: Language) -> bool:
    """Whether a mention may be of one of the minors: each word of either may be one of the other's name.

    A headline in capitals runs a name together with the words before it: "FREE TIMUR MNIMOV".
    """
    words_of = [_stems(word, language) for word in _WORD.findall(one.name) if len(word) > 1]
    shouted = one.name.isupper()
    return any(
        all(mine & theirs for mine in words_of) or (shouted and any(mine & theirs for mine in words_of))
        for theirs in (_stems(minor.name, language) for minor in minors)
    )


def _apart(adults: Iterable[Found], minors: Iterable[Found]) -> list[Found]:
    """Without those in whose words a minor is named: "Семиклассник Тит Лугов" taken for one name."""
    taken = {place for minor in minors for place in range(minor.start, minor.end)}
    return [one for one in adults if taken.isdisjoint(range(one.start, one.end))]


def _fitting(said: str, stems: Iterable[str]) -> list[Stretch]:
    return [part for part in _parts(said) if _known(part.of(said), stems)]


def _stems(name: str, language: Language) -> frozenset[str]:
    spelled = [form for word in _WORD.findall(name) for form in (word, *language.forms(word))]
    return frozenset(stem for form in spelled if len(form) > 1 and (stem := _stem(_sounding(form))))


@lru_cache(maxsize=8192)
def _sounding(word: str) -> str:
    return "".join(sounds(part) for part in words(_POSSESSIVE.sub("", word)))


def _stem(said: str) -> str:
    """Without its ending; "Майя" and "Зоя" keep a vowel, since one letter alone begins every word."""
    bare = said.rstrip(_VOWELS)
    return bare if len(bare) > 1 else said[: max(2, len(bare) + 2)]


def _known(word: str, stems: Iterable[str]) -> set[str]:
    """The stems of which a word is a form."""
    said = _sounding(word)
    beginning = {said[:length] for length in range(1, len(said) + 1)}
    return {stem for stem in beginning.intersection(stems) if _fits(word, said, stem)}


def _fits(word: str, said: str, stem: str) -> bool:
    """Whether a word is the name with some ending. A short stem begins many words: it takes fewer endings."""
    if not said.startswith(stem) or word in COMMON:
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
