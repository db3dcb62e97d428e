"""A statement in as many posts as a service needs. Pure.

Nothing is cut: a post holds whole sentences. What may never fall into another post than its claim is
the attribution, the negation and the "alleged" of a sentence (a sentence is never divided), who said
it (repeated where a part goes on in the next post), that it is not confirmed (said at the end of each
piece), and the mark of a correction (on every post).

1. What fits into one post is one post.
2. Otherwise parts are put into posts in their order, whole as long as they fit.
3. A part that fits into no post is divided between its sentences, and each further post begins with its
   attribution.
4. What cannot be divided that way is refused: the writer makes it shorter, not the machine.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from safeconduct.voice.rules.limits import Limit

# A full stop after one of these, or after an initial, ends no sentence.
_SHORT = re.compile(
    r"(?i)(?:^|[\s(«“\".])(?:[^\W\d_]|гг|ул|кв|стр|корп|обл|пос|им|др|пр|см|ср|ст|руб|тыс|млн|млрд|тел|мин|чел"
    r"|nos?|mrs?|ms|dr|prof|st|vs|etc|cf|art|para|pp|vol|col|capt|lt|sgt|gen|approx|dept|jan|feb|mar|apr|jun"
    r"|jul|aug|sept?|oct|nov|dec)\.$"
)
_END = re.compile(r"([.!?…]+[»”\"')\]]*)\s+(?=[«“„\"'(\[—–-]*\s*[^\W_])")
_PAIRS = {"«": "»", "“": "”", "„": "“", "(": ")", "[": "]"}


@dataclass(frozen=True)
class Part:
    """What is kept together: sentences that one attribution covers.

    `attribution` is said again ("According to the lawyer:") where the part goes on in the next post;
    without one the part is never divided. `closing` ("[not confirmed]") is said at the end of each piece.
    """

    text: str
    attribution: str = ""
    closing: str = ""

    def piece(self, text: str) -> str:
        """Some of its sentences, with what must stand at their end."""
        return f"{text} {self.closing}" if text and self.closing else text

    @property
    def whole(self) -> str:
        """All of it, as it is read."""
        return self.piece(self.text.strip())


class TooLong(Exception):  # noqa: N818  (it is what happened, like every refusal here)
    """Part number `index` (from 0) has a sentence that fits into no post of this service."""

    def __init__(self, index: int) -> None:
        super().__init__(f"part {index} fits into no post")
        self.index = index


def posts(parts: Sequence[Part], limit: Limit, mark: str = "") -> list[str]:
    """The posts of a thread, each within the limit; more than one are numbered, and each carries the mark.

    Raises TooLong.
    """
    whole = _marked(mark, " ".join(part.whole for part in parts if part.whole))
    if limit.holds(whole):
        return [whole] if whole else []
    for digits in (1, 2):
        found = _thread(parts, limit, mark, "9" * digits)
        if len(str(len(found))) <= digits:
            return [f"{text} ({at}/{len(found)})" for at, text in enumerate(found, 1)]
    raise TooLong(len(parts) - 1)


def sentences(text: str) -> list[str]:
    """The sentences of a text, whole. Where it is not certain that one ends, none ends."""
    found, start = [], 0
    for end in _END.finditer(text):
        before = text[start : end.end(1)]
        if _closed(before) and not _SHORT.search(before) and not _goes_on(text[end.end() :]):
            found.append(before.strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _thread(parts: Sequence[Part], limit: Limit, mark: str, count: str) -> list[str]:
    """The texts of the posts, with room left for numbers of `count`."""

    def holds(text: str) -> bool:
        return limit.holds(f"{text} ({count}/{count})")

    found: list[str] = []
    held = ""
    for index, part in enumerate(parts):
        for piece in _pieces(part, index, lambda text: holds(_marked(mark, text))):
            longer = f"{held} {piece}" if held else piece
            if held and not holds(_marked(mark, longer)):
                found.append(_marked(mark, held))
                longer = piece
            held = longer
    return [*found, _marked(mark, held)]


def _pieces(part: Part, index: int, holds: Callable[[str], bool]) -> list[str]:
    """The part whole if it fits into one post, otherwise between its sentences."""
    whole = part.whole
    if holds(whole):
        return [whole] if whole else []
    if not part.attribution:
        raise TooLong(index)
    found: list[str] = []
    held = ""
    for sentence in sentences(part.text):
        fresh = sentence if not found and not held else f"{part.attribution} {sentence}"
        if held and holds(part.piece(f"{held} {sentence}")):
            held = f"{held} {sentence}"
            continue
        if not holds(part.piece(fresh)):
            raise TooLong(index)
        found += [part.piece(held)] if held else []
        held = fresh
    return [*found, part.piece(held)]


def _marked(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark and text else text


def _closed(text: str) -> bool:
    """Whether no quotation or bracket that was opened in it is still open."""
    open_: list[str] = []
    for letter in text:
        if open_ and letter == open_[-1]:
            open_.pop()
        elif letter in _PAIRS:
            open_.append(_PAIRS[letter])
    return not open_ and text.count('"') % 2 == 0


def _goes_on(rest: str) -> bool:
    """Whether what follows begins with a small letter, as no sentence does."""
    return next((letter.islower() for letter in rest if letter.isalnum()), False)
