"""A text as words, numbers and signs, each with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# One alternative per kind of character and no nesting: linear on any text.
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s]")
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is lower case with ё as е; `number` is None for what is none or is too long to be meant as one.

    `glued`: nothing stands between it and the token before.
    """

    word: str
    start: int
    end: int
    number: int | None
    capital: bool
    glued: bool


NOTHING = Token("", 0, 0, None, capital=False, glued=False)


class Tokens:
    """The tokens of a text. `looks` counts how often one was looked at: the measure of work done."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.looks = 0
        self._found = _tokens(text)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int) -> Token:
        """The token there; one of nothing before the first and after the last."""
        self.looks += 1
        return self._found[place] if 0 <= place < len(self._found) else NOTHING

    def said(self, start: int, end: int) -> str:
        """The text from one token to before another, as it stands."""
        return self.text[self._found[start].start : self._found[end - 1].end]


def _tokens(text: str) -> Sequence[Token]:
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        raw = match.group()
        digits = raw.isdecimal() and len(raw) <= _LONGEST_NUMBER
        found.append(
            Token(
                word=raw.lower().replace("ё", "е").replace("’", "'"),
                start=match.start(),
                end=match.end(),
                number=int(raw) if digits else None,
                capital=raw[0].isupper(),
                glued=match.start() == end,
            )
        )
        end = match.end()
    return found
