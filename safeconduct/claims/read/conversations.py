"""A conversation whose turns bear no label: they begin with a dash, or its questions stand alone. Pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from safeconduct.claims.read import dashes, questions
from safeconduct.claims.read.language import Block, Language, Stretch
from safeconduct.claims.read.turns import answering


def conversation(
    text: str,
    paragraphs: Sequence[Stretch],
    said: Sequence[str],
    language: Language,
    title: str,
    answers: AbstractSet[str],
) -> dict[int, Block]:
    """The turns by the places of their paragraphs; empty if there is no such conversation.

    `answers`: who answers in turns with labels that follow, if any do.
    """
    dashed = dashes.turns(text, paragraphs)
    alone = set() if dashed else questions.asking(said, language)
    first = min([*dashed, *alone], default=0)
    named = answering([title, *said[:first]], language) or (next(iter(answers)) if len(answers) == 1 else "")
    if not dashed and not (alone and named):
        return {}
    turns = dashed or {
        at: (paragraphs[at].start, at in alone) for at in range(first, min(len(said), max(alone) + 2))
    }
    blocks = {
        at: Block(start, paragraphs[at].end, voice="" if asks else named, asks=asks)
        for at, (start, asks) in turns.items()
    }
    return blocks | {
        at: Block(paragraphs[at].start, paragraphs[at].end, voice=named)
        for at in _going_on(max(turns), said, language)
        if alone  # under dashes an answer without one cannot be told from who wrote it down
    }


def _going_on(last: int, said: Sequence[str], language: Language) -> Iterator[int]:
    """The paragraphs under the last turn in which the same person goes on."""
    for at in range(last + 1, len(said)):
        if not language.first_person(said[at]):
            return
        yield at
