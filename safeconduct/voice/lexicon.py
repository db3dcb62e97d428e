"""Which words name nobody, and which are known as names or places, in English and Russian.

Russian comes from the dictionary of pymorphy3 (OpenCorpora), English and the names from `packs/words`,
places from the regions of the pack. Loaded once, when the first text is looked at.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from safeconduct.cases.letters import script, sounds, words
from safeconduct.cases.rules.never import derived, stems_of
from safeconduct.places import regions

FOLDER = Path(__file__).resolve().parents[2] / "packs" / "words"
NAMING = {"Name", "Surn", "Patr", "Geox"}
LIKELY = 0.2  # a reading as a name that is rarer than this does not make a common word a name
_ENGLISH = (
    ("", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "al", "ion", "ions", "'s"),
    ("ies", "ied", "ily", "ier"),
)


class Words:
    """The lexicon that public texts are looked at with."""

    def ordinary(self, word: str) -> bool:
        """Whether a word in small letters is a common one that names nobody and no place."""
        return all(_ordinary(part) for part in re.split(r"[-’']", word) if part) if word else False

    def naming(self, word: str) -> bool:
        """Whether a word in small letters is known as somebody's name, or as a place."""
        return _naming(word)

    def stands_alone(self, word: str, following: str) -> bool:
        """Whether it is an adjective without the noun that it belongs to."""
        return _is(word, "ADJF") and not _is(following, "NOUN", "ADJF")


@cache
def _ordinary(word: str) -> bool:
    if script(word) == "Cyrl":
        readings = _morphology().parse(word)
        return _morphology().word_is_known(word) and not _likely(readings)
    plain = _english()
    endings, changed = _ENGLISH
    return any(word.endswith(end) and word[: len(word) - len(end)] in plain for end in endings) or any(
        _as_base(word, end, plain) for end in (*endings, *changed)
    )


def _as_base(word: str, end: str, plain: frozenset[str]) -> bool:
    """stopped → stop, taking → take, bodies → body."""
    if not end or not word.endswith(end):
        return False
    base = word[: -len(end)]
    return f"{base}e" in plain or f"{base}y" in plain or (base[-1:] == base[-2:-1] and base[:-1] in plain)


@cache
def _naming(word: str) -> bool:
    if any(derived(word, stem) for stem in _near(_places(), word)):
        return True
    if script(word) == "Cyrl" and _morphology().word_is_known(word):
        return _likely(_morphology().parse(word)) and not _common(word)
    return not _ordinary(word) and any(derived(word, stem) for stem in _near(_names(), word))


def _is(word: str, *parts: str) -> bool:
    """Whether a Russian word is, as it is mostly read, of one of these parts of speech."""
    if not word or script(word) != "Cyrl":
        return False
    return bool(set(parts) & set(_grammemes(_morphology().parse(word)[0])))


def _common(word: str) -> bool:
    """Whether a word has a common reading at all: "роман" and "вера" in small letters are no names."""
    return any(not NAMING & set(_grammemes(one)) for one in _morphology().parse(word))


def _likely(readings: list[Any]) -> bool:
    return any(one.score >= LIKELY and NAMING & set(_grammemes(one)) for one in readings)


def _grammemes(reading: Any) -> frozenset[str]:
    found: frozenset[str] = reading.tag.grammemes
    return found


Stems = dict[str, list[str]]  # by their first two sounds


def _near(known: Stems, word: str) -> list[str]:
    return [stem for part in words(word) for stem in known.get(sounds(part)[:2], ())]


@cache
def _names() -> Stems:
    return _stems(_listed("names.txt"))


@cache
def _places() -> Stems:
    return _stems([begin for region in regions.regions().values() for begin in region.begins])


def _stems(known: list[str]) -> Stems:
    found: Stems = {}
    for word in known:
        for stem in stems_of(word.casefold()):
            found.setdefault(stem[:2], []).append(stem)
    return found


@cache
def _english() -> frozenset[str]:
    return frozenset(_listed("en.txt"))


def _listed(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def _morphology() -> Any:
    """Loaded late: the dictionary takes a second and some memory."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")
