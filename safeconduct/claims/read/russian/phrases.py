"""Phrases that name a source without a verb: "по словам соседей", "со слов матери", "согласно протоколу"."""

from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS
from safeconduct.claims.read.russian.sources import Source
from safeconduct.claims.read.russian.words import Sentence

_THEIRS = frozenset({"его", "ее", "её", "их"})
_OURS = frozenset({"моим", "нашим", "моей", "нашей"})
_HANGS = frozenset({"amod", "det", "nummod", "nummod:gov", "flat:name", "flat"})
_OPENS = frozenset('«“„"')
_NO_SOURCE = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "PART"})


def source_by_words(sentence: Sentence, place: int) -> tuple[Source, str] | None:
    """Who is named by a phrase that begins here, and its words."""
    first = sentence.at(place)
    if first == "согласно":
        head = _first_nominal(sentence, place + 1, {"Dat", "Gen"})
        return None if head is None else (Source(head, "document"), sentence.words[place].text)
    if first in {"с", "со"} and sentence.at(place + 1) == "ссылка":
        head = _first_nominal(sentence, place + 3, {"Acc", "Nom", "Gen"})
        return None if head is None else (Source(head, "document"), _said(sentence, place, place + 2))
    noun = _word_for_words(sentence, place, first)
    source = None if noun is None else _owner(sentence, place, noun)
    return None if source is None or noun is None else (source, _said(sentence, place, noun))


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
