"""Who says it: the subject of a verb, the place that it is said from, the text that it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS, clause, governed
from safeconduct.claims.read.russian.naming import is_joined
from safeconduct.claims.read.russian.words import Sentence, Word, known, nominative

_VAGUE = known("который кто что это никто все кто-то некоторый какой ничто телефон номер факт вопрос")
_MANY = known("большинство часть ряд множество половина треть десяток сотня")
_SUBJECTS = frozenset({"ADJ", "DET", "VERB"})
_FROM = frozenset({"в", "на", "из"})
_THERE = frozenset({"там", "оттуда"})
_IT = frozenset({"он", "она", "они"})
_LINKS = known("который что чтобы если когда пока хотя а но и потому где")
_RELATIVES = known("который чей")
_OPENS_WITH = known("а и но однако")
_STANDS_NEAR = 7  # words


@dataclass(frozen=True)
class Source:
    """Who is meant: the place of the word; `how`: name, document, there ("там сообщили"), first (who speaks
    here) or nobody."""

    place: int
    how: str = "name"


def source_of(sentence: Sentence, place: int) -> Source | None:
    """Of a verb; None where its subject is nobody who says anything ("это", "никто")."""
    words = sentence.words
    verb = words[place]
    subject = _subject(sentence, place)
    there = _there(sentence, place)
    if subject is not None and there is not None and words[subject].forms.get("Animacy") == "Inan":
        return there  # "обвинения там комментировать не стали"
    if subject is not None:
        who = words[subject].lemma
        return None if who in _VAGUE else Source(subject, "first" if who in {"я", "мы"} else "name")
    if verb.forms.get("Person") == "1":
        return Source(place, "first")
    if verb.forms.get("Number") != "Plur":
        return None
    whence = next(_whence(sentence, place), None)
    if whence is not None:
        return Source(whence)
    return there or Source(place, "nobody")


def _there(sentence: Sentence, place: int) -> Source | None:
    """ "Там пишут", "комментировать это там не стали": a body named before."""
    words = sentence.words
    if words[place].forms.get("Number") != "Plur":
        return None
    first = clause(sentence, place)[0]
    return next((Source(at, "there") for at in range(first, place) if words[at].lemma in _THERE), None)


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
            return Source(_over(sentence, at), "document")
    it = next((at for at, word in enumerate(words[:place]) if word.lemma in _IT and word.case == "Gen"), None)
    return Source(it, "document") if it and words[it - 1].lemma == "из" else None


def _over(sentence: Sentence, at: int) -> int:
    """ "из справки врача": the nearest word stands in another that is meant."""
    above = sentence.words[at].head
    paper = above >= 0 and sentence.words[at].tie == "nmod" and sentence.words[above].lemma in saying.PAPERS
    return above if paper else at


def _subject(sentence: Sentence, place: int) -> int | None:
    """The subject of the verb or of the verb that it is joined to."""
    words = sentence.words
    for at in (place, *_joined(sentence, place)):
        for kid in sentence.kids(at):
            named = words[kid].nominal or words[kid].kind in _SUBJECTS
            both = any(is_joined(sentence, kid, one) for one in sentence.kids(kid))
            agrees = both or all(_agrees(words[one], words[kid]) for one in (at, place))
            if words[kid].tie == "nsubj" and named and agrees:
                return kid
    for find in (_beside, _going_on, _across):
        found = find(sentence, place)
        if found is not None:
            return found
    return None


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


def _across(sentence: Sentence, place: int) -> int | None:
    """ "Сосед, бывший шахтёр, шептал, что": across what commas set in, to the first word of the sentence that
    is a subject, if nothing else has been done since."""
    words = sentence.words
    begins = clause(sentence, place)[0]
    before = _without_relatives(words[1 if words[0].lemma in _OPENS_WITH else 0 : begins])
    if not before or before[-1].text != "," or any(one.predicate or one.lemma in _LINKS for one in before):
        return None
    return next((words.index(word) for word in before if _could_be(word, words[place])), None)


def _without_relatives(before: Sequence[Word]) -> list[Word]:
    """ "Медсестра, чьего имени я не назову, призналась": without what is only told about the subject."""
    commas = [at for at, word in enumerate(before) if word.text == ","]
    for begin, end in pairwise(commas):
        if _RELATIVES & {word.lemma for word in before[begin + 1 : begin + 3]}:
            return [*before[:begin], *_without_relatives(before[end:])]
    return list(before)


def _joined(sentence: Sentence, place: int) -> Iterator[int]:
    """The verbs before it that have the same subject: "успел позвонить и сказал"."""
    for at in sentence.above(place):
        infinitive = sentence.words[place].forms.get("VerbForm") == "Inf"
        if sentence.words[place].tie != "conj" and not (infinitive and sentence.words[place].tie == "xcomp"):
            return
        if sentence.words[at].finite:
            yield at
        place = at


def _agrees(verb: Word, subject: Word) -> bool:
    if subject.case not in {"Nom", "", "Gen"}:
        return nominative(subject) and verb.forms.get("Number") == subject.forms.get("Number")
    one, other = verb.forms.get("Number"), subject.forms.get("Number")
    if subject.lemma in _MANY:
        return True
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
    if word.case != "Nom" or not word.nominal or word.tie == "obl":
        return False
    person = word.forms.get("Animacy") == "Anim" and nominative(word, surely=True)
    body = word.lemma in saying.OFFICIALS | saying.CIVIL and word.tie == "obj"
    if word.tie in {"obj", "nmod"} and not (person or body):
        return False
    same = word.forms.get("Number", "") == verb.forms.get("Number", "")
    return same and verb.forms.get("Gender", "") in {"", word.forms.get("Gender", "")}


def _whence(sentence: Sentence, place: int) -> Iterator[int]:
    """ "В полиции утверждают", "из штаба сообщили": whoever speaks from there."""
    comments = (one for one in sentence.kids(place) if sentence.words[one].lemma in saying.COMMENTS)
    beside = {kid for one in comments if sentence.words[one].tie == "xcomp" for kid in sentence.kids(one)}
    for kid in sorted({*sentence.kids(place), *beside}):
        word = sentence.words[kid]
        named = (word.nominal or word.kind == "ADJ") and word.case in {"Loc", "Gen"}
        spoken = word.lemma not in saying.NOT_FROM and not word.text[0].isdigit()
        if named and spoken and word.tie in {"obl", "nmod"} and governed(sentence, kid) in _FROM:
            yield kid
    for at in range(clause(sentence, place)[0], place):  # "после брифинга в отделе уточнили"
        word = sentence.words[at]
        body = word.lemma in saying.OFFICIALS | saying.CIVIL and word.case == "Loc"
        if body and word.tie == "nmod" and governed(sentence, at) in _FROM:
            yield at
