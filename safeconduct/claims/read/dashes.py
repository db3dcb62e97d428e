"""An interview whose turns begin with a dash, as Russian prints it: who asks, who answers. Pure."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.language import Stretch

FEWEST = 3  # turns; fewer are a remark or two in a report
_DASH = re.compile(r"[—–-]\s+(?=\S)")
_AUTHOR = re.compile(r"[,.!?…»”]\s+[—–]\s+[^\W\d_]")
_END = re.compile(r"[.!?…](?=\s)")


def turns(text: str, paragraphs: Sequence[Stretch]) -> dict[int, tuple[int, bool]]:
    """For each paragraph of a conversation by its place: where its words begin, and whether it asks.

    Empty if there is none: no question among the turns, or words of an author between the speech.
    """
    begun = {
        place: match.end()
        for place, one in enumerate(paragraphs)
        if (match := _DASH.match(text, one.start, one.end))
    }
    words = [text[begin : paragraphs[place].end] for place, begin in begun.items()]
    if (
        len(begun) < FEWEST
        or not any(_asks(one) for one in words)
        or any(_AUTHOR.search(one) for one in words)
    ):
        return {}
    found: dict[int, tuple[int, bool]] = {}
    asked = False
    last = max(begun)
    for place, one in enumerate(paragraphs):
        if place in begun:
            asked = _asks(text[begun[place] : one.end]) or not (asked or not found)
            found[place] = (begun[place], asked)
        elif found and place < last and not asked:
            found[place] = (one.start, False)  # an answer of several paragraphs
    return found


def _asks(words: str) -> bool:
    return words.rstrip("»”\"' ").endswith("?") and len(_END.findall(words)) <= 3
