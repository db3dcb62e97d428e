"""From a text to the paragraphs of its article: lines joined again, headline and furniture left out. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from safeconduct.claims.read.conversations import conversation
from safeconduct.claims.read.items import MARKED, leads
from safeconduct.claims.read.language import Block, Language, Stretch
from safeconduct.claims.read.letters import foreign, passed_on, program
from safeconduct.claims.read.posts import footer, over, posted
from safeconduct.claims.read.quotes import PAIRS
from safeconduct.claims.read.turns import STAMPED, TURN, asked, label, turns

WIDEST = 120  # characters; longer lines were not broken by a mail program
NARROWEST = 40
HEADLINE = 200
_SAME = 0.8  # of the words of a headline and its twin
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"\w+")
_ENDS = (".", "!", "?", "…", ":", ";", ",", ")")
_INITIAL = re.compile(r"(?<=\s)[^\W\d_a-zа-яё]\.$")  # "Statement on the arrest of Oleg N."
_CLOSING = "”»\"'"
_LEADING = re.compile(
    r"(?:\s*(?:\(?\d{1,2}\s*/\s*\d{0,2}\)?|\(?\d{1,2}[.)])(?=\s)|\s*-(?=\s)|\s*[^\w\s«»„“”\"'‘’‹›(\[#@—–+$€£%█-]+)+\s*"
)


def blocks(text: str, title: str, language: Language) -> list[Block]:
    """The paragraphs that tell something, in order; turns of an interview and posts with their voice."""
    every = list(_paragraphs(text))
    hanging = {every[at]: lead for at, lead in leads(text, every, language).items()}
    heads, named = _posts(text, every)
    paragraphs = [
        one for one in every if one in hanging or one in heads or not _empty(one.of(text), language)
    ]
    headline, told = _without_headline(text, title, [one for one in paragraphs if one not in named])
    told = [one for one in told if _WORD.search(one.of(text))]
    first = headline or (every[0].of(text) if every and every[0] not in told else "")
    voiced = _with_voices(text, first, told, language, heads, posted(title.strip()))
    return passed_on(text, [replace(block, under=_lead(block, hanging)) for block in voiced], language)


def _empty(words: str, language: Language) -> bool:
    return program(words) or footer(words) or language.furniture(words)


def _posts(text: str, every: Sequence[Stretch]) -> tuple[dict[Stretch, str], set[Stretch]]:
    """The lines over posts with whose these are, and the names on lines of their own above such a line."""
    heads = {one: voice for one in every if (voice := posted(one.of(text)))}
    named: set[Stretch] = set()
    for above, one in pairwise(every):
        name = over(above.of(text), one.of(text)) if one in heads else ""
        if name and text.count("\n", above.end, one.start) == 1:
            heads[one] = name
            named.add(above)
    return heads, named


def _lead(block: Block, hanging: Mapping[Stretch, Stretch]) -> Stretch | None:
    return next((lead for one, lead in hanging.items() if one.holds(block)), None)


def _paragraphs(text: str) -> Iterator[Stretch]:
    run: list[Stretch] = []
    for line in _lines(text):
        if run and not _goes_on(text, run, line):
            yield Stretch(run[0].start, run[-1].end)
            run = []
        run.append(line)
    if run:
        yield Stretch(run[0].start, run[-1].end)


def _lines(text: str) -> Iterator[Stretch]:
    """Lines without the spaces around them; empty ones leave a gap that `_goes_on` sees."""
    left_out = foreign(text)
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if bare and not any(one.start <= match.start() < one.end for one in left_out):
            start = match.start() + match.group().index(bare)
            yield Stretch(start, start + len(bare))


def _goes_on(text: str, run: list[Stretch], line: Stretch) -> bool:
    """Whether a line continues the paragraph: the one before was broken because this word had no room."""
    last = run[-1]
    begins = MARKED.match(text, line.start) or STAMPED.match(text, line.start)
    if begins or text[last.end : line.start].count("\n") != 1:
        return False
    width = max(one.end - one.start for one in [*run, line])
    if not NARROWEST <= width <= WIDEST:
        return False
    first = line.of(text).split(maxsplit=1)[0]
    return last.end - last.start + 1 + len(first) > width - 1 or first[0].islower()


def _without_headline(text: str, title: str, paragraphs: list[Stretch]) -> tuple[str, list[Stretch]]:
    """The headline, and what is no headline and no twin of it (a menu, a caption, a card)."""
    if paragraphs and not title and _like_headline(text, paragraphs):
        title, paragraphs = paragraphs[0].of(text), paragraphs[1:]
    return title, [one for one in paragraphs if not title or not _twins(one.of(text), title)]


def _like_headline(text: str, paragraphs: list[Stretch]) -> bool:
    """The first paragraph is a headline if it is short, ends without a full stop, and more follows."""
    first = paragraphs[0].of(text)
    spoken = first[0] in PAIRS and first[-1] in PAIRS[first[0]]  # words of somebody, as over an interview
    return (
        len(paragraphs) > 1
        and len(first) <= HEADLINE
        and (
            not first.rstrip(_CLOSING).endswith(_ENDS)
            or _INITIAL.search(first)
            or (spoken and first[-2] in "?!…")
        )
        and not _is_turn(text, paragraphs)
        and not posted(first)
    )


def _is_turn(text: str, paragraphs: list[Stretch]) -> bool:
    """Whether the first paragraph is a turn: its label comes again, as no headline's does."""
    first = label(paragraphs[0].of(text))
    return bool(first) and any(label(other.of(text)) == first for other in paragraphs[1:])


def _twins(one: str, other: str) -> bool:
    mine, theirs = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return bool(mine) and len(mine & theirs) >= _SAME * len(mine | theirs)


def _with_voices(
    text: str,
    title: str,
    paragraphs: list[Stretch],
    language: Language,
    heads: Mapping[Stretch, str],
    voice: str,
) -> Iterator[Block]:
    """Gives turns and posts their voice: by labels, by dashes, by questions that stand alone."""
    said = [one.of(text) for one in paragraphs]
    labels = [heads.get(one) or label(words) for one, words in zip(paragraphs, said, strict=True)]
    spoken = turns(said, labels, language, title)
    labelled = [place for place, one in enumerate(labels) if one in spoken]
    free = labelled[0] if labelled else len(said)
    answers = {voice for voice, asks in spoken.values() if not asks}
    unlabelled = conversation(text, paragraphs[:free], said[:free], language, title, answers)
    asks, in_post = False, bool(voice)
    for place, paragraph in enumerate(paragraphs):
        if place in unlabelled:
            yield unlabelled[place]
            continue
        if paragraph in heads:
            voice, asks, in_post = heads[paragraph], False, True
            continue
        start = paragraph.start
        if labels[place] in spoken:
            (voice, asks), in_post = spoken[labels[place]], False
            match = TURN.match(said[place])
            start += match.end() if match else 0
        elif labelled and not in_post:
            if place < labelled[-1]:
                asks = bool(voice) and asked(said[place])  # a question without its label
            elif asks or not language.first_person(said[place]):
                voice, asks = "", False  # what follows the conversation is told by who wrote it down
        leading = _LEADING.match(text, start, paragraph.end)
        start = leading.end() if leading else start
        if start < paragraph.end:
            yield Block(start, paragraph.end, voice=voice, asks=asks)
