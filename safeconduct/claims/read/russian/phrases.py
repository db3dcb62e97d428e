"""Phrases that name a source without a verb: "по словам соседей", "со слов матери", "согласно протоколу"."""

from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS
from safeconduct.claims.read.russian.sources import Source
from safeconduct.claims.read.russian.words import Sentence

_THEIRS = frozenset({"его", "ее", "её", "их"})
_OURS = frozenset({"моим", "нашим", "моей", "нашей"})
_HANGS = frozenset({"amod", "det", "nummod", "nummod:gov", "flat:name", "flat"})
_LEARNT = frozenset({"известно", "известный", "узнать", "услышать"})
_NEAR = 8  # words in which it must say from whom
_FIXED = (
    (("с", "точка", "зрение"), {"Gen"}),
    (("если", "верить"), {"Dat"}),
    (("судить", "по"), {"Dat"}),
    (("судя", "по"), {"Dat"}),
    (("в", "изложение"), {"Gen"}),
    (("в", "пересказ"), {"Gen"}),
)
_OPENS = frozenset('«“„"')
_NO_SOURCE = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PART"})


def source_by_words(sentence: Sentence, place: int) -> tuple[Source, str] | None:
    """Who is named by a phrase that begins here, and its words."""
    first = sentence.at(place)
    if first == "согласно":
        head = _first_nominal(sentence, place + 1, {"Dat", "Gen"})
        return None if head is None else (Source(head, "document"), sentence.words[place].text)
    known_from = _known_from(sentence, place, first)
    if known_from is not None:
        return Source(_over(sentence, known_from)), sentence.words[place].text
    for words, cases in _FIXED:
        if [sentence.at(place + at) for at in range(len(words))] == list(words):
            head = _first_nominal(sentence, place + len(words), cases)
            said = _said(sentence, place, place + len(words) - 1)
            return None if head is None else (Source(head, "document"), said)
    if first in {"с", "со"} and sentence.at(place + 1) == "ссылка":
        head = _first_nominal(sentence, place + 3, {"Acc", "Nom", "Gen"})
        return None if head is None else (Source(head, "document"), _said(sentence, place, place + 2))
    theirs = place + 1 < len(sentence.words) and sentence.words[place + 1].text.casefold() in _THEIRS
    if first == "это" and theirs and sentence.at(place + 2) in {"слово", "цитата"}:
        return Source(place + 1), sentence.words[place + 2].text  # «…», — это её слова
    noun = _word_for_words(sentence, place, first)
    source = None if noun is None else _owner(sentence, place, noun)
    return None if source is None or noun is None else (source, _said(sentence, place, noun))


def _known_from(sentence: Sentence, place: int, first: str) -> int | None:
    """ "Стало известно юристу от одного из задержанных", "узнали об этом от соседки"."""
    if first not in _LEARNT:
        return None
    words = sentence.words
    for at in range(place + 1, min(place + _NEAR, len(words))):
        if words[at].text in STOPS or words[at].finite:
            return None
        governs = words[at].lemma == "от" and at + 1 < len(words) and words[at].head >= 0
        if governs and words[words[at].head].case in {"Gen", ""} and words[words[at].head].nominal:
            return words[at].head
    return None


def _said(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(word.text for word in sentence.words[first : last + 1])


def _first_nominal(sentence: Sentence, first: int, cases: set[str]) -> int | None:
    for at in range(first, min(first + 5, len(sentence.words))):
        word = sentence.words[at]
        if word.kind in {"NOUN", "PROPN"} and word.case in cases:
            return _over(sentence, at)
    return None


def _word_for_words(sentence: Sentence, place: int, first: str) -> int | None:
    if first not in {"по", "с", "со"}:
        return None
    for at in range(place + 1, min(place + 4, len(sentence.words))):
        word = sentence.words[at]
        if word.text in STOPS or word.finite:
            return None
        if word.kind == "NOUN" and word.case in {"Dat", "Gen", "Loc"} and word.lemma in saying.BY_WORDS:
            return at if first == "по" or word.lemma == "слово" else None
    return None


def _owner(sentence: Sentence, place: int, noun: int) -> Source | None:
    """Whose words: "его" before, or the name behind; nobody for "по слухам", "по неподтверждённым данным"."""
    words = sentence.words
    for at in range(place + 1, noun):
        if words[at].text.casefold() in _THEIRS:
            return Source(at)
        if words[at].text.casefold() in _OURS:
            return Source(at, "first")
    following = noun + 1
    while following < len(words) and words[following].text in _OPENS:
        following += 1
    if following >= len(words) or words[following].text in STOPS:
        return Source(place, "nobody")
    hanging = (at for at in sentence.kids(noun) if at >= following and words[at].case in {"Gen", ""})
    head = next((at for at in hanging if words[at].tie in {"nmod", "appos", "flat"}), following)
    if words[head].case not in {"Gen", "", "Loc"} or words[head].finite or words[head].kind in _NO_SOURCE:
        return Source(place, "nobody")
    return Source(_over(sentence, head))


def _over(sentence: Sentence, at: int) -> int:
    """From an adjective, a number or a surname to the word that it hangs on."""
    while sentence.words[at].tie in _HANGS and sentence.words[at].head > 0:
        at = sentence.words[at].head
    return at
