"""How a draft reads to whoever approves it: whoever writes drafts of a kind puts its marks into words."""

from collections.abc import Callable
from typing import NamedTuple


class Passage(NamedTuple):
    """A passage of a draft. `head` says what it is, in the reader's words; empty where nothing need be said.
    `language` is the language of `text`; empty where nobody said."""

    head: str
    text: str
    language: str = ""


Worded = Callable[[str], list[Passage]]
_worded: dict[str, Worded] = {}


def wording(kind: str) -> Callable[[Worded], Worded]:
    """Register who knows the marks in drafts of one kind."""

    def register(function: Worded) -> Worded:
        _worded[kind] = function
        return function

    return register


def passages(kind: str, text: str) -> list[Passage]:
    """The whole text, with nothing left out, as it is shown."""
    known = _worded.get(kind)
    return known(text) if known else [Passage("", text)]
