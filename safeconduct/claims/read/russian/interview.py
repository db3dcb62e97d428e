"""Who is interviewed, by what stands before the first question."""

import re

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.people import mentions
from safeconduct.claims.read.russian.words import Sentence, Word, parsed

_TALKED = re.compile(
    r"(?i)\b(?:поговорил|побеседовал|пообщал|интервью|бесед[аоуы]|разговор|называть|назовём|назовем|вопросы|собеседни|геро[йя]|рассказал)"
)
_PARAGRAPH = re.compile(r"[^\n]+")


def interviewed(before: str) -> str:
    """The name in the nominative; "" where more than one, or nobody, is said to have talked."""
    people = [one for one in mentions(before) if one.kind is Kind.PERSON]
    names: dict[str, None] = {}
    for paragraph in _PARAGRAPH.finditer(before):
        for sentence in parsed(before, *paragraph.span()):
            inside = [one for one in people if sentence.holds(one)]
            if inside and _TALKED.search(sentence.of(before)):
                head = _head(sentence, inside[-1].start)
                names.update({named(before, sentence, head): None} if head is not None else {})
    return next(iter(names)) if len(names) == 1 else ""


def _head(sentence: Sentence, start: int) -> int | None:
    """The word of the name that others hang on, or the role that the name is set beside."""
    place = next((at for at, word in enumerate(sentence.words) if word.start == start), None)
    while place is not None and _beside(sentence.words[place]) and sentence.words[place].head >= 0:
        above = sentence.words[place].head
        if sentence.words[above].case != sentence.words[place].case:
            break
        place = above
    return place


def _beside(word: Word) -> bool:
    return word.tie in {"appos", "flat", "flat:name"}
