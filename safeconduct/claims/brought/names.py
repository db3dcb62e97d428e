"""Names dropped, roles kept: "lawyer Anna Primerova" becomes "lawyer ██". Pure.

A name goes in every form of it: a word with a capital letter that begins like a part of a name and is about
as long is taken for one. That may take a word too many; a name too many would be worse.
"""

import re
from collections.abc import Iterable

DROPPED = "██"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = 3  # letters by which the forms of a name may differ
_SHORT = 3
_JOINED = re.compile(rf"{DROPPED}(?:[\s.]{{1,2}}(?:[^\W\d_]\.\s?)?{DROPPED})+")


def without(text: str, names: Iterable[str], kept: Iterable[str] = ()) -> str:
    """The text without these names, in any form of them, but for those that are kept."""
    staying = {part for name in kept for part in _parts(name)}
    going = {part for name in names for part in _parts(name)} - staying
    if not going:
        return text
    return _JOINED.sub(DROPPED, _WORD.sub(lambda word: _drop(word[0], going, staying), text))


def _drop(word: str, going: set[str], staying: set[str]) -> str:
    if not word[0].isupper() or any(_same(word, part) for part in staying):
        return word
    return DROPPED if any(_same(word, part) for part in going) else word


def _parts(name: str) -> Iterable[str]:
    return (part.casefold() for part in _WORD.findall(name) if part[0].isupper() and len(part) > 1)


def _same(word: str, part: str) -> bool:
    """Whether a word is a form of one part of a name."""
    word = word.casefold().removesuffix("’s").removesuffix("'s")
    if len(part) <= _SHORT:
        return word == part
    stem = part[: max(_SHORT, len(part) - _ENDINGS)]
    return word.startswith(stem) and abs(len(word) - len(part)) <= _ENDINGS
