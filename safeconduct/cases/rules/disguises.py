"""The words of a text as a reader would read them, however they are written. Pure.

A name is written apart over two lines, with marks that nobody sees, letter by letter, in letters of
another alphabet that look the same, or grown together with other words. Each reading keeps where it
stands, so that whoever looks can be shown the place.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´-][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐‑–]?[ \t]*\r?\n[ \t]*([^\W\d_]+)")
_SPACED = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_](?P<gap>[ .·*_-]{1,2}))(?:[^\W\d_](?P=gap)){1,}[^\W\d_](?![^\W\d_])"
)
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_MIXED = re.compile(r"[^\W_]+")
# Letters that look alike, and digits that stand for a letter.
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceopxykmtnuib0346", "АВСЕНКМОРТХУасеорхукмтпиіьозчб")
_TO_LATIN = str.maketrans("АВСЕНКМОРТХУасеорхуікмт0134", "ABCEHKMOPTXYaceopxyikmtoiea")


class Read(NamedTuple):
    """A word as it can be read, from `start` to `end` of the text."""

    word: str
    start: int
    end: int


def readings(text: str) -> list[Read]:
    """Every word of a text in each way in which it can be read; the text itself first."""
    plain, places = _visible(text)
    found = [
        Read(word, places[start], places[end - 1] + 1)
        for word, start, end in (*_words(plain), *_put_together(plain), *_undisguised(plain))
    ]
    return list(dict.fromkeys(found))


def _visible(text: str) -> tuple[str, list[int]]:
    """The text in its plainest letters without marks that nobody sees, and where each letter stood."""
    letters, places = [], []
    for at, one in enumerate(text):
        if unicodedata.category(one) in {"Cf", "Mn", "Me"} and one not in "\u0306\u0308":
            continue
        for letter in unicodedata.normalize("NFKC", one):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(text):
        yield found.group(), found.start(), found.end()
        if len(parts := found.group().split("-")) > 1 or _HUMP.search(found.group()):
            at = found.start()
            for part in (piece for one in parts for piece in _HUMP.split(one)):
                start = text.index(part, at)
                yield part, start, start + len(part)
                at = start + len(part)


def _put_together(text: str) -> Iterator[tuple[str, int, int]]:
    """Words that were taken apart: over a line's end, or letter by letter."""
    at = 0
    while found := _BROKEN.search(text, at):
        yield found.group(1) + found.group(2), found.start(), found.end()
        at = found.start(2)
    for spaced in _SPACED.finditer(text):
        word, step = spaced.group().replace(spaced["gap"], ""), 1 + len(spaced["gap"])
        for skipped in range(min(3, len(word) - 2)):  # a word of one letter stands before it
            yield word[skipped:], spaced.start() + skipped * step, spaced.end()


def _undisguised(text: str) -> Iterator[tuple[str, int, int]]:
    """Words in which letters of two alphabets, or digits, stand beside each other."""
    for found in _MIXED.finditer(text):
        word = found.group()
        cyrillic, latin = _has(word, "\u0400", "\u04ff"), _has(word, "A", "z")
        digits = any(letter.isdigit() for letter in word)
        if not (cyrillic or latin) or not (digits or (cyrillic and latin)):
            continue
        for table in (_TO_CYRILLIC, _TO_LATIN):
            read = word.translate(table)
            if read.isalpha() and _has(read, "\u0400", "\u04ff") != _has(read, "A", "z"):
                yield read, found.start(), found.end()


def _has(word: str, first: str, last: str) -> bool:
    return any(first <= letter <= last for letter in word)
