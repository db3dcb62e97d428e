"""A paragraph as sentences, and a sentence as words with their forms and heads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from safeconduct.claims.read.language import Stretch, breaths, wordset
from safeconduct.claims.read.russian import parts, surnames

LONGEST = 120  # words; time and memory of the syntax grow with the square
DASHES = frozenset("—–-")
_KINDS = {
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND", "PRED"),
    "AUX": ("VERB", "INFN"),
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "COMP", "NUMR"),
    "DET": ("ADJF", "NPRO"),
    "PRON": ("NPRO", "ADJF"),
    "NUM": ("NUMR", "NOUN"),
}
_ENDS = frozenset(".!?…")
_CLOSES = frozenset("»”\"')")


@dataclass(frozen=True)
class Word(Stretch):
    """A word or a sign. `head` is a place in its sentence, -1 for none; `forms` has Case, Gender, Number …"""

    text: str
    kind: str
    forms: dict[str, str]
    head: int
    tie: str
    lemma: str

    @property
    def case(self) -> str:
        """Nom, Gen, Dat, Acc, Ins, Loc or ""."""
        return self.forms.get("Case", "")

    @property
    def predicate(self) -> bool:
        """Whether it is said of a subject: a finite verb, or a short form ("найден", "известно")."""
        return self.finite or (self.kind in {"VERB", "ADJ"} and not self.case and not self._infinite)

    @property
    def _infinite(self) -> bool:
        return self.forms.get("VerbForm") in {"Inf", "Conv"}

    @property
    def finite(self) -> bool:
        """Whether it is a verb that has a subject."""
        return self.kind in {"VERB", "AUX"} and self.forms.get("VerbForm", "Fin") == "Fin"

    @property
    def nominal(self) -> bool:
        """Whether it names something."""
        return self.kind in {"NOUN", "PROPN", "PRON", "NUM"}


@dataclass(frozen=True)
class Sentence(Stretch):
    """A sentence [start, end) of the text and its words."""

    words: tuple[Word, ...]

    def kids(self, place: int) -> list[int]:
        """The places of the words that hang on one."""
        return [at for at, word in enumerate(self.words) if word.head == place]

    def above(self, place: int) -> Iterator[int]:
        """The places of the words that one hangs on, nearest first."""
        seen = {place}
        while (place := self.words[place].head) >= 0 and place not in seen:
            seen.add(place)
            yield place

    def at(self, place: int) -> str:
        """The lemma of a word, "" beyond the ends."""
        return self.words[place].lemma if 0 <= place < len(self.words) else ""


def parsed(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of a paragraph."""
    return [sentence(text, one.start, one.end) for one in breaths(sentences(text, start, end), text)]


def sentences(text: str, start: int, end: int) -> list[Stretch]:
    """Where its sentences stand, without the spaces around them."""
    from razdel import sentenize

    found = []
    for one in sentenize(text[start:end]):
        at = start + one.start
        for first, last in _cut(one.text):
            bare = one.text[first:last].strip()
            begin = at + one.text.index(bare, first)
            found.append(Stretch(begin, begin + len(bare)))
    return [one for one in _joined(text, found) if one.start < one.end]


def _cut(words: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends that the splitter takes on: «…, — сказал он. — Дальше …»."""
    begin = 0
    for place in range(len(words) - 3):
        if words[place] in _ENDS and words[place + 1].isspace():
            rest = words[place + 1 :].lstrip()
            if rest[:1] in DASHES and rest[1:].lstrip(" «“\"'")[:1].isupper():
                yield begin, place + 1
                begin = place + 1
    yield begin, len(words)


def _joined(text: str, found: list[Stretch]) -> Iterator[Stretch]:
    """«Когда?» — спросил он: the words of the author belong to what they follow. A lone mark, too."""
    last: Stretch | None = None
    for one in found:
        bare = one.of(text)
        after_dash = bare[1:].lstrip()[:1]
        goes_on = bare[:1] in DASHES and after_dash.islower()
        if last is not None and (goes_on or not any(sign.isalnum() for sign in bare)):
            last = Stretch(last.start, one.end)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def sentence(text: str, start: int, end: int) -> Sentence:
    """A sentence with its words."""
    from razdel import tokenize

    tokens = list(tokenize(text[start:end]))
    words: list[Word] = []
    for first in range(0, len(tokens), LONGEST):
        run = tokens[first : first + LONGEST]
        said = [token.text for token in run]
        forms, heads = parts.morphology()(said).tokens, parts.syntax()(said).tokens
        for token, form, head in zip(run, forms, heads, strict=True):
            above = int(head.head_id) - 1
            words.append(
                Word(
                    start + token.start,
                    start + token.stop,
                    token.text,
                    *_mended(token.text, form.pos, form.feats),
                    first + above if above >= 0 and int(head.id) != above + 1 else -1,
                    head.rel,
                    lemma(token.text, form.pos),
                )
            )
    return Sentence(start, end, tuple(_untied(words)))


def _untied(words: list[Word]) -> Iterator[Word]:
    """ "Главред её издания": of two words hung on each other, the noun hangs on the one before."""
    for at, word in enumerate(words):
        loops = 0 <= word.head < len(words) and words[word.head].head == at
        before = min(at, word.head) - 1
        if loops and word.kind == "NOUN" and word.case == "Gen" and before >= 0 and words[before].nominal:
            yield replace(word, head=before)
        else:
            yield word


def _mended(word: str, kind: str, forms: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A word that can only be a verb is one, whatever the model takes it for; "Вересников" is no genitive."""
    found = readings(word.casefold())
    man = forms.get("Number") == "Sing" and forms.get("Gender") == "Masc"
    if kind == "PROPN" and man and surnames.bare(word):
        return kind, {**forms, "Case": "Nom"}
    if not found or not found[0].is_known or any(one.tag.POS != "VERB" for one in found):
        return kind, dict(forms)
    if kind in {"VERB", "AUX"} and forms.get("VerbForm", "Fin") == "Fin":
        return kind, dict(forms)
    number = "Plur" if "plur" in found[0].tag else "Sing"
    person = {"1per": "1", "2per": "2", "3per": "3"}.get(str(found[0].tag.person), "")
    gender = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}.get(str(found[0].tag.gender), "")
    said = {"VerbForm": "Fin", "Number": number, "Person": person, "Gender": gender}
    return "VERB", {name: value for name, value in said.items() if value}


def lemma(word: str, kind: str = "") -> str:
    """The dictionary form, with е for ё."""
    found = readings(word.casefold())
    wanted = _KINDS.get(kind, ())
    best = next((one for one in found if one.tag.POS in wanted), found[0] if found else None)
    return (best.normal_form if best else word.casefold()).replace("ё", "е")


def nominative(word: Word, *, surely: bool = False) -> bool:
    """Whether its form may be the nominative of its number, or `surely` is no accusative, whatever the model
    takes it for."""
    if word.kind == "PROPN" and surnames.bare(word.text):
        return True
    number = "plur" if word.forms.get("Number") == "Plur" else "sing"
    cases = {str(one.tag.case) for one in readings(word.text.casefold()) if number in one.tag}
    return "nomn" in cases and not (surely and "accs" in cases)


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Any, ...]:
    """All that a word can be, likeliest first."""
    return tuple(parts.dictionary().parse(word)) if word else ()


def known(words: str) -> frozenset[str]:
    """A list of dictionary forms."""
    return frozenset(word.replace("ё", "е") for word in wordset(words))
