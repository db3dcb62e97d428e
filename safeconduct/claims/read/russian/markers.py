"""Where a sentence says that somebody says something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.language import Stretch
from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import clause, is_clock
from safeconduct.claims.read.russian.meaning import meaning
from safeconduct.claims.read.russian.phrases import source_by_words
from safeconduct.claims.read.russian.sources import Source, source_of, text_of
from safeconduct.claims.read.russian.words import DASHES, Sentence, Word, known

_SUBORDINATE = known("потому если когда чтобы который хотя пока поскольку")
_AFTER = known("после прежде до")  # "после того как", but "после интервью суд заявил"
_THAT = known("тот то чем как")
_FEELS = saying.SURE | saying.STANCES[Stance.FEARS]
_QUOTES_FOLLOW = frozenset({"that", "quote", "phrase"})
_ABOUT_THIS = (["о", "это"], ["об", "это"], ["о", "произошедшее"], ["о", "случившееся"])
_ENDS = frozenset(".!?…)")
_NEAR = 8  # words from the beginning to the verb of "Об этом сообщила …"


@dataclass(frozen=True)
class Marker:
    """One attribution. `kind`: that, quote, aside, object, phrase or back; its clause begins at the place
    `begins` with the word `after`."""

    place: int
    source: Source
    verb: str
    stance: Stance
    kind: str
    begins: int
    after: str

    def by_author(self, sentence: Sentence) -> bool:
        """Whether a dash stands before it, as in «…», — сказал он."""
        return self.begins > 0 and sentence.words[self.begins - 1].text in DASHES


def markers(sentence: Sentence, inner: Sequence[Stretch]) -> list[Marker]:
    """In order; inside quotation marks (`inner`) only what tells of the speech of others."""
    found = list(_label(sentence))
    for place, word in enumerate(sentence.words):
        quoted = any(stretch.holds(word) for stretch in inner)
        found += [one for one in _at(sentence, place, word) if not quoted or one.kind in _QUOTES_FOLLOW]
    return found


def _label(sentence: Sentence) -> Iterator[Marker]:
    """ "Полиция: задержанных нет": somebody, a colon, and what they say."""
    words = sentence.words
    colons = (at for at, word in enumerate(words[: _NEAR + 2]) if word.text == ":")
    colon = next((at for at in colons if not is_clock(words, at)), 0)
    if colon + 2 >= len(words) or any(word.predicate for word in words[:colon]):
        return
    ended = max((at + 1 for at, word in enumerate(words[:colon]) if word.text in _ENDS), default=0)
    first = next((at for at in range(ended, colon) if words[at].text[:1].isalnum()), colon)
    named = (at for at in range(first, colon) if words[at].nominal and words[at].case in {"Nom", ""})
    head = next(named, None)
    if head is not None and head - first <= _NEAR // 2 and _speaks(words[head]):
        yield Marker(head, Source(head), "", Stance.ASSERTS, "quote", first, words[first].lemma)


def _speaks(word: Word) -> bool:
    """Whether it is somebody: a person, a body, a proper name."""
    body = word.lemma in saying.OFFICIALS | saying.CIVIL
    person = word.forms.get("Animacy") == "Anim" and word.kind != "PRON"
    return person or body or (word.kind == "PROPN" and not word.text.isdigit())


def _at(sentence: Sentence, place: int, word: Word) -> Iterator[Marker]:
    named = source_by_words(sentence, place)
    if named is not None:
        begins, after = clause(sentence, place)
        yield Marker(place, named[0], named[1], Stance.ASSERTS, "phrase", begins, after)
    elif _may_say(word):
        yield from _verb(sentence, place, word)


def _may_say(word: Word) -> bool:
    if word.kind == "ADJ":
        return not word.case and word.lemma in _FEELS | saying.BELIEVES | saying.UNWILLING
    if word.forms.get("Person") == "2" or word.forms.get("Mood") == "Imp":
        return False
    return word.finite or (_impersonal(word) and word.lemma in saying.STANDS_IN)


def _impersonal(word: Word) -> bool:
    """ "говорится", "сказано", "следует"."""
    passive = word.kind == "VERB" and word.forms.get("VerbForm") == "Part" and not word.case
    return passive or word.text.casefold().endswith("ся") or word.lemma == "следовать"


def _verb(sentence: Sentence, place: int, word: Word) -> Iterator[Marker]:
    stance, kind = meaning(sentence, place)
    if stance is None:
        return
    impersonal = _impersonal(word) and word.lemma in saying.STANDS_IN
    source = text_of(sentence, place) if impersonal else source_of(sentence, place)
    begins, after = clause(sentence, place)
    vague = source is not None and source.how == "nobody" and kind not in {"that", "quote"}
    linked = after in _AFTER and sentence.at(begins + 1) in _THAT
    if source is None or vague or linked or after in _SUBORDINATE:
        return
    kind = "back" if _back(sentence, place, kind) else kind
    yield Marker(place, source, word.text, stance, kind, begins, after)


def _back(sentence: Sentence, place: int, kind: str) -> bool:
    """ "Об этом сообщила группа": said of the sentences before."""
    start = [word.lemma for word in sentence.words[:4] if word.text[:1].isalnum()]
    return start[:2] in _ABOUT_THIS and kind not in {"that", "quote"} and place <= _NEAR
