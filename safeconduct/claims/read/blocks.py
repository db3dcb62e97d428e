"""From a text to the paragraphs of its article: lines joined again, headline and furniture left out. Pure."""

import re
from collections.abc import Iterator

from safeconduct.claims.read import dashes
from safeconduct.claims.read.language import Block, Language, Stretch

WIDEST = 120  # characters; longer lines were not broken by a mail program
NARROWEST = 40
HEADLINE = 200
_SAME = 0.8  # of the words of a headline and its twin
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"\w+")
_ENDS = (".", "!", "?", "…", ":", ";", ",", ")")
_CLOSING = "”»\"'"
_TURN = re.compile(r"(@\w{2,30}|[^\W\d_][\w.’' -]{0,40}?)(?:\s*\([^)\n]{1,60}\))?\s*:(?=\s)\s*")
_POST = re.compile(r"(?:([\w.’' -]{1,50}?)\s)?\(?(@\w{2,30})\)?(?:\s*[·•|,—–-].*)?")
_ITEM = re.compile(r"(?:\d{1,2}\s*/\s*\d{0,2}|\d{1,2}[.)]|[-•*–—])\s")
_NUMBER = re.compile(r"\s*(?:\d{1,2}\s*/\s*\d{0,2}|\d{1,2}[.)])\s+")


def blocks(text: str, title: str, language: Language) -> list[Block]:
    """The paragraphs that tell something, in order; turns of an interview and posts with their voice."""
    lines = [(one, one.of(text)) for one in _paragraphs(text)]
    paragraphs = [one for one, words in lines if _POST.fullmatch(words) or not language.furniture(words)]
    told = [one for one in _without_headline(text, title, paragraphs) if _WORD.search(one.of(text))]
    posted = _POST.fullmatch(title.strip())
    return list(_with_voices(text, told, language, (posted[1] or posted[2]) if posted else ""))


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
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if bare:
            start = match.start() + match.group().index(bare)
            yield Stretch(start, start + len(bare))


def _goes_on(text: str, run: list[Stretch], line: Stretch) -> bool:
    """Whether a line continues the paragraph: the one before was broken because this word had no room."""
    last = run[-1]
    if text[last.end : line.start].count("\n") != 1 or _ITEM.match(text, line.start):
        return False
    width = max(one.end - one.start for one in [*run, line])
    if not NARROWEST <= width <= WIDEST:
        return False
    first = line.of(text).split(maxsplit=1)[0]
    return last.end - last.start + 1 + len(first) > width - 1 or first[0].islower()


def _without_headline(text: str, title: str, paragraphs: list[Stretch]) -> list[Stretch]:
    """Leaves out the headline, and what says nothing but the headline again (a menu, a caption, a card)."""
    titles = [title] if title else []
    if paragraphs and not titles and _like_headline(text, paragraphs):
        titles.append(paragraphs[0].of(text))
        paragraphs = paragraphs[1:]
    return [one for one in paragraphs if not any(_twins(one.of(text), known) for known in titles)]


def _like_headline(text: str, paragraphs: list[Stretch]) -> bool:
    """The first paragraph is a headline if it is short, ends without a full stop, and more follows."""
    first = paragraphs[0].of(text)
    return (
        len(paragraphs) > 1
        and len(first) <= HEADLINE
        and not first.rstrip(_CLOSING).endswith(_ENDS)
        and not _is_turn(text, paragraphs)
        and not _POST.fullmatch(first)
    )


def _is_turn(text: str, paragraphs: list[Stretch]) -> bool:
    """Whether the first paragraph is a turn: its label comes again, as no headline's does."""
    label = _label(text, paragraphs[0])
    return bool(label) and any(_label(text, other) == label for other in paragraphs[1:])


def _twins(one: str, other: str) -> bool:
    mine, theirs = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return bool(mine) and len(mine & theirs) >= _SAME * len(mine | theirs)


def _with_voices(text: str, paragraphs: list[Stretch], language: Language, voice: str) -> Iterator[Block]:
    """Gives turns and posts their voice. A label counts as one if it comes again, or says what it is."""
    labels = [_label(text, one) for one in paragraphs]
    turns = _turns(text, paragraphs, labels, language)
    dashed = {} if turns else dashes.turns(text, paragraphs)
    answers = language.interviewed(text[: paragraphs[min(dashed)].start]) if dashed else ""
    asks, posted = False, bool(voice)
    for place, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        if place in dashed:
            start, questions = dashed[place]
            yield Block(start, paragraph.end, voice="" if questions else answers, asks=questions)
            continue
        if _POST.fullmatch(paragraph.of(text)):
            voice, asks, posted = label, False, True
            continue
        start = paragraph.start
        if label in turns:
            (voice, asks), posted = turns[label], False
            match = _TURN.match(paragraph.of(text))
            start += match.end() if match else 0
        elif turns and not posted and not language.first_person(paragraph.of(text)):
            voice, asks = "", False  # what follows the conversation is told by who wrote it down
        number = _NUMBER.match(text, start, paragraph.end)
        start = number.end() if number else start
        if start < paragraph.end:
            yield Block(start, paragraph.end, voice=voice, asks=asks)


def _label(text: str, paragraph: Stretch) -> str:
    words = paragraph.of(text)
    post = _POST.fullmatch(words)
    turn = _TURN.match(words)
    return post[1] or post[2] if post else turn[1].strip() if turn else ""


def _asking(said: list[str]) -> bool:
    """Whether most of what stands behind a label are questions."""
    return 2 * sum(words.rstrip('”»" ').endswith("?") for words in said) > len(said)


def _turns(
    text: str, paragraphs: list[Stretch], labels: list[str], language: Language
) -> dict[str, tuple[str, bool]]:
    """The voice of each label that is a turn, and whether it is of who asks."""
    turns: dict[str, tuple[str, bool]] = {}
    for label in filter(None, labels):
        asks = language.asks(label)
        if label.startswith("@") or asks is not None or labels.count(label) > 1:
            said = [one.of(text) for one, other in zip(paragraphs, labels, strict=True) if other == label]
            turns[label] = (label, _asking(said) if asks is None else asks)
    if all(asks for _voice, asks in turns.values()):
        turns = {label: (voice, bool(language.asks(label))) for label, (voice, _asks) in turns.items()}
    answers = [
        label
        for label, (_voice, asks) in turns.items()
        if language.asks(label) is None and not asks and not label.startswith("@")
    ]
    for label, (_voice, asks) in list(turns.items()):
        if language.asks(label) is not None:  # "Q", "A" are no names
            named = answers[0] if len(answers) == 1 and not asks else ""
            turns[label] = (named, asks)
    return turns
