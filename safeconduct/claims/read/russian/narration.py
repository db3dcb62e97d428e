"""Who tells an account: whoever is interviewed or has their story printed, by what stands before it."""

import re

from safeconduct.claims.read.drafts import UNKNOWN, Kind
from safeconduct.claims.read.language import Block, Document, Stretch
from safeconduct.claims.read.russian.furniture import furniture
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.people import mentions
from safeconduct.claims.read.russian.words import Sentence, Word, parsed

_TALKED = re.compile(
    r"(?i)\b(?:поговорил|побеседовал|пообщал|интервью|бесед[аоуы]|разговор|называть|назовём|назовем|вопросы"
    r"|собеседни|геро[йя]|рассказал|рассказ|монолог|свидетельств|записали|истори[яю])"
)
_STORY = re.compile(
    r"(?i)\b(?:рассказ(?:а|е|ом)?|монолог|исповедь|свидетельств[оа]|воспоминани[ея]|дневник|истори[яю])\b|\bот\s+первого\s+лица"
)
_FIRST = re.compile(r"(?i)\b(?:я|меня|мне|мной|мой|моя|моё|мои|моего|моей|мою|мы|нас|нам|нами|наш\w*)\b")
_ALONE = re.compile(r"(?i)\b(?:я|меня|мне|мной|мой|моя|моего|моей|мою)\b")
_PARAGRAPH = re.compile(r"[^\n]+")
FEWEST = 2  # paragraphs of a story in the first person


def interviewed(before: str) -> str:
    """The name in the nominative, of who is said to have talked, or of the only one named; "unknown" where
    more than one, or nobody, is."""
    people = [one for one in mentions(before) if one.kind is Kind.PERSON]
    talked: dict[str, None] = {}
    anybody: dict[str, None] = {}
    for paragraph in _PARAGRAPH.finditer(before):
        if furniture(paragraph.group().strip()) and not _TALKED.search(paragraph.group()):
            continue  # a byline names who asks
        for sentence in parsed(before, *paragraph.span()):
            inside = [one for one in people if sentence.holds(one)]
            heads = [head for one in inside if (head := _head(sentence, one.start)) is not None]
            names = [named(before, sentence, head) for head in heads]
            anybody.update(dict.fromkeys(names))
            if names and _TALKED.search(sentence.of(before)):
                talked[names[-1]] = None
    if talked:
        return next(iter(talked)) if len(talked) == 1 else UNKNOWN
    return next(iter(anybody)) if len(anybody) == 1 else UNKNOWN


def story(document: Document) -> tuple[str, Stretch] | None:
    """Who tells, and from where to where: paragraphs in the first person below words that announce a story.

    None where the text is none, or its paragraphs have voices of their own.
    """
    told = [block for block in document.blocks if _is_told(block, document)]
    if len(told) < FEWEST or any(block.voice or block.asks for block in document.blocks):
        return None
    alone = sum(bool(_ALONE.search(block.of(document.text))) for block in told)
    if alone < FEWEST:
        return None
    before = document.text[: told[0].start]
    if not _STORY.search(before):
        return None
    return interviewed(before), Stretch(told[0].start, told[-1].end)


def _is_told(block: Block, document: Document) -> bool:
    """Whether somebody speaks of themself there outside quotation marks, and not the editors."""
    return any(
        not any(quote.start <= block.start + one.start() < quote.end for quote in document.quoted)
        for one in _FIRST.finditer(block.of(document.text))
    ) and not _STORY.search(block.of(document.text))


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
