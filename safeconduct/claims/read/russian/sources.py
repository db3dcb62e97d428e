"""Who says it: the subject of a verb, the place that it is said from, the text that it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS, clause, governed
from safeconduct.claims.read.russian.naming import is_joined
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
    words = sentence.words
    end = next((at for at in range(place + 1, len(words)) if words[at].text in STOPS), len(words))
    for at in (*range(place + 1, end), *range(place - 1, -1, -1)):
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
            both = any(is_joined(sentence, kid, one) for one in sentence.kids(kid))
            agrees = both or (_agrees(words[at], words[kid]) and _agrees(words[place], words[kid]))
            if words[kid].tie == "nsubj" and named and agrees:
                return kid
    beside = _beside(sentence, place)
    return _going_on(sentence, place) if beside is None else beside


def _going_on(sentence: Sentence, place: int) -> int | None:
    """ "Адвокат сообщил, что его избили, и потребовал": after ", и" the first subject does the rest, too."""
    words = sentence.words
    begins, after = clause(sentence, place)
    if after not in {"и", "но", "а"} or not begins or words[begins - 1].text != ",":
        return None
    first = next((at for at, word in enumerate(words) if word.tie == "nsubj"), place)
    if first >= begins or words[first].case != "Nom" or words[first].head < 0:
        return None
    one, other = words[words[first].head].forms, words[place].forms
    same = all(one.get(form, "") == other.get(form, "") for form in ("Number", "Gender"))
    return first if same and words[first].lemma not in _VAGUE else None


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
