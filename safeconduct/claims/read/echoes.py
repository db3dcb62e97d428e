"""Whether a text repeats another: runs of words that both have. Pure, in memory; a person decides.

1. Words are compared in small letters, without marks, "ё" as "е"; five in a row are a shingle (Broder 1997,
   "On the resemblance and containment of documents").
2. An echo is proposed when a good part of the shorter text stands in the other, or when several whole runs of
   eight words and more do: two people who tell of one event in their own words share neither.
3. Which came first is not decided here: dates do, and who reads.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

SHINGLE = 5  # words
CONTAINED = 0.2  # of the shorter text's shingles
LONG_RUN = 8  # words in a row
RUNS = 2  # of so many words
SOME = 0.03  # of the shingles: two long names of laws make no echo of two long articles
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True)
class Echo(Generic[Key]):
    """`key` of the other text; `share` of the shorter one's shingles in both; `runs` of shared words as
    they stand in the text that was asked about, longest first."""

    key: Key
    share: float
    runs: tuple[str, ...]


def echo(one: str, others: Mapping[Key, str]) -> list[Echo[Key]]:
    """The texts among `others` that `one` may derive from, or they from it, the likeliest first."""
    mine = list(_WORD.finditer(one))
    words = [_plain(match.group()) for match in mine]
    found = []
    for key, other in others.items():
        shared = _shared(words, [_plain(word) for word in _WORD.findall(other)])
        runs = sorted(_runs(shared[1]), key=lambda run: run[0] - run[1])
        long = [run for run in runs if run[1] - run[0] >= LONG_RUN]
        if shared[0] >= CONTAINED or (shared[0] >= SOME and len(long) >= RUNS):
            said = tuple(one[mine[start].start() : mine[end - 1].end()] for start, end in runs)
            found.append(Echo(key, shared[0], said))
    return sorted(found, key=lambda echo: -echo.share)


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е").replace("’", "'")


def _shared(words: list[str], other: list[str]) -> tuple[float, list[int]]:
    """The share of the shorter one's shingles that both have, and where they begin in `words`."""
    mine, theirs = _shingles(words), set(_shingles(other))
    common = set(mine) & theirs
    least = min(len(set(mine)), len(theirs))
    return (len(common) / least if least else 0.0), [at for at, one in enumerate(mine) if one in common]


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _runs(begins: list[int]) -> list[tuple[int, int]]:
    """Shingles that overlap make one run of words."""
    runs: list[tuple[int, int]] = []
    for begin in begins:
        if runs and begin < runs[-1][1]:
            runs[-1] = (runs[-1][0], begin + SHINGLE)
        else:
            runs.append((begin, begin + SHINGLE))
    return runs
