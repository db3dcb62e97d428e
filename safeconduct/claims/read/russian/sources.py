"""Who says it: the subject of a verb, the place that it is said from, the text that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS, clause, governed
from safeconduct.claims.read.russian.words import Sentence, Word, known

_VAGUE = known("который кто что это никто все кто-то некоторый какой ничто")
_SUBJECTS = frozenset({"ADJ", "DET", "VERB"})
_FROM = frozenset({"в", "на", "из"})
_STANDS_NEAR = 7  # words


@dataclass(frozen=True)
class Source:
    """Who is meant: the place of the word; `how`: name, document, first (who speaks here) or nobody."""

    place: int
    how: str = "name"


def source_of(sentence: Sentence, place: int) -> Source | None:
    """Of a verb; None where its subject is nobody who says anything ("это", "никто")."""
    words = sentence.words
    verb = words[place]
    subject = _subject(sentence, place)
    if subject is not None:
        who = words[subject].lemma
        return None if who in _VAGUE else Source(subject, "first" if who in {"я", "мы"} else "name")
    if verb.forms.get("Person") == "1":
        return Source(place, "first")
    if verb.forms.get("Number") != "Plur":
        return None
    whence = next(_whence(sentence, place), None)
    return Source(place, "nobody") if whence is None else Source(whence)


def text_of(sentence: Sentence, place: int) -> Source | None:
    """ "говорится в заявлении": the word for the text."""
    order = [*range(place + 1, len(sentence.words)), *range(place - 1, -1, -1)]
    for at in order:
        word = sentence.words[at]
        fits = (
            word.case in {"Loc", "Gen"} and word.kind in {"NOUN", "PROPN"} and abs(at - place) <= _STANDS_NEAR
        )
        if fits and governed(sentence, at) in _FROM and word.lemma not in saying.NOT_FROM:
            return Source(at, "document")
    return None


def _subject(sentence: Sentence, place: int) -> int | None:
    """The subject of the verb or of the verb that it is joined to."""
    words = sentence.words
    for at in (place, *_joined(sentence, place)):
        for kid in sentence.kids(at):
            named = words[kid].nominal or words[kid].kind in _SUBJECTS
            if words[kid].tie == "nsubj" and named and _agrees(words[at], words[kid]):
                return kid
    return _beside(sentence, place)


def _joined(sentence: Sentence, place: int) -> Iterator[int]:
    for at in sentence.above(place):
        if sentence.words[place].tie != "conj":
            return
        yield at
        place = at


def _agrees(verb: Word, subject: Word) -> bool:
    if subject.case not in {"Nom", "", "Gen"}:
        return False
    one, other = verb.forms.get("Number"), subject.forms.get("Number")
    return subject.kind == "NUM" or subject.case != "Nom" or not one or not other or one == other


def _beside(sentence: Sentence, place: int) -> int | None:
    """Where syntax found no subject: the word in the nominative of the same clause that agrees."""
    words = sentence.words
    end = next((at for at in range(place + 1, len(words)) if words[at].text in STOPS), len(words))
    for at in range(clause(sentence, place)[0], end):
        between = range(min(at, place) + 1, max(at, place))
        if _could_be(words[at], words[place]) and not any(words[one].finite for one in between):
            return at
    return None


def _could_be(word: Word, verb: Word) -> bool:
    if word.case != "Nom" or not word.nominal or word.tie in {"nmod", "obl", "obj"}:
        return False
    same = word.forms.get("Number", "") == verb.forms.get("Number", "")
    return same and verb.forms.get("Gender", "") in {"", word.forms.get("Gender", "")}


def _whence(sentence: Sentence, place: int) -> Iterator[int]:
    """ "В полиции утверждают", "из штаба сообщили": whoever speaks from there."""
    for kid in sorted(sentence.kids(place)):
        word = sentence.words[kid]
        named = (word.nominal or word.kind == "ADJ") and word.case in {"Loc", "Gen"}
        spoken = word.lemma not in saying.NOT_FROM and not word.text[0].isdigit()
        if named and spoken and word.tie in {"obl", "nmod"} and governed(sentence, kid) in _FROM:
            yield kid
